import { expect, it } from '@jest/globals';
import { contentChanges, type ComparedContent } from './content-changes';

const content: ComparedContent = {
  ...{
    type: 'single',
    textFormat: 'plain',
    stem: '期限是多少日？',
    parts: [],
    explanation: '',
    difficulty: 3,
  },
  options: [
    { label: 'A', text: '15日' },
    { label: 'B', text: '30日' },
  ],
  key: { kind: 'choice', labels: ['B'] },
  ...{
    cognition: null,
    pointsHundredths: 100,
    topicPath: ['查封'],
    citations: [],
    referenceDate: '2020-01-01',
  },
  ...{ source: '', tags: [] },
};

it('nothing differs from itself, nor when plain text becomes the same text in paragraphs', () => {
  expect(contentChanges(content, content)).toEqual([]);
  const html = { ...content, textFormat: 'html' as const, stem: '<p>期限是多少日？</p>' };
  expect(contentChanges(content, html)).toEqual([]);
});

it('names each field with what it said and says', () => {
  const after: ComparedContent = {
    ...content,
    stem: '期限一般是多少日？',
    options: [...content.options, { label: 'C', text: '60日' }],
    key: { kind: 'choice', labels: ['C'] },
    tags: ['2026'],
  };
  expect(contentChanges(content, after)).toEqual([
    { field: 'stem', before: '期限是多少日？', after: '期限一般是多少日？' },
    { field: 'key', before: 'B', after: 'C' },
    { field: 'tags', before: '', after: '2026' },
    { field: 'optionC', before: '', after: '60日' },
  ]);
});

it('shows a key of every kind', () => {
  const fillIn: ComparedContent = {
    ...content,
    key: { kind: 'fill_in', blanks: [['30', '三十'], ['罚款']], isOrderFree: true, matching: 'contains' },
  };
  const written: ComparedContent = {
    ...content,
    key: { kind: 'text', points: [{ text: '告知', pointsHundredths: 150 }] },
  };
  const judged: ComparedContent = { ...content, key: { kind: 'true_false', isTrue: false } };
  expect(contentChanges(fillIn, written)[0]).toMatchObject({
    before: '30 | 三十；罚款 ↔ ⊃',
    after: '告知（1.5）',
  });
  expect(contentChanges(fillIn, judged)[0]).toMatchObject({ after: '×' });
});

it('shows a case part by part', () => {
  const part = {
    type: 'short_answer',
    stem: '如何处理？',
    options: [],
    explanation: '',
    pointsHundredths: 200,
  } as const;
  const rubric = { kind: 'text', points: [{ text: '立案', pointsHundredths: 200 }] } as const;
  const before: ComparedContent = {
    ...content,
    type: 'case',
    options: [],
    parts: [part],
    key: { kind: 'case', parts: [rubric] },
  };
  const after: ComparedContent = { ...before, parts: [{ ...part, stem: '应当如何处理？' }] };
  expect(contentChanges(before, after)).toEqual([
    { field: 'parts.1', before: '如何处理？\n立案（2）\n2', after: '应当如何处理？\n立案（2）\n2' },
  ]);
});
