import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok, scoreAttempt, type Answer, type KeyedQuestion } from '@whetstone/domain';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { closeTable } from '../support/gate';
import { accepted } from '../support/outcome';
import { beginSitting, type Sitting } from '../support/sitting';
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
  async function isKept(sitting: Sitting, acknowledged: readonly Answer[]): Promise<boolean> {
    const { answers, keys, points_hundredths: points } = await markedOf(sitting);
    const inSheet = new Set(answers.map(({ questionId }) => questionId));
    return (
      acknowledged.every(({ questionId }) => inSheet.has(questionId)) &&
      points === scoreAttempt(keys, answers, 1).hundredths
    );
  }

  /** A save that arrives while the hand-in has read the sheet and is being marked. */
  async function saveDuringMarking(): Promise<{ outcome: string; kept: boolean }> {
    const { sitting } = await beginSitting(test);
    const right = await sitting.rightAnswers(test.database);
    const marking = await closeTable(test.database, 'paper_keys', 'ACCESS EXCLUSIVE');
    const handIn = sitting.submit(sitting.sheetOf(1, right.slice(0, 1)));
    await marking.untilWaiting(1);
    const saving = sitting.save(sitting.sheetOf(2, right));
    await Promise.race([marking.untilWaiting(2), saving]);
    await marking.open();
    const [outcome] = [await saving, accepted(await handIn)];
    return { outcome, kept: await isKept(sitting, outcome === 'SheetSaved' ? right : []) };
  }

  it('is never given to a save that arrives while the sheet is being marked', async () => {
    expect(await saveDuringMarking()).toEqual({ outcome: 'ALREADY_SUBMITTED', kept: true });
  });

  it.each([
    ['checks the state first and writes then', `WHERE id = $1`],
    ['checks the state in a subquery', `WHERE id IN (SELECT id FROM attempts WHERE id = $1 AND state = 'in_progress')`],
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
      expect(await saveDuringMarking()).toEqual({ outcome: 'SheetSaved', kept: false });
    } finally {
      attempts.saveSheet = protectedSave;
    }
  });

  it('is in the marked sheet however saves and the hand-in race', async () => {
    const { sitting } = await beginSitting(test, { questions: 12, attemptsAllowed: 10 });
    const race = Array.from({ length: 11 }, (_, at) => sitting.save(sitting.sheet(at + 1, ['A'], at + 1)));
    const outcomes = Promise.all(race);
    const handedIn = accepted(await sitting.submit(sitting.sheet(12, ['A'], 6)));
    const acknowledged = (await outcomes).flatMap((outcome, at) => (outcome === 'SheetSaved' ? [at + 1] : []));
    expect(handedIn).toMatchObject({ state: 'SUBMITTED', rev: 12 });
    expect(Math.max(0, ...acknowledged)).toBeLessThan(12);
    expect(await isKept(sitting, [])).toBe(true);
  });

  it('is in the marked sheet in forty races of three saves and a hand-in', async () => {
    const { sitting: first, examId } = await beginSitting(test, { questions: 4, attemptsAllowed: 10 });
    const sittings = [first];
    for (let officer = 1; officer < 4; officer += 1) sittings.push((await beginSitting(test)).sitting);
    expect(examId).not.toBe('');
    for (const sitting of sittings) {
      const [one, two, three, submitted] = await Promise.all([
        sitting.save(sitting.sheet(1, ['A'], 1)),
        sitting.save(sitting.sheet(2, ['A'], 2)),
        sitting.save(sitting.sheet(4, ['A'], 4)),
        sitting.submit(sitting.sheet(3, ['A'], 3)),
      ]);
      const saved = [one, two, three].flatMap((outcome, at) => (outcome === 'SheetSaved' ? [[1, 2, 4][at] ?? 0] : []));
      const { answers } = await markedOf(sitting);
      expect(answers.length).toBeGreaterThanOrEqual(Math.max(3, ...saved));
      expect(submitted.__typename).toBe('Attempt');
      expect(await isKept(sitting, [])).toBe(true);
    }
  });
});
