import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { paperText } from '../exams/print-paper';
import { START_ATTEMPT } from '../../../../test/support/operations';
import { accepted } from '../../../../test/support/outcome';
import type { SeededOfficer } from '../../../../test/support/seed';
import { startTestApp, type TestApp } from '../../../../test/support/test-app';
import { FreezeForms1795000000032 } from './1795000000032-freeze-forms';
import { migrations } from '.';

interface Paper {
  readonly id: string;
  readonly form: number;
  readonly hash: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

describe('papers that were drawn for one attempt each', () => {
  let test: TestApp;
  let examId: string;
  let officers: readonly SeededOfficer[];
  /** As they were before: two officers' own papers and sheets. */
  let before: readonly object[];
  beforeAll(async () => {
    test = await startTestApp();
    const { exam, issue } = await test.seed.openExam();
    examId = exam.id;
    officers = [await test.seed.officer(), await test.seed.officer(), await test.seed.officer()];
    for (const officer of officers) await test.seed.attended(officer, issue);
    const steps = migrations.slice(migrations.indexOf(FreezeForms1795000000032)).length;
    for (let step = 0; step < steps; step += 1) await test.database.undoLastMigration();
    await test.database.query(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, region_code)
       SELECT p.exam_id, o.id, 1, p.id, 'in_progress', 1, 3, '{"answers": [], "flagged": []}', '', $1,
         $1::timestamptz + interval '30 minutes', 150802
       FROM (SELECT id, exam_id, row_number() OVER (ORDER BY id) AS nth FROM papers WHERE exam_id = $2) p
       JOIN unnest($3::uuid[]) WITH ORDINALITY AS o(id, nth) USING (nth)`,
      [test.clock.now(), examId, officers.slice(0, 2).map(({ id }) => id)],
    );
    before = await test.database.query(`SELECT id, paper_id, rev, sheet FROM attempts ORDER BY id`);
    await test.database.runMigrations();
  });
  afterAll(() => test.close());

  it('are the forms of their exam, packed as if they were frozen today', async () => {
    const papers = await test.database.query<Paper[]>(
      `SELECT id, form, hash, brotli, gzip FROM papers WHERE exam_id = $1 ORDER BY form`,
      [examId],
    );
    expect(papers.map(({ form }) => form)).toEqual([1, 2, 3, 4]);
    for (const { id, hash, brotli, gzip } of papers) {
      const text = gunzipSync(gzip).toString();
      const { sections } = await test.app.get(FrozenPapersService).get(id);
      // Drawn before the rule of a section was told on its paper.
      expect(text).toBe(paperText(sections).replaceAll('"scoring":null,', ''));
      expect(brotliDecompressSync(brotli).toString()).toBe(text);
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });

  it('are gone on with in their own order, with what was saved', async () => {
    expect(await test.database.query(`SELECT id, paper_id, rev, sheet FROM attempts ORDER BY id`)).toEqual(
      before,
    );
    const [first] = officers;
    const client = await test.signedIn(first as SeededOfficer);
    const attempt = accepted((await client.run(START_ATTEMPT, { input: { examId } })).startAttempt);
    expect(attempt).toMatchObject({ epoch: 2, rev: 3, number: 1 });
    const paper = (await client.get(attempt.paperUrl, { 'accept-encoding': 'identity' })).json<{
      sections: object[];
    }>();
    expect(paper.sections.map((section) => ({ scoring: null, ...section }))).toEqual(attempt.sections);
  });

  it('serve those who begin later, and are drawn where an exam has too few', async () => {
    const { exam, issue } = await test.seed.openExam();
    await test.database.query(`ALTER TABLE papers DISABLE TRIGGER tr_papers_immutable`);
    await test.database.query(
      `WITH gone AS (DELETE FROM paper_keys WHERE paper_id IN (SELECT id FROM papers WHERE exam_id = $1 AND form > 1))
       DELETE FROM papers WHERE exam_id = $1 AND form > 1`,
      [exam.id],
    );
    await test.database.query(`ALTER TABLE papers ENABLE TRIGGER tr_papers_immutable`);
    const late = officers[2] as SeededOfficer;
    await test.seed.attended(late, issue);
    const client = await test.signedIn(late);
    accepted((await client.run(START_ATTEMPT, { input: { examId: exam.id } })).startAttempt);
    const [row] = await test.database.query<{ forms: number[] }[]>(
      `SELECT array_agg(form ORDER BY form) AS forms FROM papers WHERE exam_id = $1`,
      [exam.id],
    );
    expect(row?.forms).toEqual([1, 2, 3, 4]);
  });
});
