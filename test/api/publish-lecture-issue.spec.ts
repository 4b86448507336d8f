import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { PublishLectureIssueInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLISH = graphql(`
  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {
    publishLectureIssue(input: $input) {
      __typename
      ... on LectureIssue {
        id
        seriesName
        year
        number
        durationSeconds
        opensAt
        closesAt
        state
        thresholdRatio
        audience {
          code
        }
        sources {
          url
          mimeType
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const MY_LECTURES = graphql(`
  query MyLectures {
    viewer {
      lectureIssues {
        id
        state
      }
    }
  }
`);

describe('publishing a lecture', () => {
  let test: TestApp;
  let manager: ApiClient;
  let videoId: string;
  let number = 0;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const clip = readFileSync('test/fixtures/clip-12s.webm');
    videoId = String((await manager.upload('/files/videos', '第11期.webm', clip)).body['id']);
  });
  afterAll(() => test.close());

  async function publish(change: Partial<PublishLectureIssueInput> = {}, by = manager) {
    const input: PublishLectureIssueInput = {
      ...{ year: 2026, number: (number += 1), title: '按日连续处罚', summary: '', videoId },
      ...{ regionCodes: [BAYANNUR], opensOn: '2026-11-01', closesOn: '2026-11-30', thresholdRatio: 0.9 },
      ...change,
    };
    return (await by.run(PUBLISH, { input })).publishLectureIssue;
  }

  it('opens it from the first moment of the first day to the last of the last, in Beijing', async () => {
    const issue = accepted(await publish());
    expect(issue).toMatchObject({
      ...{ seriesName: '巴彦淖尔市大讲堂', year: 2026, number: 1, state: 'OPEN', thresholdRatio: 0.9 },
      ...{ opensAt: '2026-10-31T16:00:00.000Z', closesAt: '2026-11-30T16:00:00.000Z' },
      audience: [{ code: BAYANNUR }],
      sources: [{ mimeType: 'video/webm', url: expect.stringMatching(/^\/media\/[0-9a-f-]{36}\.webm$/) }],
    });
    expect(Math.abs(issue.durationSeconds - 12)).toBeLessThan(0.2);
  });

  it('lets those who are signed in play it, from any second', async () => {
    const [source] = accepted(await publish()).sources;
    const url = source?.url ?? '';
    expect((await test.client().get(url)).statusCode).toBe(401);
    const range = await manager.get(url, { range: 'bytes=100-199' });
    expect([range.statusCode, range.rawPayload.length]).toEqual([206, 100]);
    expect((await manager.get('/media/..%2f..%2fdata.key')).statusCode).toBe(404);
  });

  it('shows it to the officers of its regions and to nobody else', async () => {
    const { id } = accepted(await publish({ regionCodes: [LINHE] }));
    const inLinhe = await test.signedIn(await test.seed.officer());
    const inWuyuan = await test.signedIn(await test.seed.officer({ regionCode: WUYUAN }));
    const shown = async (officer: ApiClient) =>
      (await officer.run(MY_LECTURES, {})).viewer?.lectureIssues.some((issue) => issue.id === id);
    expect([await shown(inLinhe), await shown(inWuyuan)]).toEqual([true, false]);
  });

  it('may announce a lecture that opens later', async () => {
    expect(await publish({ opensOn: '2026-12-01', closesOn: '2026-12-01' })).toMatchObject({
      state: 'UPCOMING',
    });
  });

  it('refuses a number the series has, and lets another region have it', async () => {
    await publish({ number: 100 });
    expect(await publish({ number: 100 })).toMatchObject({
      code: 'ISSUE_NUMBER_TAKEN',
      message: '2026 年第 100 期已经发布。',
    });
    const baotou = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await publish({ number: 100, regionCodes: [BAOTOU] }, baotou))).toBe('LectureIssue');
  });

  it('makes one issue of two clicks at once', async () => {
    const outcomes = await Promise.all([publish({ number: 101 }), publish({ number: 101 })]);
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['ISSUE_NUMBER_TAKEN', 'LectureIssue']);
  });

  it.each<[string, Partial<PublishLectureIssueInput>, string]>([
    ['without a title', { title: '  ' }, 'TITLE_MISSING'],
    ['without a region', { regionCodes: [] }, 'REGIONS_MISSING'],
    ['for a sibling city', { regionCodes: [BAYANNUR, BAOTOU] }, 'REGION_NOT_YOURS'],
    ['for the whole autonomous region', { regionCodes: [INNER_MONGOLIA] }, 'REGION_NOT_YOURS'],
    ['for a region nobody knows', { regionCodes: [999999] }, 'REGION_NOT_YOURS'],
    ['with its days swapped', { opensOn: '2026-11-30', closesOn: '2026-11-01' }, 'WINDOW_INVALID'],
    ['that asks for nothing', { thresholdRatio: 0 }, 'THRESHOLD_INVALID'],
    ['that asks for more than all', { thresholdRatio: 1.01 }, 'THRESHOLD_INVALID'],
    ['with number 0', { number: 0 }, 'ISSUE_NUMBER_INVALID'],
    ['with number 1000', { number: 1000 }, 'ISSUE_NUMBER_INVALID'],
    ['of the year 1999', { year: 1999 }, 'ISSUE_NUMBER_INVALID'],
    ['without its video', { videoId: randomUUID() }, 'VIDEO_NOT_FOUND'],
  ])('refuses an issue %s', async (_, change, code) => {
    expect(outcomeOf(await publish(change))).toBe(code);
  });
});
