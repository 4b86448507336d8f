import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportMode } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { checkRoster, commitRoster, settledImport, uploadRoster } from '../support/bring-roster';
import {
  CHECK_ROSTER,
  COMMIT_ROSTER,
  CORRECT_ROSTER_ROW,
  FORGET_ROSTER_CODES,
  ROSTER_CODES,
  ROSTER_IMPORT,
  ROSTER_ROWS,
  START_ROSTER,
  UNDO_ROSTER,
} from '../support/roster-operations';
import { outcomeOf } from '../support/outcome';
import { rosterFile, rosterLine } from '../support/roster-file';
import { BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('a roster import is refused', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterAll(() => test.close());

  const check = async (...lines: Parameters<typeof rosterFile>) =>
    checkRoster(manager, await uploadRoster(manager, await rosterFile(...lines)));
  const commit = async (importId: string, mode: ImportMode, by = manager) =>
    (await by.run(COMMIT_ROSTER, { input: { importId, mode, leftOn: null } })).commitRosterImport;
  const counts = async () => {
    const tables = ['officers', 'postings', 'units', 'accounts'];
    const sql = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ');
    return test.database.query<unknown>(`SELECT ${sql}`);
  };

  it('as a whole when any row has an error, and nothing is written', async () => {
    const before = await counts();
    const { id } = await check(rosterLine(1), rosterLine(2, { region: '火星市' }), rosterLine(3));
    expect(await commit(id, 'ALL')).toEqual({
      __typename: 'Refused',
      code: 'IMPORT_HAS_FAULTS',
      message: '有 1 行存在错误，没有导入任何数据。请改正后重试，或选择“只导入无误的行”。',
    });
    expect(await counts()).toEqual(before);
  });

  it('for the faulty rows only when the manager wants the good ones', async () => {
    const { id } = await check(rosterLine(1), rosterLine(2, { region: '火星市' }), rosterLine(3));
    const imported = await commitRoster(manager, id, 'GOOD_ONLY');
    expect(imported).toMatchObject({ state: 'COMMITTED', counts: { new: 2, faulty: 1 } });
    const found = await test.database.query(
      `SELECT certificate_no FROM officers WHERE certificate_no LIKE 'NM%' ORDER BY 1`,
    );
    expect(found).toEqual([{ certificate_no: 'NM001' }, { certificate_no: 'NM003' }]);
  });

  it('when no good row is left', async () => {
    const { id } = await check(rosterLine(2, { region: '火星市' }));
    expect(outcomeOf(await commit(id, 'GOOD_ONLY'))).toBe('NOTHING_TO_IMPORT');
  });

  it('a second time, even when two commits come at once', async () => {
    const { id } = await check(rosterLine(4), rosterLine(5, { name: '' }));
    expect(outcomeOf(await commit(id, 'ALL'))).toBe('IMPORT_HAS_FAULTS');
    const both = await Promise.all([commit(id, 'GOOD_ONLY'), commit(id, 'GOOD_ONLY')]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['IMPORT_NOT_NOW', 'RosterImport']);
    await settledImport(manager, id);
    expect(await commit(id, 'GOOD_ONLY')).toEqual({
      __typename: 'Refused',
      code: 'UPLOAD_ALREADY_COMMITTED',
      message: '该文件已经导入过。',
    });
  });

  it('with people who left, while a row is faulty or on a day to come', async () => {
    const leave = async (importId: string, leftOn: string) =>
      (await manager.run(COMMIT_ROSTER, { input: { importId, mode: 'GOOD_ONLY', leftOn } }))
        .commitRosterImport;
    const faulty = await check(rosterLine(11), rosterLine(12, { name: '' }));
    expect(outcomeOf(await leave(faulty.id, '2026-01-01'))).toBe('IMPORT_LEFT_WITH_FAULTS');
    const good = await check(rosterLine(11));
    expect(outcomeOf(await leave(good.id, '2100-01-01'))).toBe('IMPORT_LEFT_DAY');
  });

  it('by columns that do not fit', async () => {
    const { id: importId, sheetName, columns } = await check(rosterLine(13));
    const ask = async (change: object) => {
      const input = { importId, sheetName, columns, ...change };
      return (await manager.run(CHECK_ROSTER, { input })).checkRosterImport;
    };
    expect(outcomeOf(await ask({ sheetName: '别的' }))).toBe('IMPORT_SHEET_UNKNOWN');
    expect(await ask({ columns: columns.filter(({ field }) => field !== 'REGION') })).toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
      message: '以下必填项还没有对应的列：行政区划。',
    });
    expect(outcomeOf(await ask({ columns: [...columns, { field: 'GRADE', column: 99 }] }))).toBe(
      'IMPORT_COLUMN_WRONG',
    );
    expect(outcomeOf(await ask({ columns: [...columns, { field: 'GRADE', column: 0 }] }))).toBe(
      'IMPORT_COLUMN_WRONG',
    );
  });

  it("for somebody else's upload or import, as if it were not there", async () => {
    const uploadId = await uploadRoster(manager, await rosterFile(rosterLine(6)));
    const { id } = await checkRoster(manager, uploadId);
    const other = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    for (const importId of [id, randomUUID()]) {
      const page = { limit: 10, offset: 0 };
      expect(await other.run(ROSTER_IMPORT, { id: importId })).toEqual({ rosterImport: null });
      const rows = await other.run(ROSTER_ROWS, { importId, outcome: null, page });
      expect(rows).toEqual({ rosterImportRows: { totalCount: 0, nodes: [] } });
      expect(await other.run(ROSTER_CODES, { importId, page })).toEqual({ rosterImportCodes: [] });
      const input = { importId };
      const cell = { row: 2, cells: [{ field: 'NAME' as const, text: '甲' }] };
      const sheet = { sheetName: '名册', columns: [{ field: 'NAME' as const, column: 0 }] };
      const refusals = [
        await commit(importId, 'ALL', other),
        (await other.run(CHECK_ROSTER, { input: { ...input, ...sheet } })).checkRosterImport,
        (await other.run(CORRECT_ROSTER_ROW, { input: { ...input, ...cell } })).correctRosterRow,
        (await other.run(UNDO_ROSTER, { input })).undoRosterImport,
        (await other.run(FORGET_ROSTER_CODES, { input })).forgetRosterCodes,
      ];
      expect(refusals.map(outcomeOf)).toEqual(refusals.map(() => 'IMPORT_NOT_FOUND'));
    }
    for (const upload of [uploadId, randomUUID()]) {
      const { startRosterImport } = await other.run(START_ROSTER, { input: { uploadId: upload } });
      expect(outcomeOf(startRosterImport)).toBe('UPLOAD_NOT_FOUND');
    }
  });

  it('while the file has not arrived whole', async () => {
    const file = await rosterFile(rosterLine(7));
    const cut = await manager.upload('/files/uploads', '名册.xlsx', file.slice(0, 900), file.length);
    expect(cut).toMatchObject({ status: 422, body: { code: 'UPLOAD_CUT_OFF' } });
    expect(await manager.upload('/files/uploads', '名册.xlsx', new Uint8Array())).toMatchObject({
      status: 422,
      body: { code: 'NO_FILE' },
    });
  });

  it('after sixty files in a quarter of an hour, with the time to wait', async () => {
    const eager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const file = new TextEncoder().encode('姓名\n甲\n');
    const send = () => eager.upload('/files/uploads', '名册.csv', file);
    for (let count = 0; count < 60; count += 1) expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
  });

  it('to people who are not signed in, and to pages that are not ours', async () => {
    const file = await rosterFile(rosterLine(7));
    expect((await test.client().upload('/files/uploads', '名册.xlsx', file)).status).toBe(401);
    const foreign = await test.app.inject({ method: 'POST', url: '/files/uploads' });
    expect(foreign.statusCode).toBe(403);
  });
});
