import { describe, expect, it } from '@jest/globals';
import { resumeSheet, type KeptSheet } from './resume-sheet';
import { chooseOption, emptySheet } from './sheet';

const here = chooseOption(emptySheet, { id: 'q1', isMultiple: false }, 'A');
const kept: KeptSheet = { attemptId: 'a1', epoch: 2, rev: 9, sheet: here };
const served: KeptSheet = { attemptId: 'a1', epoch: 2, rev: 7, sheet: emptySheet };

describe('going on after a reload', () => {
  it('uses what the device kept when the server has not got as far', () => {
    expect(resumeSheet(kept, served)).toEqual({ rev: 9, sheet: here, isUnsaved: true });
  });

  it.each<[string, KeptSheet | null]>([
    ['nothing was kept', null],
    ['another window took over since', { ...kept, epoch: 1 }],
    ['the server is as far', { ...kept, rev: 7 }],
    ['the server is further', { ...kept, rev: 6 }],
    ['it belongs to another attempt', { ...kept, attemptId: 'a0' }],
  ])("uses the server's sheet when %s", (_, mine) => {
    expect(resumeSheet(mine, served)).toEqual({ rev: 7, sheet: emptySheet, isUnsaved: false });
  });
});
