import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { REPORT_WATCH, START_WATCH } from '../support/operations';
import { accepted } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const COVERAGE = graphql(`
  query Coverage($input: CoverageInput!, $page: PageInput!) {
    coverage(input: $input) {
      cutOff
      total {
        ...Figures
      }
      rows {
        ...Figures
        regionName
        isOwnLevel
        hasChildren
      }
      previous {
        ...Figures
      }
    }
    coveragePersons(input: $input, show: ALL, page: $page) {
      totalCount
    }
  }
  fragment Figures on CoverageRow {
    serving
    attended
    attendedRatio
    passed
  }
`);

const EVIDENCE = graphql(`
  query Evidence($input: CoverageEvidenceInput!) {
    coverageEvidence(input: $input) {
      person {
        name
        regionName
        creditedRatio
        attendedAt
        bestPoints
        isPassed
      }
      spans {
        fromSeconds
        toSeconds
      }
      reports {
        creditedSeconds
        jumpedToSeconds
        notCredited {
          code
          message
        }
      }
      attempts {
        number
        points
        isPassed
      }
    }
  }
`);

describe('the figures of a lecture', () => {
  let test: TestApp;
  let issue: IssueRow;
  let officer: SeededOfficer;
  let leader: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    const before = await test.seed.lectureIssue({ opensOn: '2026-10-01', closesOn: '2026-10-31' });
    const set = await test.seed.openExam();
    issue = set.issue;
    officer = await test.seed.officer({ name: '张三' });
    await test.seed.officer({ regionCode: WUYUAN });
    await test.seed.officer({ regionCode: WUYUAN, postedFrom: '2026-11-01' });
    await test.seed.attended(await test.seed.officer({ regionCode: WUYUAN }), before, WUYUAN);
    leader = await test.signedIn(await test.seed.someone('leader', BAYANNUR));
    await watchAndSit(set.exam);
  });
  afterAll(() => test.close());

  /** Ten seconds are watched, an hour is claimed, the rest is watched; two attempts, the second is passed. */
  async function watchAndSit(exam: Parameters<TestApp['seed']['sat']>[1]): Promise<void> {
    const client = await test.signedIn(officer);
    const start = { lectureIssueId: issue.id };
    const { id: leaseId } = accepted((await client.run(START_WATCH, { input: start })).startWatch);
    const report = (fromSeconds: number, toSeconds: number, jumpedToSeconds: number | null = null) => {
      const input = { leaseId, spans: [{ fromSeconds, toSeconds }], jumpedToSeconds };
      return client.run(REPORT_WATCH, { input });
    };
    test.clock.advance(10);
    await report(0, 10, 90);
    await report(10, 100);
    test.clock.advance(80);
    await report(10, 90);
    await test.seed.sat(officer, exam, 5);
    await test.seed.sat(officer, exam, 20);
  }

  const ask = (regionCode: number, by = leader, lectureIssueId = issue.id) => {
    const input = { lectureIssueId, regionCode, cutOff: null };
    return by.run(COVERAGE, { input, page: { limit: 10, offset: 0 } });
  };

  it('open by county, with ratios, the own level and the lecture before', async () => {
    const { coverage } = await ask(BAYANNUR);
    expect(coverage).toMatchObject({
      cutOff: '2026-11-18',
      total: { serving: 5, attended: 1, attendedRatio: 0.2, passed: 1 },
      rows: [
        { regionName: '巴彦淖尔市', isOwnLevel: true, hasChildren: false, serving: 1, attended: 0 },
        { regionName: '临河区', isOwnLevel: false, hasChildren: false, serving: 1, attended: 1 },
        { regionName: '五原县', serving: 3, attended: 0, attendedRatio: 0 },
      ],
      previous: { serving: 4, attended: 1, attendedRatio: 0.25 },
    });
  });

  it('have no ratio where nobody serves', async () => {
    const { coverage, coveragePersons } = await ask(150823);
    expect(coverage).toMatchObject({ total: { serving: 0, attendedRatio: null }, rows: [] });
    expect(coveragePersons.totalCount).toBe(0);
  });

  it('stay those of the last day once the lecture is over', async () => {
    test.clock.set('2027-03-01T12:00:00+08:00');
    const late = await test.signedIn(await test.seed.someone('leader', INNER_MONGOLIA));
    expect((await ask(BAYANNUR, late)).coverage?.cutOff).toBe('2026-11-30');
    test.clock.set('2026-11-18T12:05:00+08:00');
  });

  it('are seen from above and from within, and by nobody beside or below', async () => {
    const seen = async (by: SeededOfficer, regionCode: number) =>
      (await ask(regionCode, await test.signedIn(by))).coverage !== null;
    const { seed } = test;
    expect(await seen(await seed.someone('leader', INNER_MONGOLIA), BAYANNUR)).toBe(true);
    expect(await seen(await seed.someone('training_manager', LINHE), LINHE)).toBe(true);
    expect(await seen(await seed.someone('leader', LINHE), WUYUAN)).toBe(false);
    expect(await seen(await seed.someone('leader', LINHE), BAYANNUR)).toBe(false);
    expect(await seen(await seed.someone('leader', BAOTOU), BAYANNUR)).toBe(false);
  });

  it('are nothing, without a word about why, for a sibling city', async () => {
    const sibling = await test.signedIn(await test.seed.someone('leader', BAOTOU));
    for (const region of [BAYANNUR, LINHE, INNER_MONGOLIA, BAOTOU]) {
      expect(await ask(region, sibling)).toEqual({ coverage: null, coveragePersons: { totalCount: 0 } });
    }
    const input = { lectureIssueId: issue.id, officerId: officer.id, cutOff: null };
    expect(await sibling.run(EVIDENCE, { input })).toEqual({ coverageEvidence: null });
  });

  it('open to one officer’s evidence: every report, what it earned, every attempt', async () => {
    const input = { lectureIssueId: issue.id, officerId: officer.id, cutOff: null };
    const { coverageEvidence } = await leader.run(EVIDENCE, { input });
    expect(coverageEvidence).toMatchObject({
      person: {
        ...{ name: '张三', regionName: '内蒙古自治区 · 巴彦淖尔市 · 临河区', creditedRatio: 0.9 },
        ...{ attendedAt: '2026-11-18T04:01:30.000Z', bestPoints: 20, isPassed: true },
      },
      spans: [{ fromSeconds: 0, toSeconds: 90 }],
      reports: [
        { creditedSeconds: 10, jumpedToSeconds: 90, notCredited: null },
        {
          creditedSeconds: 0,
          notCredited: { code: 'FASTER_THAN_CLOCK', message: '上报的时长超过实际经过的时间，未计入。' },
        },
        { creditedSeconds: 80, notCredited: null },
      ],
      attempts: [
        { number: 1, points: 5, isPassed: false },
        { number: 2, points: 20, isPassed: true },
      ],
    });
  });
});
