import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { SaveSheet } from '../../apps/api/src/attempts/attempts.service';
import { startTestApp, type TestApp } from '../support/test-app';
import { Hall, MUTANT, rounds, type Seat } from './hall';
import { mutateSave, SAVE_MUTANTS } from './mutate-save';

jest.setTimeout(600_000);

const RUNS = rounds(40, 400);
const START = new Date('2026-11-18T12:00:00+08:00');
const DURATION_SECONDS = 120;
const GRACE_SECONDS = 10;

/** What an attempt is, said without a database: the rules of saving in the trade's words. */
interface Model {
  isSubmitted: boolean;
  epoch: number;
  rev: number;
  /** Of the newest acknowledged sheet; null = none was. */
  held: SaveSheet | null;
  trail: number[];
  elapsedSeconds: number;
  /** Written on the device and still on their way. */
  readonly underWay: SaveSheet[];
  readonly delivered: SaveSheet[];
  nextRev: number;
}

interface Real {
  readonly test: TestApp;
  readonly hall: Hall;
  readonly seat: Seat;
}

type Step = fc.AsyncCommand<Model, Real>;

const isSame = (one: SaveSheet | null, other: SaveSheet): boolean =>
  JSON.stringify([one?.answers]) === JSON.stringify([other.answers]);

/** What the rules say of a save that arrives now. */
function expected(model: Model, save: SaveSheet): string {
  if (model.isSubmitted) return 'ALREADY_SUBMITTED';
  if (save.epoch !== model.epoch) return 'SUPERSEDED';
  if (model.elapsedSeconds >= DURATION_SECONDS + GRACE_SECONDS) return 'TOO_LATE';
  if (save.rev > model.rev) return 'SAVED';
  if (save.rev < model.rev) return 'STALE_SHEET';
  return isSame(model.held, save) ? 'SAVED' : 'CONFLICTING_SHEET';
}

function take(model: Model, save: SaveSheet): void {
  model.rev = save.rev;
  model.held = save;
  model.trail.push(save.rev);
}

async function deliver(model: Model, { hall, seat }: Real, save: SaveSheet): Promise<void> {
  const verdict = expected(model, save);
  expect(await hall.save(seat, save)).toBe(verdict);
  if (verdict === 'SAVED') take(model, save);
  model.delivered.push(save);
}

function newSheet(model: Model, { hall, seat }: Real, count: number, epochsBack = 0): SaveSheet {
  const label = 'AB'.charAt(model.nextRev % 2);
  const epoch = Math.max(1, model.epoch - epochsBack);
  const save = hall.sheet(seat, model.nextRev, { count, label, epoch });
  model.nextRev += 1;
  return save;
}

const step = (name: string, run: Step['run'], check: Step['check'] = () => true): Step => ({
  check,
  run,
  toString: () => name,
});

const steps: fc.Arbitrary<Step>[] = [
  fc
    .nat(4)
    .map((count) =>
      step(`save ${count}`, (model, real) => deliver(model, real, newSheet(model, real, count))),
    ),
  fc
    .nat(4)
    .map((count) =>
      step(`save ${count} in the window of before`, (model, real) =>
        deliver(model, real, newSheet(model, real, count, 1)),
      ),
    ),
  fc
    .nat(4)
    .map((count) =>
      step(
        `hold ${count} back`,
        async (model, real) => void model.underWay.push(newSheet(model, real, count)),
      ),
    ),
  fc.nat(5).map((at) =>
    step(
      `deliver held ${at}`,
      (model, real) => {
        const [save] = model.underWay.splice(at % model.underWay.length, 1);
        if (!save) throw new Error('Nothing held back');
        return deliver(model, real, save);
      },
      ({ underWay }) => underWay.length > 0,
    ),
  ),
  fc.nat(5).map((at) =>
    step(
      `replay ${at}`,
      (model, real) => {
        const save = model.delivered[at % model.delivered.length];
        if (!save) throw new Error('Nothing delivered');
        return deliver(model, real, save);
      },
      ({ delivered }) => delivered.length > 0,
    ),
  ),
  fc.nat(3).map((count) =>
    step(
      `send another sheet under the same revision`,
      (model, real) => {
        const save = model.delivered.at(-1);
        if (!save) throw new Error('Nothing delivered');
        return deliver(model, real, { ...save, answers: save.answers.slice(0, count) });
      },
      ({ delivered }) => delivered.length > 0,
    ),
  ),
  fc.constant(
    step('take over', async (model, { hall, seat }) => {
      const isOver = model.isSubmitted || model.elapsedSeconds >= DURATION_SECONDS + GRACE_SECONDS;
      if (isOver) return;
      expect(await hall.takeOver(seat)).toBe('TAKEN_OVER');
      model.epoch += 1;
    }),
  ),
  fc.constantFrom(1, 30, 60, 9, 121).map((seconds) =>
    step(`wait ${seconds} s`, async (model, { test }) => {
      model.elapsedSeconds += seconds;
      test.clock.advance(seconds);
    }),
  ),
  fc.nat(4).map((count) =>
    step(`hand in ${count}`, async (model, real) => {
      const save = newSheet(model, real, count);
      const verdict = expected(model, save);
      const isHandedIn = verdict === 'SAVED' || verdict === 'TOO_LATE' || verdict === 'STALE_SHEET';
      expect(await real.hall.submit(real.seat, save)).toBe(isHandedIn ? 'SUBMITTED' : verdict);
      if (verdict === 'SAVED') take(model, save);
      if (isHandedIn) model.isSubmitted = true;
    }),
  ),
];

/** Sheets of any order, repeated, held back, from two windows, before and after the deadline, against the model. */
async function attemptsBehaveLikeTheModel(test: TestApp, hall: Hall, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), async (commands) => {
      test.clock.set(START);
      const seat = await hall.seat();
      const model: Model = {
        ...{ isSubmitted: false, epoch: 1, rev: 0, held: null, trail: [], elapsedSeconds: 0 },
        ...{ underWay: [], delivered: [], nextRev: 1 },
      };
      await fc.asyncModelRun(() => ({ model, real: { test, hall, seat } }), commands);
      const stored = await hall.stored(seat);
      expect(stored).toMatchObject({ epoch: model.epoch, rev: model.rev });
      expect(stored.sheet.answers).toEqual(model.held?.answers ?? []);
      expect(stored.state).toBe(model.isSubmitted ? 'submitted' : 'in_progress');
      expect(await hall.trail(seat)).toEqual(model.trail);
    }),
    { numRuns, seed: 20_261_118 },
  );
}

describe('an attempt, whatever the network does to its sheets', () => {
  let test: TestApp;
  let hall: Hall;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set(START);
    hall = await Hall.open(test, { questions: 4, durationSeconds: DURATION_SECONDS });
    if (MUTANT) await mutateSave(test, MUTANT);
  });
  afterAll(() => test.close());

  it(`is what the rules say, in ${RUNS} histories`, () => attemptsBehaveLikeTheModel(test, hall, RUNS));

  it.each(Object.keys(SAVE_MUTANTS))('is seen not to be with %s', async (mutant) => {
    const putBack = await mutateSave(test, mutant);
    try {
      await expect(attemptsBehaveLikeTheModel(test, hall, 400)).rejects.toThrow();
    } finally {
      await putBack();
    }
  });
});
