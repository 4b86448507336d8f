import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AttemptBeginner } from '../../apps/api/src/attempts/attempt-beginner';
import type { SaveSheet } from '../../apps/api/src/attempts/attempts.service';
import { Clock } from '../../apps/api/src/platform/clock';
import { startTestApp, type TestApp } from '../support/test-app';
import { Hall, MUTANT, rounds, type Seat } from './hall';

jest.setTimeout(900_000);

const ROUNDS = rounds(100, 3_000);
const AT_ONCE = 8;

/** Runs so many rounds, some at once, and gives what each came to. */
async function inRounds<Value>(count: number, round: (nth: number) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  let next = 0;
  const runner = async () => {
    while (next < count) values.push(await round(next++));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  return values;
}

/** A way of keeping answers: the product's, and one that was rejected. */
interface Keeping {
  save(seat: Seat, sheet: SaveSheet): Promise<string>;
  submit(seat: Seat, sheet: SaveSheet): Promise<string>;
  /** The questions answered in the sheet as it is marked. */
  marked(seat: Seat): Promise<string[]>;
}

const whole = (hall: Hall): Keeping => ({
  save: (seat, sheet) => hall.save(seat, sheet),
  submit: (seat, sheet) => hall.submit(seat, sheet),
  marked: async (seat) => (await hall.stored(seat)).sheet.answers.map(({ questionId }) => questionId),
});

describe('two requests at the same moment', () => {
  let test: TestApp;
  let hall: Hall;
  beforeAll(async () => {
    test = await startTestApp();
    hall = await Hall.open(test, { questions: 4 });
    // As at two servers: one alone sends the starts of an officer one after the other.
    test.app.get(AttemptBeginner).begin = (beginning) =>
      new AttemptBeginner(test.examDatabase, test.app.get(Clock)).begin(beginning);
  });
  afterAll(() => test.close());

  /** Questions whose answer was acknowledged and does not stand in the sheet that was marked. */
  async function lostInARace(keeping: Keeping, nth: number): Promise<string[]> {
    const seat = await hall.seat();
    const [first, second] = [hall.sheet(seat, 1, { count: 1 }), hall.sheet(seat, 2, { count: 4 })];
    await keeping.save(seat, first);
    // Either may win: whoever comes second finds what the first has left.
    const race = [() => keeping.save(seat, second), () => keeping.submit(seat, first)];
    const outcomes = await Promise.all((nth % 2 === 0 ? race : race.toReversed()).map((go) => go()));
    expect(outcomes).toContain('SUBMITTED');
    const { answers } = outcomes.includes('SAVED') ? second : first;
    const marked = await keeping.marked(seat);
    return answers.map(({ questionId }) => questionId).filter((id) => !marked.includes(id));
  }

  it(`a save and a hand-in, ${ROUNDS} times: what was acknowledged is in the marked sheet`, async () => {
    const keeping = MUTANT === 'row-per-answer' ? await rowPerAnswer(test, hall) : whole(hall);
    const lost = await inRounds(ROUNDS, (nth) => lostInARace(keeping, nth));
    expect(lost.filter((ids) => ids.length > 0)).toEqual([]);
  });

  it(`two hand-ins, ${ROUNDS} times: one closes the attempt, the other is told so, and the sheet is one of theirs`, async () => {
    await inRounds(ROUNDS, async () => {
      const seat = await hall.seat();
      const sheets = [hall.sheet(seat, 1, { count: 2 }), hall.sheet(seat, 2, { count: 3 })];
      const outcomes = await Promise.all(sheets.map((sheet) => hall.submit(seat, sheet)));
      expect(outcomes.toSorted()).toEqual(['ALREADY_SUBMITTED', 'SUBMITTED']);
      const { rev, sheet } = await hall.stored(seat);
      expect(sheet.answers).toHaveLength(rev + 1);
      // The newest that was acknowledged into the trail is the one that was marked.
      expect((await hall.trail(seat)).at(-1)).toBe(rev);
    });
  });

  it(`two starts, ${ROUNDS} times: one attempt, and only the later window may save`, async () => {
    await inRounds(ROUNDS, async () => {
      const seat = await hall.seat();
      expect(await Promise.all([hall.takeOver(seat), hall.takeOver(seat)])).toEqual([
        'TAKEN_OVER',
        'TAKEN_OVER',
      ]);
      const { epoch } = await hall.stored(seat);
      expect(epoch).toBe(3);
      const saves = [2, 3].map((of) => hall.save(seat, hall.sheet(seat, 1, { count: of, epoch: of })));
      expect(await Promise.all(saves)).toEqual(['SUPERSEDED', 'SAVED']);
    });
  });

  it.each([
    ['that lies ready', true],
    ['of which nothing is there yet', false],
  ])(
    `two starts of an attempt %s, ${ROUNDS} times: one attempt is begun and then gone on with`,
    async (_, isReady) => {
      await inRounds(ROUNDS, async () => {
        const seat = await hall.seat();
        await hall.clear(seat, isReady);
        const starts = await Promise.all([hall.takeOver(seat), hall.takeOver(seat)]);
        expect(starts).toEqual(['TAKEN_OVER', 'TAKEN_OVER']);
        const attempts = await hall.attemptsOf(seat);
        expect(attempts).toMatchObject([{ number: 1, state: 'in_progress', epoch: 2 }]);
      });
    },
  );

  it(`a start and the job that makes it ready, ${ROUNDS} times: one attempt, begun once`, async () => {
    await inRounds(ROUNDS, async (nth) => {
      const seat = await hall.seat();
      await hall.clear(seat, false);
      const race: (() => Promise<unknown>)[] = [() => hall.takeOver(seat), () => hall.prepare([seat])];
      const outcomes = await Promise.all((nth % 2 === 0 ? race : race.toReversed()).map((go) => go()));
      expect(outcomes).toContain('TAKEN_OVER');
      const attempts = await hall.attemptsOf(seat);
      expect(attempts).toMatchObject([{ number: 1, state: 'in_progress', epoch: 1 }]);
    });
  });

  it('would lose answers if each were a row of its own, checked with EXISTS', async () => {
    const keeping = await rowPerAnswer(test, hall);
    const lost = await inRounds(300, (nth) => lostInARace(keeping, nth));
    expect(lost.filter((ids) => ids.length > 0).length).toBeGreaterThan(0);
  });
});

/** The form that was measured and rejected: a row for each answer, written where the attempt is still open. */
async function rowPerAnswer(test: TestApp, hall: Hall): Promise<Keeping> {
  await test.database.query(`CREATE TABLE IF NOT EXISTS answers_by_row (attempt_id uuid, question_id text)`);
  const keeping: Keeping = {
    async save({ attemptId }, { answers }) {
      const inserted = await test.database.query<unknown[]>(
        `INSERT INTO answers_by_row SELECT $1, unnest($2::text[])
         WHERE EXISTS (SELECT FROM attempts WHERE id = $1 AND state = 'in_progress') RETURNING 1`,
        [attemptId, answers.map(({ questionId }) => questionId)],
      );
      return inserted.length > 0 ? 'SAVED' : 'ALREADY_SUBMITTED';
    },
    async submit(seat) {
      const ids = await keeping.marked(seat);
      return hall.submit(seat, { ...hall.sheet(seat, 1), answers: hall.answersOf(ids) });
    },
    async marked({ attemptId }) {
      const rows = await test.database.query<{ id: string }[]>(
        `SELECT coalesce(answer->>'questionId', r.question_id) AS id
         FROM attempts a LEFT JOIN jsonb_array_elements(a.sheet->'answers') answer ON a.state = 'submitted'
         LEFT JOIN answers_by_row r ON r.attempt_id = a.id AND a.state = 'in_progress' WHERE a.id = $1`,
        [attemptId],
      );
      return [...new Set(rows.map(({ id }) => id))];
    },
  };
  return keeping;
}
