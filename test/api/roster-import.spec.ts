import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ImportMode } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { COMMIT_ROSTER, PREVIEW_ROSTER } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { rosterFile, rosterLine } from '../support/roster-file';
import { BAYANNUR, LINHE, WUYUAN } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const OFFICERS = graphql(`
  query Officers($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      totalCount
      nodes {
        name
        certificateNo
        maskedIdNumber
        hasAccount
        postings {
          unitName
          post
          postedFrom
          postedTo
        }
      }
    }
  }
`);

const SERVING = graphql(`
  query ServingOn($input: CoverageInput!) {
    coverage(input: $input) {
      total {
        serving
      }
    }
  }
`);

describe('importing a roster', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterAll(() => test.close());

  const upload = async (...lines: Parameters<typeof rosterFile>) =>
    String((await manager.upload('/files/uploads', '名册.xlsx', await rosterFile(...lines))).body['id']);
  const preview = async (uploadId: string) =>
    accepted((await manager.run(PREVIEW_ROSTER, { input: { uploadId } })).previewRosterImport);
  const tryCommit = async (uploadId: string, mode: ImportMode = 'ALL') =>
    (await manager.run(COMMIT_ROSTER, { input: { uploadId, mode } })).commitRosterImport;
  const commit = async (...lines: Parameters<typeof rosterFile>) =>
    accepted(await tryCommit(await upload(...lines)));
  const find = async (search: string) => {
    const variables = { filter: { regionCode: BAYANNUR, search }, page: { limit: 10, offset: 0 } };
    return (await manager.run(OFFICERS, variables)).officers.nodes;
  };

  it('shows what a file would do before anything is written', async () => {
    const uploadId = await upload(rosterLine(1), rosterLine(2));
    expect(await preview(uploadId)).toMatchObject({
      ...{
        sheetName: '名册',
        totalCount: 2,
        newCount: 2,
        changedCount: 0,
        unchangedCount: 0,
        faultyCount: 0,
      },
      faults: [],
      rows: [
        { row: 2, outcome: 'NEW', name: '张001', regionName: '内蒙古自治区 · 巴彦淖尔市 · 临河区' },
        { row: 3, outcome: 'NEW', name: '张002', postedFrom: '2024-03-01' },
      ],
    });
    expect(await find('张001')).toEqual([]);
  });

  it('puts new officers on the roster, each with an activation code and no ID number in the open', async () => {
    const imported = await commit(rosterLine(1), rosterLine(2));
    expect(imported).toMatchObject({ newCount: 2, changedCount: 0, unchangedCount: 0, skippedCount: 0 });
    expect(imported.activationCodes.map(({ certificateNo }) => certificateNo)).toEqual(['NM001', 'NM002']);
    expect(new Set(imported.activationCodes.map(({ code }) => code)).size).toBe(2);
    expect(await find('张001')).toEqual([
      {
        ...{ name: '张001', certificateNo: 'NM001', hasAccount: false },
        maskedIdNumber: expect.stringMatching(/^150\*{11}\d{3}[\dX]$/),
        postings: [{ unitName: '临河区执法大队', post: '执法员', postedFrom: '2024-03-01', postedTo: null }],
      },
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    await commit(rosterLine(3), rosterLine(4));
    const before = await find('张003');
    const again = await commit(rosterLine(3), rosterLine(4));
    expect(again).toMatchObject({ newCount: 0, changedCount: 0, unchangedCount: 2, activationCodes: [] });
    expect(await find('张003')).toEqual(before);
  });

  it('corrects a name and a certificate number without touching the posting', async () => {
    await commit(rosterLine(5));
    const corrected = rosterLine(5, { name: '章五', certificateNo: 'NM005A' });
    expect(await commit(corrected)).toMatchObject({ newCount: 0, changedCount: 1, activationCodes: [] });
    expect(await find('章五')).toMatchObject([
      { certificateNo: 'NM005A', postings: [{ postedFrom: '2024-03-01', postedTo: null }] },
    ]);
  });

  const moved = { unit: '五原县执法大队', region: '五原县', postedFrom: '2026-09-01' };

  it('ends the old posting of a transferred officer on the day the new one begins', async () => {
    await commit(rosterLine(6));
    expect(await commit(rosterLine(6, moved))).toMatchObject({ changedCount: 1, activationCodes: [] });
    expect(await find('张006')).toMatchObject([
      {
        postings: [
          { unitName: '五原县执法大队', postedFrom: '2026-09-01', postedTo: null },
          { unitName: '临河区执法大队', postedFrom: '2024-03-01', postedTo: '2026-09-01' },
        ],
      },
    ]);
  });

  it('moves no past figure when an officer is transferred', async () => {
    const { id: lectureIssueId } = await test.seed.lectureIssue();
    const servingOn = async (cutOff: string, regionCode: number) =>
      (await manager.run(SERVING, { input: { lectureIssueId, regionCode, cutOff } })).coverage?.total.serving;
    await commit(rosterLine(9));
    const august = await servingOn('2026-08-31', LINHE);
    const september = await servingOn('2026-09-01', WUYUAN);
    await commit(rosterLine(9, moved));
    expect(await servingOn('2026-08-31', LINHE)).toBe(august);
    expect(await servingOn('2026-09-01', WUYUAN)).toBe((september ?? 0) + 1);
  });

  it('knows an officer again whose transfer lies in the future', async () => {
    await commit(rosterLine(7));
    const ahead = rosterLine(7, { ...moved, postedFrom: '2026-12-01' });
    expect(await commit(ahead)).toMatchObject({ changedCount: 1 });
    expect(await commit(ahead)).toMatchObject({ changedCount: 0, unchangedCount: 1 });
  });

  it('takes back an officer who had left, from a day after he left', async () => {
    await commit(rosterLine(8));
    await test.database.query(
      `UPDATE postings p SET valid_to = '2026-06-01' FROM officers o WHERE o.id = p.officer_id AND o.name = '张008'`,
    );
    const early = await preview(await upload(rosterLine(8)));
    expect(early.faults).toMatchObject([{ row: 2, field: '任职日期', code: 'POSTING_NOT_AFTER' }]);
    expect(await commit(rosterLine(8, { postedFrom: '2026-10-01' }))).toMatchObject({ changedCount: 1 });
  });

  it('takes two certificate numbers that differ only in capitals for one', async () => {
    await commit(rosterLine(10));
    const { faults } = await preview(await upload(rosterLine(11, { certificateNo: 'nm010' })));
    expect(faults).toMatchObject([{ row: 2, field: '执法证号', code: 'CERTIFICATE_TAKEN' }]);
  });

  it('imports an upload once, even when two commits come at once', async () => {
    const uploadId = await upload(rosterLine(20), rosterLine(21));
    const race = () => [tryCommit(uploadId), tryCommit(uploadId)];
    const outcomes = await raceInto(test.database, 'units', { waiting: 2, race });
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['RosterImport', 'UPLOAD_ALREADY_COMMITTED']);
    expect(outcomeOf(await tryCommit(uploadId))).toBe('UPLOAD_ALREADY_COMMITTED');
    expect(await find('张020')).toHaveLength(1);
  });

  it('lets two files with the same people take turns when they come at once', async () => {
    const uploads = await Promise.all([upload(rosterLine(22)), upload(rosterLine(22))]);
    const race = () => uploads.map((id) => tryCommit(id));
    const outcomes = (await raceInto(test.database, 'units', { waiting: 2, race })).map(accepted);
    expect(outcomes.map(({ newCount }) => newCount).toSorted()).toEqual([0, 1]);
    expect(await find('张022')).toHaveLength(1);
  });
});
