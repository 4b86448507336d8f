import { describe, expect, it } from '@jest/globals';
import {
  chooseOption,
  differences,
  emptySheet,
  fromSheetInput,
  isAnswered,
  toggleFlag,
  toSheetInput,
  withdrawOption,
  writeBlank,
} from './sheet';

const one = { id: 'q1', isMultiple: false };
const several = { id: 'q2', isMultiple: true };

describe('the answer sheet', () => {
  it('replaces the option of a single choice', () => {
    const sheet = chooseOption(chooseOption(emptySheet, one, 'A'), one, 'C');
    expect(sheet.answers['q1']?.labels).toEqual(['C']);
  });

  it('puts in and takes out the options of a multiple choice, in the order of the labels', () => {
    const both = chooseOption(chooseOption(emptySheet, several, 'C'), several, 'A');
    expect(both.answers['q2']?.labels).toEqual(['A', 'C']);
    expect(chooseOption(both, several, 'A').answers['q2']?.labels).toEqual(['C']);
  });

  it('counts a question as unanswered again when its last option is taken out or its blanks are emptied', () => {
    const chosen = chooseOption(emptySheet, several, 'B');
    expect(isAnswered(withdrawOption(chosen, 'q2', 'B'), 'q2')).toBe(false);
    const written = writeBlank(emptySheet, 'q3', 1, '三十', 2);
    expect(written.answers['q3']?.texts).toEqual(['', '三十']);
    expect(isAnswered(writeBlank(written, 'q3', 1, ' ', 2), 'q3')).toBe(false);
  });

  it('does not let in what the server would refuse: a NUL that came with a paste', () => {
    const pasted = writeBlank(emptySheet, 'q3', 0, '先立案\u0000后调查', 1);
    expect(pasted.answers['q3']?.texts).toEqual(['先立案后调查']);
  });

  it('counts the questions that differ, flags included', () => {
    const changed = toggleFlag(chooseOption(emptySheet, one, 'A'), 'q9');
    expect(differences(emptySheet, changed)).toHaveLength(2);
    expect(differences(changed, changed)).toEqual([]);
    expect(differences(changed, toggleFlag(changed, 'q9'))).toEqual(['q9']);
  });

  it('goes to the server and back unchanged', () => {
    const sheet = toggleFlag(writeBlank(chooseOption(emptySheet, several, 'B'), 'q3', 0, '七日', 1), 'q3');
    expect(fromSheetInput(toSheetInput(sheet))).toEqual(sheet);
  });
});
