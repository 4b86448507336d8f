import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExamDatabase } from '../../apps/api/src/platform/exam-database';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

/** The tables and columns the role that saves sheets may read, write into, and add to: reviewed as a permission. */
const MAY = {
  SELECT: [
    ...['attempts.deadline', 'attempts.epoch', 'attempts.id', 'attempts.officer_id', 'attempts.paper_id'],
    ...['attempts.rev', 'attempts.saved_at', 'attempts.sheet', 'attempts.sheet_hash', 'attempts.state'],
    ...['papers.content', 'papers.exam_id', 'papers.id', 'papers.seed'],
  ],
  UPDATE: ['attempts.rev', 'attempts.saved_at', 'attempts.sheet', 'attempts.sheet_hash'],
  INSERT: [
    ...['sheet_events.attempt_id', 'sheet_events.epoch', 'sheet_events.rev', 'sheet_events.saved_at'],
    'sheet_events.sheet',
  ],
} as const;

describe('the role that saves sheets', () => {
  let test: TestApp;
  let exam: ExamDatabase;
  let sitting: Sitting;
  beforeAll(async () => {
    test = await startTestApp();
    exam = test.examDatabase;
    ({ sitting } = await beginSitting(test));
  });
  afterAll(() => test.close());

  const run = (text: string, values: unknown[] = []) => exam.query({ name: text.slice(0, 60), text }, values);

  it.each(Object.entries(MAY))('may %s these columns and no others', async (right, columns) => {
    const rows = await run(
      `SELECT c.relname || '.' || a.attname AS name
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
         AND has_column_privilege(c.oid, a.attnum, $1) ORDER BY 1`,
      [right],
    );
    expect(rows).toEqual(columns.map((name) => ({ name })));
  });

  it.each([
    'SELECT * FROM paper_keys',
    'SELECT * FROM question_keys',
    'SELECT * FROM question_revisions',
    'SELECT points_hundredths FROM attempts',
    'SELECT * FROM officers',
    'SELECT * FROM sheet_events',
    `UPDATE attempts SET state = 'submitted'`,
    `UPDATE attempts SET deadline = deadline + interval '1 hour'`,
    'DELETE FROM attempts',
  ])('is refused %s', async (statement) => {
    await expect(run(statement)).rejects.toThrow(/permission denied/);
  });

  it('changes no sheet that was handed in, even by a statement that forgets to ask', async () => {
    const forgetful = `UPDATE attempts SET rev = rev + 1 WHERE id = $1 RETURNING rev`;
    expect(await run(forgetful, [sitting.attemptId])).toEqual([{ rev: 1 }]);
    await sitting.submit(sitting.sheet(2, ['A']));
    expect(await run(forgetful, [sitting.attemptId])).toEqual([]);
  });
});
