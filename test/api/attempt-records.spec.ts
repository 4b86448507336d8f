import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTEMPT_MOVES } from '@whetstone/domain';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { accepted } from '../support/outcome';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('what happens to an attempt', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
  });
  afterAll(() => test.close());

  const recordsOf = ({ attemptId }: Sitting) =>
    test.database.query<unknown[]>(
      `SELECT from_state AS "from", to_state AS "to", epoch, moved_by AS "by" FROM attempt_records
       WHERE attempt_id = $1 ORDER BY id`,
      [attemptId],
    );

  it('is what the rule lists, in the database as in the domain', async () => {
    const rows = await test.database.query<unknown[]>(
      `SELECT nullif(from_state, '') AS "from", to_state AS "to" FROM attempt_moves`,
    );
    expect(rows).toHaveLength(ATTEMPT_MOVES.length);
    expect(rows).toEqual(expect.arrayContaining([...ATTEMPT_MOVES]));
  });

  it('is recorded with the move itself: begun, taken over, handed in; a save is no move', async () => {
    const { sitting, examId } = await beginSitting(test);
    await sitting.save(sitting.sheet(1, ['A']));
    const again = await Sitting.begin(sitting.client, examId);
    accepted(await again.submit(again.sheet(2, ['B'])));
    expect(await recordsOf(sitting)).toEqual([
      { from: '', to: 'in_progress', epoch: 1, by: null },
      { from: 'in_progress', to: 'in_progress', epoch: 2, by: null },
      { from: 'in_progress', to: 'submitted', epoch: 2, by: null },
    ]);
  });

  it('is recorded when the time is over', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 600 });
    test.clock.advance(700);
    await test.app.get(AttemptsService).sweep();
    expect(await recordsOf(sitting)).toMatchObject([
      { to: 'in_progress' },
      { from: 'in_progress', to: 'submitted' },
    ]);
  });

  it('is never undone, whoever writes the row, and its record never changed', async () => {
    const { sitting } = await beginSitting(test);
    accepted(await sitting.submit(sitting.sheet(1, ['A'])));
    const back = (sql: string) => test.database.query(`${sql} WHERE id = $1`, [sitting.attemptId]);
    await expect(
      back(`UPDATE attempts SET state = 'in_progress', submitted_at = NULL, points_hundredths = NULL,
              is_passed = NULL, marks = NULL, receipt_code = NULL`),
    ).rejects.toThrow('an attempt does not go from "submitted" to "in_progress"');
    await expect(
      test.database.query(`UPDATE attempt_records SET epoch = 7 WHERE attempt_id = $1`, [sitting.attemptId]),
    ).rejects.toThrow();
    expect(await recordsOf(sitting)).toHaveLength(2);
  });
});
