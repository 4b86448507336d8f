import { describe, expect, it } from '@jest/globals';
import { checkQuestion, isMachineMarked } from './check-question';
import { countBlanks, normaliseStem } from './normalise-stem';
import type { QuestionDraft, QuestionOption } from './question';

function options(...texts: string[]): QuestionOption[] {
  return texts.map((text, index) => ({ label: 'ABCDEFGH'.charAt(index), text }));
}

const single: QuestionDraft = {
  type: 'single',
  stem: '下列哪个数最大？',
  options: options('一', '二', '三'),
  key: { kind: 'choice', labels: ['C'] },
  explanation: '',
  difficulty: 3,
  pointsHundredths: 100,
  topicPath: [],
  citations: [],
  referenceDate: '2026-11-23',
};
const multiple: QuestionDraft = { ...single, type: 'multiple', key: { kind: 'choice', labels: ['A', 'C'] } };
const trueFalse: QuestionDraft = {
  ...single,
  type: 'true_false',
  options: [],
  key: { kind: 'true_false', isTrue: false },
};
const fillIn: QuestionDraft = {
  ...single,
  type: 'fill_in',
  stem: '一加一等于____，二加二等于（　）。',
  options: [],
  key: { kind: 'fill_in', blanks: [['2', '二'], ['4']] },
};

describe('a question', () => {
  it.each([single, multiple, trueFalse, fillIn])('of type $type that is complete has no fault', (draft) => {
    expect(checkQuestion(draft)).toEqual([]);
  });

  it.each<[string, QuestionDraft, string, string, string, string]>([
    ['without a stem', { ...single, stem: ' ' }, 'REQUIRED', 'stem', '', ''],
    [
      'with one option',
      { ...single, options: options('一'), key: { kind: 'choice', labels: ['A'] } },
      'TOO_FEW_OPTIONS',
      'options',
      '1',
      '≥ 2',
    ],
    ['without a key', { ...single, key: { kind: 'choice', labels: [] } }, 'NO_KEY', 'key', '', 'A'],
    [
      'with a key of another kind',
      { ...single, key: { kind: 'true_false', isTrue: true } },
      'NO_KEY',
      'key',
      '',
      'A',
    ],
    [
      'with a key that is not an option',
      { ...single, key: { kind: 'choice', labels: ['E'] } },
      'KEY_NOT_AN_OPTION',
      'key',
      'E',
      'A B C',
    ],
    [
      'single, with two right options',
      { ...single, key: { kind: 'choice', labels: ['A', 'B'] } },
      'KEY_COUNT',
      'key',
      'AB',
      '1',
    ],
    [
      'with two equal options',
      { ...single, options: options('1.5 倍', '二', '１．５倍。') },
      'EQUAL_OPTIONS',
      'optionC',
      'A = C',
      'A ≠ C',
    ],
    [
      'with a hole in its options',
      {
        ...single,
        options: [...options('一', '二'), { label: 'D', text: '四' }],
        key: { kind: 'choice', labels: ['A'] },
      },
      'OPTION_GAP',
      'options',
      'A B D',
      'A B C',
    ],
    [
      'true/false without a key',
      { ...trueFalse, key: { kind: 'choice', labels: [] } },
      'NO_KEY',
      'key',
      '',
      '√ / ×',
    ],
    [
      'fill-in with an empty blank',
      { ...fillIn, key: { kind: 'fill_in', blanks: [['2'], [' ']] } },
      'NO_KEY',
      'key',
      '',
      '30；罚款|处罚',
    ],
    [
      'fill-in with a blank too many',
      { ...fillIn, key: { kind: 'fill_in', blanks: [['2']] } },
      'BLANK_COUNT',
      'key',
      '2',
      '1',
    ],
    [
      'short answer',
      { ...single, type: 'short_answer' },
      'NOT_YET_MARKABLE',
      'type',
      'short_answer',
      'single / multiple / true_false / fill_in',
    ],
    [
      'case',
      { ...single, type: 'case' },
      'NOT_YET_MARKABLE',
      'type',
      'case',
      'single / multiple / true_false / fill_in',
    ],
    ['worth nothing', { ...single, pointsHundredths: 0 }, 'POINTS_INVALID', 'points', '0', '0.01–100'],
    [
      'worth part of a hundredth',
      { ...single, pointsHundredths: 0.5 },
      'POINTS_INVALID',
      'points',
      '0.005',
      '0.01–100',
    ],
  ])('%s is refused', (_case, draft, code, field, found, expected) => {
    expect(checkQuestion(draft)).toEqual([{ row: null, field, severity: 'error', code, found, expected }]);
  });

  it('multiple, with one right option, is let in with a warning', () => {
    expect(checkQuestion({ ...multiple, key: { kind: 'choice', labels: ['B'] } })).toMatchObject([
      { code: 'KEY_COUNT', severity: 'warning', found: 'B', expected: '≥ 2' },
    ]);
  });

  it('fill-in that draws no blank is let in with a warning', () => {
    expect(checkQuestion({ ...fillIn, stem: '一加一、二加二各等于几？' })).toMatchObject([
      { code: 'BLANK_COUNT', severity: 'warning' },
    ]);
  });

  it('1.5 and 15 are different options', () => {
    expect(checkQuestion({ ...single, options: options('1.5倍', '15倍', '-15倍') })).toEqual([]);
  });
});

describe('stems', () => {
  it.each(['下列 哪个数最大?', '下列哪个数最大（　）。', '　下列「哪个」数最大？'])(
    '%s is the same question',
    (stem) => {
      expect(normaliseStem(stem)).toBe(normaliseStem('下列哪个数最大？'));
    },
  );

  it('that differ in a number are different questions', () => {
    expect(normaliseStem('罚款5倍')).not.toBe(normaliseStem('罚款6倍'));
  });

  it.each([
    ['甲____乙（  ）丙【】', 3],
    ['甲（乙）丙_丁', 0],
  ])('%s has %d blanks', (stem, blanks) => {
    expect(countBlanks(stem)).toBe(blanks);
  });
});

it('short answers and cases need a marker', () => {
  expect(['single', 'fill_in'].every((type) => isMachineMarked(type as 'single'))).toBe(true);
  expect(isMachineMarked('short_answer') || isMachineMarked('case')).toBe(false);
});
