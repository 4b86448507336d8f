import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok, scoreAttempt, type Answer, type KeyedQuestion } from '@whetstone/domain';
import type { AnswerInput } from '../gql/graphql';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { closeTable } from '../support/gate';
import { accepted } from '../support/outcome';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

interface Marked {
  readonly state: string;
  readonly points_hundredths: number;
  readonly answers: readonly Answer[];
  readonly keys: readonly KeyedQuestion[];
}

describe('an acknowledged answer', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  async function markedOf({ attemptId }: Sitting): Promise<Marked> {
    const [row] = await test.database.query<Marked[]>(
      `SELECT a.state, a.points_hundredths, a.sheet->'answers' AS answers, k.keys
       FROM attempts a JOIN paper_keys k ON k.paper_id = a.paper_id WHERE a.id = $1`,
      [attemptId],
    );
    if (!row) throw new Error('No attempt');
    return row;
  }

  /** The promise: what was acknowledged stands in the sheet, and the points are those of that sheet. */
  async function isKept(sitting: Sitting, acknowledged: readonly AnswerInput[]): Promise<boolean> {
    const { answers, keys, points_hundredths: points } = await markedOf(sitting);
    const inSheet = new Set(answers.map(({ questionId }) => questionId));
    return (
      acknowledged.every(({ questionId }) => inSheet.has(String(questionId))) &&
      points === scoreAttempt(keys, answers, 1).hundredths
    );
  }

  /** A save that arrives while the hand-in has closed the attempt and is not committed yet. */
  async function saveDuringHandIn(): Promise<{ outcome: string; isAsHandedIn: boolean }> {
    const { sitting } = await beginSitting(test);
    const right = await sitting.rightAnswers(test.database);
    const handingIn = await closeTable(test.database, 'attempt_records', 'ACCESS EXCLUSIVE');
    try {
      const handIn = sitting.submit(sitting.sheetOf(1, right.slice(0, 1)));
      await handingIn.untilWaiting(1);
      const saving = sitting.save(sitting.sheetOf(2, right));
      await Promise.race([handingIn.untilWaiting(2), saving]);
      await handingIn.open();
      const [outcome] = [await saving, accepted(await handIn)];
      return { outcome, isAsHandedIn: (await markedOf(sitting)).answers.length === 1 };
    } finally {
      await handingIn.open();
    }
  }

  it('is never given to a save that arrives while the sheet is being handed in', async () => {
    expect(await saveDuringHandIn()).toEqual({ outcome: 'ALREADY_SUBMITTED', isAsHandedIn: true });
  });

  it.each([
    ['checks the state first and writes then', `WHERE id = $1`],
    [
      'checks the state in a subquery',
      `WHERE id IN (SELECT id FROM attempts WHERE id = $1 AND state = 'in_progress')`,
    ],
  ])('would be lost by a save that %s', async (_, where) => {
    const attempts = test.app.get(AttemptsService);
    const protectedSave = attempts.saveSheet.bind(attempts);
    attempts.saveSheet = async (viewer, save) => {
      if (save.rev === 1) return protectedSave(viewer, save);
      const attempt = await attempts.find(viewer.officerId, save.attemptId);
      expect(attempt?.state).toBe('in_progress');
      const sheet = JSON.stringify({ answers: save.answers, flagged: save.flagged });
      await test.database.query(`UPDATE attempts SET sheet = $2 ${where}`, [save.attemptId, sheet]);
      return ok({ rev: save.rev, savedAt: test.clock.now(), deadline: test.clock.now() });
    };
    try {
      expect(await saveDuringHandIn()).toEqual({ outcome: 'SheetSaved', isAsHandedIn: false });
    } finally {
      attempts.saveSheet = protectedSave;
    }
  });

  it('is in the marked sheet whoever wins ten races of eight saves and a hand-in', async () => {
    const { sitting: first, examId } = await beginSitting(test, { questions: 8, attemptsAllowed: 10 });
    for (let round = 0; round < 10; round += 1) {
      const sitting = round === 0 ? first : await Sitting.begin(first.client, examId);
      // Revision n answers the first n questions, none of them rightly, so that the next round may begin.
      const saves = Array.from({ length: 8 }, (_, at) => sitting.save(sitting.sheet(at + 1, [], at + 1)));
      const handIn = sitting.submit(sitting.sheet(5, [], 5));
      const outcomes = await Promise.all(saves);
      expect(accepted(await handIn).state).toBe('SUBMITTED');
      const acknowledged = outcomes.flatMap((outcome, at) => (outcome === 'SheetSaved' ? [at + 1] : []));
      const newest = sitting.sheet(0, [], Math.max(5, ...acknowledged)).answers;
      expect(await isKept(sitting, newest)).toBe(true);
    }
  });
});
