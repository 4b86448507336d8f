import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkbook } from '../../libs/formats/src/workbook/build-workbook.example';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import {
  bringRoster,
  checkRoster,
  commitRoster,
  rowsOf,
  settledImport,
  uploadRoster,
} from '../support/bring-roster';
import {
  CHECK_ROSTER,
  CORRECT_ROSTER_ROW,
  FORGET_ROSTER_CODES,
  START_ROSTER,
  UNDO_ROSTER,
} from '../support/roster-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { ROSTER_HEADINGS, rosterFile, rosterLine } from '../support/roster-file';
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
    uploadRoster(manager, await rosterFile(...lines));
  const preview = (uploadId: string) => checkRoster(manager, uploadId);
  const commit = (...lines: Parameters<typeof rosterFile>) => bringRoster(manager, ...lines);
  const find = async (search: string) => {
    const variables = { filter: { regionCode: BAYANNUR, search }, page: { limit: 10, offset: 0 } };
    return (await manager.run(OFFICERS, variables)).officers.nodes;
  };

  it('shows what a file would do before anything is written', async () => {
    const uploadId = await upload(rosterLine(1), rosterLine(2));
    expect(await preview(uploadId)).toMatchObject({
      ...{ state: 'READY', sheetName: '名册', totalCount: 2, faults: [] },
      counts: { new: 2, changed: 0, unchanged: 0, faulty: 0 },
      rows: [
        { row: 2, outcome: 'NEW', name: '张001', regionName: '内蒙古自治区 · 巴彦淖尔市 · 临河区' },
        { row: 3, outcome: 'NEW', name: '张002' },
      ],
    });
    expect(await find('张001')).toEqual([]);
  });

  it('puts new officers on the roster, each with an activation code and no ID number in the open', async () => {
    const imported = await commit(rosterLine(1), rosterLine(2));
    expect(imported).toMatchObject({ counts: { new: 2, changed: 0, unchanged: 0, faulty: 0 } });
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
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 2 }, activationCodes: [] });
    expect(await find('张003')).toEqual(before);
  });

  it('corrects a name and a certificate number without touching the posting', async () => {
    await commit(rosterLine(5));
    const corrected = rosterLine(5, { name: '章五', certificateNo: 'NM005A' });
    expect(await commit(corrected)).toMatchObject({ counts: { new: 0, changed: 1 }, activationCodes: [] });
    expect(await find('章五')).toMatchObject([
      { certificateNo: 'NM005A', postings: [{ postedFrom: '2024-03-01', postedTo: null }] },
    ]);
  });

  const moved = { unit: '五原县执法大队', region: '五原县', postedFrom: '2026-09-01' };

  it('ends the old posting of a transferred officer on the day the new one begins', async () => {
    await commit(rosterLine(6));
    expect(await commit(rosterLine(6, moved))).toMatchObject({ counts: { changed: 1 }, activationCodes: [] });
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
    expect(await commit(ahead)).toMatchObject({ counts: { changed: 1 } });
    expect(await commit(ahead)).toMatchObject({ counts: { changed: 0, unchanged: 1 } });
  });

  it('takes back an officer who had left, from a day after he left', async () => {
    await commit(rosterLine(8));
    await test.database.query(
      `UPDATE postings p SET valid_to = '2026-06-01' FROM officers o WHERE o.id = p.officer_id AND o.name = '张008'`,
    );
    const early = await preview(await upload(rosterLine(8)));
    expect(early.faults).toMatchObject([{ row: 2, field: '任职日期', code: 'POSTING_NOT_AFTER' }]);
    expect(await commit(rosterLine(8, { postedFrom: '2026-10-01' }))).toMatchObject({
      counts: { changed: 1 },
    });
  });

  it('takes two certificate numbers that differ only in capitals for one', async () => {
    await commit(rosterLine(10));
    const { faults } = await preview(await upload(rosterLine(11, { certificateNo: 'nm010' })));
    expect(faults).toMatchObject([{ row: 2, field: '执法证号', code: 'CERTIFICATE_TAKEN' }]);
  });

  it('is the same import when the same upload is begun twice, and tells how it stands', async () => {
    const uploadId = await upload(rosterLine(20), rosterLine(21));
    const { id } = await preview(uploadId);
    await commitRoster(manager, id);
    const again = accepted((await manager.run(START_ROSTER, { input: { uploadId } })).startRosterImport);
    expect(again).toMatchObject({ id, state: 'COMMITTED' });
    expect(await find('张020')).toHaveLength(1);
  });

  it('lets two files with the same people take turns when they come at once', async () => {
    const imports = await Promise.all([
      preview(await upload(rosterLine(22))),
      preview(await upload(rosterLine(22))),
    ]);
    const committed = await Promise.all(imports.map(({ id }) => commitRoster(manager, id)));
    expect(committed.map(({ counts }) => counts.new).toSorted()).toEqual([0, 1]);
    expect(await find('张022')).toHaveLength(1);
  });

  it('reads a table of the bureau’s own by the columns a person names', async () => {
    const [name, , idNumber, certificateNo] = rosterLine(30);
    const file = await buildWorkbook({
      封面: [['某市名册']],
      人员: [
        ['编号', '人', '号', '证', '处', '地'],
        [1, name, idNumber, certificateNo, '临河区执法大队', '150802'],
      ].map((row) => row.map((cell) => cell ?? '')),
    });
    const uploadId = await uploadRoster(manager, file);
    const { id: importId, sheets } = accepted(
      (await manager.run(START_ROSTER, { input: { uploadId } })).startRosterImport,
    );
    const sheet = sheets.find((one) => one.name === '人员');
    expect(sheet?.columns).toEqual([{ field: 'ID_NUMBER', column: 2, confidence: 'LIKELY' }]);
    expect(JSON.stringify(sheets)).not.toMatch(/\d{17}[\dX]/);
    const fields = ['NAME', 'ID_NUMBER', 'CERTIFICATE_NO', 'UNIT_NAME', 'REGION'] as const;
    const columns = fields.map((field, index) => ({ field, column: index + 1 }));
    accepted(
      (await manager.run(CHECK_ROSTER, { input: { importId, sheetName: '人员', columns } }))
        .checkRosterImport,
    );
    expect(await settledImport(manager, importId)).toMatchObject({
      state: 'READY',
      counts: { new: 1, faulty: 0 },
    });
  });

  it('knows kinds, grades, reasons and how long a certificate is valid', async () => {
    const headings = [...ROSTER_HEADINGS, '人员类别', '等级', '执法证有效期', '备注'];
    const lines = [
      [...rosterLine(31), '在岗', '中级', '2029-06-30', ''],
      [...rosterLine(32), '免训', '初级', '', '长期病假'],
      [...rosterLine(33), '借调入', '', '', ''],
    ];
    const uploadId = await uploadRoster(manager, await buildWorkbook({ 名册: [headings, ...lines] }));
    const { id, faults } = await preview(uploadId);
    expect(faults).toMatchObject([{ row: 4, code: 'LENT_WITHOUT_HOME' }]);
    await commitRoster(manager, id, 'GOOD_ONLY');
    const facts = await test.database.query(
      `SELECT o.certificate_valid_to, p.kind, p.grade, p.reason FROM officers o JOIN postings p ON p.officer_id = o.id
       WHERE o.name IN ('张031', '张032') ORDER BY o.name`,
    );
    expect(facts).toEqual([
      { certificate_valid_to: '2029-06-30', kind: 'serving', grade: 'intermediate', reason: '' },
      { certificate_valid_to: null, kind: 'exempt', grade: 'junior', reason: '长期病假' },
    ]);
  });

  describe('with faults', () => {
    const correct = async (importId: string, row: number, field: 'CERTIFICATE_NO' | 'REGION', text: string) =>
      accepted(
        (await manager.run(CORRECT_ROSTER_ROW, { input: { importId, row, cells: [{ field, text }] } }))
          .correctRosterRow,
      );

    it('is put right row by row, and rows that named the same person are looked at again', async () => {
      const { id, counts } = await preview(
        await upload(
          rosterLine(40),
          rosterLine(41, { certificateNo: 'NM040' }),
          rosterLine(42, { certificateNo: 'NM040' }),
          rosterLine(43, { region: '火星市' }),
        ),
      );
      expect(counts).toMatchObject({ new: 1, faulty: 3 });
      expect(await correct(id, 5, 'REGION', '五原县')).toMatchObject({ counts: { new: 2, faulty: 2 } });
      expect(await correct(id, 3, 'CERTIFICATE_NO', 'NM０41')).toMatchObject({
        counts: { new: 3, faulty: 1 },
      });
      // Now row 2 gives the number up, and row 4 has it alone.
      expect(await correct(id, 2, 'CERTIFICATE_NO', 'NM041')).toMatchObject({
        counts: { new: 3, faulty: 1 },
      });
      const [faulty] = await rowsOf(manager, id, 'FAULTY');
      expect(faulty).toMatchObject({ row: 3, faults: [{ code: 'DUPLICATE_CERTIFICATE' }] });
      await correct(id, 3, 'CERTIFICATE_NO', 'NM043A');
      const committed = await commitRoster(manager, id);
      expect(committed.activationCodes.map(({ certificateNo }) => certificateNo).toSorted()).toEqual([
        'NM040',
        'NM041',
        'NM043',
        'NM043A',
      ]);
    });

    it('shows what is in a row with the ID number masked', async () => {
      const { rows } = await preview(await upload(rosterLine(44, { region: '' })));
      const cells = rows.find(({ row }) => row === 2)?.cells ?? [];
      expect(cells).toContainEqual({ field: 'NAME', text: '张044' });
      expect(cells.find(({ field }) => field === 'ID_NUMBER')?.text).toMatch(/^150\*{11}/);
    });
  });

  describe('undone', () => {
    const undo = async (importId: string) => {
      accepted((await manager.run(UNDO_ROSTER, { input: { importId } })).undoRosterImport);
      return settledImport(manager, importId);
    };
    const facts = () =>
      test.database.query<unknown[]>(
        `SELECT o.name, o.certificate_no, a.login, p.valid_from, p.valid_to, u.name AS unit FROM officers o
         JOIN postings p ON p.officer_id = o.id JOIN units u ON u.id = p.unit_id LEFT JOIN accounts a ON a.officer_id = o.id
         WHERE o.certificate_no LIKE 'NM05%' ORDER BY 1, 4`,
      );

    it('leaves the roster as it was before', async () => {
      await commit(rosterLine(50), rosterLine(51));
      const before = await facts();
      const { id } = await preview(
        await upload(
          rosterLine(50, { ...moved, name: '章五十' }),
          rosterLine(51, { certificateNo: 'NM051B' }),
          rosterLine(52),
        ),
      );
      await commitRoster(manager, id);
      expect(await facts()).not.toEqual(before);
      expect(await undo(id)).toMatchObject({ state: 'UNDONE', keptCount: 0 });
      expect(await facts()).toEqual(before);
      const { undoRosterImport } = await manager.run(UNDO_ROSTER, { input: { importId: id } });
      expect(outcomeOf(undoRosterImport)).toBe('IMPORT_NOT_NOW');
    });

    it('leaves alone whoever was changed since or has records of his own, and names him', async () => {
      const { id } = await preview(await upload(rosterLine(53), rosterLine(54), rosterLine(55)));
      await commitRoster(manager, id);
      await commit(rosterLine(53, { name: '章五三' }));
      await test.database.query(
        `UPDATE accounts SET password_hash = 'x', password_set_at = now(), activation_digest = NULL,
           activation_expires_at = NULL WHERE login = 'nm054'`,
      );
      expect(await undo(id)).toMatchObject({ state: 'UNDONE', keptCount: 2 });
      const kept = (await rowsOf(manager, id)).filter(({ isKept }) => isKept);
      expect(kept.map(({ certificateNo }) => certificateNo)).toEqual(['NM053', 'NM054']);
      expect((await find('NM055')).length).toBe(0);
    });
  });

  it('ends the postings of those who are no longer in the file, when that is asked for, and takes it back', async () => {
    const home = { unit: '杭锦后旗执法大队', region: '杭锦后旗' };
    await commit(rosterLine(60, home), rosterLine(61, home));
    const { id, counts, rows } = await preview(await upload(rosterLine(60, home)));
    expect(counts).toMatchObject({ unchanged: 1, left: 1 });
    expect(rows.filter(({ outcome }) => outcome === 'LEFT')).toMatchObject([{ row: null, name: '张061' }]);
    const days = () =>
      test.database.query<unknown[]>(
        `SELECT p.valid_from, p.valid_to FROM postings p JOIN officers o ON o.id = p.officer_id WHERE o.name = '张061'`,
      );
    await commitRoster(manager, id, 'ALL', '2026-03-01');
    expect(await days()).toEqual([{ valid_from: '2024-03-01', valid_to: '2026-03-01' }]);
    accepted((await manager.run(UNDO_ROSTER, { input: { importId: id } })).undoRosterImport);
    await settledImport(manager, id);
    expect(await days()).toEqual([{ valid_from: '2024-03-01', valid_to: null }]);
  });

  it('gives activation codes until they are taken, and a day at most', async () => {
    const { id } = await preview(await upload(rosterLine(70)));
    expect((await commitRoster(manager, id)).codeCount).toBe(1);
    const forget = { input: { importId: id } };
    expect(accepted((await manager.run(FORGET_ROSTER_CODES, forget)).forgetRosterCodes)).toMatchObject({
      codeCount: 0,
    });
    const sealed = await test.database.query(
      `SELECT FROM roster_import_rows WHERE import_id = $1 AND sealed_code IS NOT NULL`,
      [id],
    );
    expect(sealed).toEqual([]);
  });

  it('forgets the rows of an import after a month, and then no longer takes it back', async () => {
    const old = await commit(rosterLine(85));
    const { id: unfinished } = await preview(await upload(rosterLine(86)));
    await test.database.query(
      `UPDATE roster_imports SET changed_at = changed_at - interval '31 days' WHERE id = ANY ($1)`,
      [[old.id, unfinished]],
    );
    await preview(await upload(rosterLine(87)));
    expect(await rowsOf(manager, old.id)).toEqual([]);
    expect((await manager.run(UNDO_ROSTER, { input: { importId: old.id } })).undoRosterImport).toMatchObject({
      ...{ code: 'IMPORT_TOO_OLD', message: expect.stringContaining('30') },
    });
    expect(await settledImport(manager, unfinished)).toMatchObject({ state: 'MAPPING', totalCount: 0 });
    expect(await find('张085')).toHaveLength(1);
  });

  it('names the row of somebody in a unit that was closed', async () => {
    const unit = '磴口县旧大队';
    await test.database.query(
      `INSERT INTO units (name, kind, region_code, valid_from, valid_to)
       VALUES ($1, 'brigade', 150822, '2020-01-01', '2026-01-01')`,
      [unit],
    );
    const { faults } = await preview(await upload(rosterLine(88, { unit, region: '磴口县' })));
    expect(faults).toMatchObject([
      { row: 2, code: 'UNIT_CLOSED', message: expect.stringContaining(`单位“${unit}”已于 2026-01-01 关闭`) },
    ]);
  });
});
