import { describe, expect, it } from '@jest/globals';
import { checkQuestion, isMachineMarked } from './check-question';
import { countBlanks, normaliseStem } from './normalise-stem';
import type { QuestionDraft, QuestionOption } from './question';

function options(...texts: string[]): QuestionOption[] {
  return texts.map((text, index) => ({ label: 'ABCDEFGH'.charAt(index), text }));
}

const single: QuestionDraft = {
  type: 'single',
  textFormat: 'plain',
  parts: [],
  cognition: null,
  source: '',
  tags: [],
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

const rubric = {
  kind: 'text',
  points: [
    { text: '说明理由', pointsHundredths: 100 },
    { text: '告知权利', pointsHundredths: 100 },
  ],
} as const;
const shortAnswer: QuestionDraft = {
  ...single,
  type: 'short_answer',
  options: [],
  pointsHundredths: 200,
  key: rubric,
};
const caseStudy: QuestionDraft = {
  ...single,
  type: 'case',
  stem: '某厂的一天。',
  options: [],
  pointsHundredths: 300,
  parts: [
    {
      type: 'single',
      stem: '哪个数最大？',
      options: options('一', '二'),
      explanation: '',
      pointsHundredths: 100,
    },
    { type: 'short_answer', stem: '应当怎样？', options: [], explanation: '', pointsHundredths: 200 },
  ],
  key: { kind: 'case', parts: [{ kind: 'choice', labels: ['B'] }, rubric] },
};

describe('a question', () => {
  it.each([single, multiple, trueFalse, fillIn, shortAnswer, caseStudy])(
    'of type $type that is complete has no fault',
    (draft) => {
      expect(checkQuestion(draft)).toEqual([]);
    },
  );

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
      'short answer without points to look for',
      { ...shortAnswer, key: { kind: 'text', points: [] } },
      'NO_KEY',
      'key',
      '',
      '说明理由（1分）；告知权利（1分）',
    ],
    [
      'short answer whose points do not add up',
      { ...shortAnswer, pointsHundredths: 300 },
      'POINTS_SUM',
      'key',
      '2',
      '3',
    ],
    ['case without sub-questions', { ...caseStudy, parts: [] }, 'CASE_WITHOUT_PARTS', 'parts', '0', '≥ 1'],
    [
      'case whose parts do not add up',
      { ...caseStudy, pointsHundredths: 500 },
      'POINTS_SUM',
      'parts',
      '3',
      '5',
    ],
    [
      'case with a part without a key',
      { ...caseStudy, key: { kind: 'case', parts: [{ kind: 'choice', labels: [] }, rubric] } },
      'NO_KEY',
      'parts.1.key',
      '',
      'A',
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
