import { describe, expect, it } from '@jest/globals';
import { resumeSheet, type KeptSheet, type ServedSheet } from './resume-sheet';
import { chooseOption, emptySheet, type Sheet } from './sheet';

const answer = (sheet: Sheet, id: string, label: string) =>
  chooseOption(sheet, { id, isMultiple: false }, label);
const here = answer(emptySheet, 'q1', 'A');
const saved = { rev: 7, sheet: emptySheet };
const kept: KeptSheet = { attemptId: 'a1', epoch: 2, rev: 9, sheet: here, saved };
const served: ServedSheet = { attemptId: 'a1', epoch: 2, rev: 7, sheet: emptySheet };

describe('going on after a reload', () => {
  it('uses what the device kept when the server has not got as far', () => {
    const resumed = { rev: 9, sheet: here, isUnsaved: true, mergedCount: 0 };
    expect(resumeSheet(kept, served)).toEqual(resumed);
  });

  it.each<[string, KeptSheet | null]>([
    ['nothing was kept', null],
    [
      'another window took over and this one had nothing open',
      { ...kept, epoch: 1, saved: { rev: 9, sheet: here } },
    ],
    ['this window is told of an epoch that the server has not reached', { ...kept, epoch: 3 }],
    ['the server is as far', { ...kept, rev: 7 }],
    ['the server is further', { ...kept, rev: 6 }],
    ['it belongs to another attempt', { ...kept, attemptId: 'a0' }],
  ])("uses the server's sheet when %s", (_, mine) => {
    const resumed = { rev: 7, sheet: emptySheet, isUnsaved: false, mergedCount: 0 };
    expect(resumeSheet(mine, served)).toEqual(resumed);
  });

  it('adds answers that never got through where another device has left the question open, and changes none', () => {
    const elsewhere = { ...served, epoch: 3, rev: 12, sheet: answer(emptySheet, 'q2', 'C') };
    const mine = { ...kept, sheet: answer(answer(here, 'q2', 'D'), 'q3', 'B') };
    const sheet = answer(answer(answer(emptySheet, 'q2', 'C'), 'q1', 'A'), 'q3', 'B');
    expect(resumeSheet(mine, elsewhere)).toEqual({ rev: 13, sheet, isUnsaved: true, mergedCount: 2 });
  });

  it('adds nothing where everything has been answered elsewhere', () => {
    const elsewhere = { ...served, epoch: 3, rev: 12, sheet: answer(emptySheet, 'q1', 'C') };
    expect(resumeSheet(kept, elsewhere)).toMatchObject({ rev: 12, isUnsaved: false, mergedCount: 0 });
  });
});
