import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExamDatabase } from '../../apps/api/src/platform/exam-database';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

/** That a window was heard, and how often its page was left. */
const PRESENCE = ['attempt_id', 'epoch', 'heard_at', 'left_count', 'officer_id', 'region_code'].map(
  (column) => `room_presences.${column}`,
);

/** Who has read what was said to his room. */
const READERS = ['acknowledged_at', 'message_id', 'officer_id', 'region_code'].map(
  (column) => `exam_message_officers.${column}`,
);

/** The tables and columns the role that saves sheets may read, write into, and add to: reviewed as a permission. */
const MAY = {
  SELECT: [
    ...['attempt_voids.id', 'attempt_voids.reason'],
    ...['attempts.deadline', 'attempts.epoch', 'attempts.exam_id', 'attempts.extra_seconds', 'attempts.id'],
    'attempts.number',
    ...[
      'attempts.officer_id',
      'attempts.paper_id',
      'attempts.region_code',
      'attempts.rev',
      'attempts.saved_at',
      'attempts.sheet',
    ],
    ...['attempts.sheet_hash', 'attempts.started_at', 'attempts.state', 'attempts.submitted_at'],
    'attempts.void_id',
    ...READERS,
    ...['exam_messages.exam_id', 'exam_messages.id', 'exam_messages.is_to_all', 'exam_messages.region_code'],
    ...['exam_messages.sent_at', 'exam_messages.text'],
    ...[
      'exams.closes_at',
      'exams.duration_seconds',
      'exams.id',
      'exams.keys_from',
      'exams.last_entry_at',
      'exams.max_points_hundredths',
      'exams.opens_at',
    ],
    ...['exams.pass_points_hundredths', 'exams.shuffle_options', 'exams.shuffle_questions', 'exams.title'],
    ...['papers.brotli', 'papers.content', 'papers.exam_id', 'papers.form', 'papers.gzip', 'papers.hash'],
    ...['papers.id', 'papers.seed'],
    ...PRESENCE,
  ],
  UPDATE: [
    ...['attempts.deadline', 'attempts.epoch', 'attempts.receipt_code', 'attempts.rev', 'attempts.saved_at'],
    ...['attempts.sheet', 'attempts.sheet_hash', 'attempts.started_at', 'attempts.state'],
    'attempts.submitted_at',
    'exam_message_officers.acknowledged_at',
    ...['room_presences.heard_at', 'room_presences.left_count'],
  ],
  INSERT: [
    ...READERS,
    ...PRESENCE,
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
    'SELECT rules FROM exams',
    `UPDATE attempts SET state = 'voided'`,
    `UPDATE attempts SET deadline = deadline + interval '1 hour'`,
    `UPDATE attempts SET started_at = started_at - interval '1 hour'`,
    `UPDATE exams SET closes_at = closes_at + interval '1 hour'`,
    'DELETE FROM attempts',
  ])('is refused %s', async (statement) => {
    await expect(run(statement)).rejects.toThrow(/permission denied/);
  });

  it('hands nothing in as of later than its deadline', async () => {
    const late = `UPDATE attempts SET state = 'submitted', receipt_code = 'X', submitted_at = deadline + interval '1 s'`;
    await expect(run(late)).rejects.toThrow(/row-level security/);
  });

  it.each(['submitted', 'prepared'])('makes no open attempt a %s one', async (state) => {
    await expect(run(`UPDATE attempts SET state = '${state}'`)).rejects.toThrow(/row-level security/);
  });

  it('changes no sheet that was handed in, even by a statement that forgets to ask', async () => {
    const forgetful = `UPDATE attempts SET rev = rev + 1 WHERE id = $1 RETURNING rev`;
    expect(await run(forgetful, [sitting.attemptId])).toEqual([{ rev: 1 }]);
    await sitting.submit(sitting.sheet(2, ['A']));
    expect(await run(forgetful, [sitting.attemptId])).toEqual([]);
  });
});
