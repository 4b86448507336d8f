import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportMode } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { COMMIT_ROSTER, PREVIEW_ROSTER } from '../support/operations';
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

  const upload = async (...lines: Parameters<typeof rosterFile>) =>
    String((await manager.upload('/files/uploads', '名册.xlsx', await rosterFile(...lines))).body['id']);
  const commit = async (uploadId: string, mode: ImportMode, by = manager) =>
    (await by.run(COMMIT_ROSTER, { input: { uploadId, mode } })).commitRosterImport;
  const counts = async () => {
    const tables = ['officers', 'postings', 'units', 'accounts'];
    const sql = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ');
    return test.database.query<unknown>(`SELECT ${sql}`);
  };

  it('as a whole when any row has an error, and nothing is written', async () => {
    const uploadId = await upload(rosterLine(1), rosterLine(2, { region: '火星市' }), rosterLine(3));
    const before = await counts();
    expect(await commit(uploadId, 'ALL')).toEqual({
      __typename: 'Refused',
      code: 'IMPORT_HAS_FAULTS',
      message: '有 1 行存在错误，没有导入任何数据。请改正后重试，或选择“只导入无误的行”。',
    });
    expect(await counts()).toEqual(before);
  });

  it('for the faulty rows only when the manager wants the good ones', async () => {
    const uploadId = await upload(rosterLine(1), rosterLine(2, { region: '火星市' }), rosterLine(3));
    const imported = await commit(uploadId, 'GOOD_ONLY');
    expect(imported).toMatchObject({ newCount: 2, skippedCount: 1 });
    const found = await test.database.query(
      `SELECT certificate_no FROM officers WHERE certificate_no LIKE 'NM%' ORDER BY 1`,
    );
    expect(found).toEqual([{ certificate_no: 'NM001' }, { certificate_no: 'NM003' }]);
  });

  it('when no good row is left', async () => {
    const uploadId = await upload(rosterLine(2, { region: '火星市' }));
    expect(outcomeOf(await commit(uploadId, 'GOOD_ONLY'))).toBe('NOTHING_TO_IMPORT');
  });

  it('after it was refused once, not a second time when the manager changes his mind', async () => {
    const uploadId = await upload(rosterLine(4), rosterLine(5, { name: '' }));
    expect(outcomeOf(await commit(uploadId, 'ALL'))).toBe('IMPORT_HAS_FAULTS');
    expect(outcomeOf(await commit(uploadId, 'GOOD_ONLY'))).toBe('RosterImport');
    expect(await commit(uploadId, 'GOOD_ONLY')).toEqual({
      __typename: 'Refused',
      code: 'UPLOAD_ALREADY_COMMITTED',
      message: '该文件已经导入过。',
    });
  });

  it("for somebody else's upload, as if it were not there", async () => {
    const uploadId = await upload(rosterLine(6));
    const other = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    for (const id of [uploadId, randomUUID()]) {
      const { previewRosterImport } = await other.run(PREVIEW_ROSTER, { input: { uploadId: id } });
      expect(outcomeOf(previewRosterImport)).toBe('UPLOAD_NOT_FOUND');
      expect(outcomeOf(await commit(id, 'ALL', other))).toBe('UPLOAD_NOT_FOUND');
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

  it('to people who are not signed in, and to pages that are not ours', async () => {
    const file = await rosterFile(rosterLine(7));
    expect((await test.client().upload('/files/uploads', '名册.xlsx', file)).status).toBe(401);
    const foreign = await test.app.inject({ method: 'POST', url: '/files/uploads' });
    expect(foreign.statusCode).toBe(403);
  });
});
