import { describe, expect, it } from '@jest/globals';
import { keyBalance } from './key-balance';
import type { QuestionDraft } from './question';

const single = (key: string, ...texts: string[]): QuestionDraft => ({
  type: 'single',
  textFormat: 'plain',
  stem: '哪个？',
  options: texts.map((text, index) => ({ label: 'ABCD'.charAt(index), text })),
  parts: [],
  key: { kind: 'choice', labels: [...key] },
  explanation: '',
  difficulty: 3,
  cognition: null,
  pointsHundredths: 100,
  topicPath: [],
  citations: [],
  referenceDate: '2026-11-25',
  source: '',
  tags: [],
});
const trueFalse = (isTrue: boolean): QuestionDraft => ({
  ...single('A'),
  type: 'true_false',
  options: [],
  key: { kind: 'true_false', isTrue },
});

it('the keys of a bank are counted by where they stand', () => {
  const balance = keyBalance([
    single('A', '一二三', '四', '五', '六'),
    single('B', '一', '二', '三', '四'),
    { ...single('ACD', '一', '二', '三', '四'), type: 'multiple' },
    trueFalse(true),
    trueFalse(false),
    trueFalse(false),
  ]);
  expect(balance).toEqual({
    singleByLabel: { A: 1, B: 1, C: 0, D: 0 },
    multipleByLabel: { A: 1, B: 0, C: 1, D: 1 },
    trueCount: 1,
    falseCount: 2,
    keyLongestRatio: 0.5,
  });
});

describe('a key as long as another option', () => {
  it('is not betrayed by its length', () => {
    expect(keyBalance([single('A', '一二', '三四', '五', '六')]).keyLongestRatio).toBe(0);
  });
});
