import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../scoring/score-answer';
import { replayTrail, sheetAfter, type Trail, type TrailEvent } from './replay';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 1, 0, seconds));
const chosen = (questionId: string, ...labels: string[]): Answer => ({ questionId, labels, texts: [] });
const save = (
  seconds: number,
  rev: number,
  answers: Answer[],
  change: Partial<TrailEvent> = {},
): TrailEvent => ({
  ...{ epoch: 1, rev, answers, flagged: [], savedAt: at(seconds) },
  ...change,
});
const trail = (events: TrailEvent[], change: Partial<Trail> = {}): Trail => ({
  ...{ startedAt: at(0), deadline: at(3600), submittedAt: at(1000), events },
  ...change,
});

describe('replaying an attempt', () => {
  it('says what changed when: given, changed, taken back, flagged', () => {
    const steps = replayTrail(
      trail([
        save(10, 1, [chosen('a', 'A')]),
        save(20, 2, [chosen('a', 'B')], { flagged: ['a'] }),
        save(30, 3, [chosen('b', 'C')]),
      ]),
    );
    expect(steps.map(({ kind, secondsIn, answeredCount }) => [kind, secondsIn, answeredCount])).toEqual([
      ['begun', 0, 0],
      ['saved', 10, 1],
      ['saved', 20, 1],
      ['saved', 30, 1],
      ['handed_in', 1000, 1],
    ]);
    expect(steps[1]?.changes).toEqual([
      { questionId: 'a', before: null, after: chosen('a', 'A'), flag: null },
    ]);
    expect(steps[2]?.changes).toEqual([
      { questionId: 'a', before: chosen('a', 'A'), after: chosen('a', 'B'), flag: 'set' },
    ]);
    expect(steps[3]?.changes).toEqual([
      { questionId: 'a', before: chosen('a', 'B'), after: null, flag: 'taken_away' },
      { questionId: 'b', before: null, after: chosen('b', 'C'), flag: null },
    ]);
  });

  it.each<[string, Trail, unknown[]]>([
    ['nothing was ever saved', trail([]), ['begun', 'handed_in']],
    ['time ended it', trail([], { submittedAt: at(3600) }), ['begun', 'time_up']],
    [
      'another window took it over',
      trail([save(10, 1, []), save(20, 2, [], { epoch: 3 })]),
      ['begun', 'saved', 'taken_over', 'saved', 'handed_in'],
    ],
    [
      'a late sheet was counted',
      trail([save(10, 1, []), save(9000, 5, [chosen('a', 'A')])], { submittedAt: at(3600) }),
      ['begun', 'saved', 'time_up', 'counted_late'],
    ],
  ])('tells that %s', (_, given, kinds) => expect(replayTrail(given).map(({ kind }) => kind)).toEqual(kinds));

  it.each([
    ['two minutes without a save are said', [save(10, 1, []), save(130, 2, [])], [null, null, 120]],
    ['a second less is not', [save(10, 1, []), save(129, 2, [])], [null, null, null]],
  ])('%s', (_, events, silences) =>
    expect(
      replayTrail(trail(events))
        .slice(0, 3)
        .map(({ silentSeconds }) => silentSeconds),
    ).toEqual(silences),
  );

  it('tells what a device held back: five changes of which one save came', () => {
    const steps = replayTrail(
      trail([save(10, 1, []), save(1800, 6, [chosen('a', 'A')])], { submittedAt: at(2000) }),
    );
    expect(steps[2]).toMatchObject({ silentSeconds: 1790, heldChanges: 4 });
  });

  it.each<[string, Partial<Trail>, string[]]>([
    ['before it was handed in', { submittedAt: null, voidedAt: at(30) }, ['begun', 'saved', 'voided']],
    ['after that', { submittedAt: at(20), voidedAt: at(30) }, ['begun', 'saved', 'handed_in', 'voided']],
  ])('one that was made void %s ends with that', (_, change, kinds) => {
    const steps = replayTrail(trail([save(10, 1, [chosen('a', 'A')])], change));
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);
    expect(steps.at(-1)).toMatchObject({ secondsIn: 30, answeredCount: 1 });
  });

  it('a save that was acknowledged twice changes nothing the second time', () => {
    const steps = replayTrail(trail([save(10, 1, [chosen('a', 'A')]), save(12, 1, [chosen('a', 'A')])]));
    expect(steps[2]).toMatchObject({ changes: [], heldChanges: 0 });
  });

  const sheet = fc
    .record({
      answers: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('A', 'B', '')), {
        selector: ([id]) => id,
      }),
      flagged: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    })
    .map(({ answers, flagged }) => ({
      answers: answers.map(([id, label]) => chosen(id, ...(label ? [label] : []))),
      flagged,
    }));

  it('put together again, the steps are the sheet that was saved last', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 12 }), (sheets) => {
        const events = sheets.map((one, index) =>
          save(index, index + 1, one.answers, { flagged: one.flagged }),
        );
        const steps = replayTrail(trail(events));
        const { answers, flagged } = sheetAfter(steps, steps.length - 1);
        const last = sheets.at(-1);
        const given = last?.answers.filter(({ labels }) => labels.length > 0) ?? [];
        expect(new Map(answers)).toEqual(new Map(given.map((answer) => [answer.questionId, answer])));
        expect([...flagged].toSorted()).toEqual(last?.flagged.toSorted());
      }),
    );
  });
});
