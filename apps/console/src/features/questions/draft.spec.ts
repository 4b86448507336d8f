import { describe, expect, it } from '@jest/globals';
import {
  addOption,
  chooseKey,
  contentOf,
  draftOf,
  emptyDraft,
  moveItem,
  moveOption,
  removeOption,
  sumOf,
} from './draft';

const written = {
  ...emptyDraft(),
  stem: '期限？',
  options: ['15日', '30日', '60日', ''].map((text, index) => ({ label: 'ABCD'.charAt(index), text })),
  answerKey: { ...emptyDraft().answerKey, labels: ['B'] },
};

describe('a draft', () => {
  it('is sent without what was left empty', () => {
    const content = contentOf({ ...written, topic: '查封' }, ['查封']);
    expect(content.options.map(({ text }) => text)).toEqual(['15日', '30日', '60日']);
    expect(content).toMatchObject({
      parts: [],
      referenceDate: null,
      answerKey: { labels: ['B'], points: [], blanks: [[]] },
    });
  });

  it('of a case is worth what its parts are', () => {
    const parts = [0.1, 0.2].map((points) => ({ ...emptyDraft(), points }));
    expect(contentOf({ ...written, type: 'CASE', parts }, [])).toMatchObject({
      points: 0.3,
      parts: [{}, {}],
    });
    expect(sumOf([])).toBe(0);
  });

  it('of a kept wording is that wording', () => {
    const revision = {
      ...{
        __typename: 'QuestionRevision',
        id: 'r',
        number: 3,
        type: 'TRUE_FALSE',
        textFormat: 'HTML',
        stem: '<p>对？</p>',
      },
      ...{
        stemText: '对？',
        options: [],
        parts: [],
        explanation: '',
        difficulty: 4,
        cognition: 'APPLY',
        points: 2,
      },
      ...{
        referenceDate: '2020-01-01',
        source: '题源',
        citations: [],
        citationText: '《法》第一条',
        authorName: null,
      },
      ...{ createdAt: '2026-11-20T00:00:00Z', faults: [] },
      answerKey: {
        labels: [],
        isTrue: false,
        blanks: [],
        isOrderFree: false,
        matching: 'EQUALS',
        points: [],
      },
    } as unknown as Parameters<typeof draftOf>[0];
    const draft = draftOf(revision, { topic: '水/排污口', tags: ['水'] });
    expect(contentOf(draft, ['水', '排污口'])).toMatchObject({
      ...{
        type: 'TRUE_FALSE',
        textFormat: 'HTML',
        citations: '《法》第一条',
        referenceDate: '2020-01-01',
        tags: ['水'],
      },
      ...{ options: [], answerKey: { isTrue: false } },
    });
  });
});

describe('options', () => {
  it('take the letters of their places, and the key goes with them', () => {
    const moved = moveOption(written, 1, 0);
    expect(moved.options.map(({ label, text }) => `${label}${text}`)).toEqual([
      'A30日',
      'B15日',
      'C60日',
      'D',
    ]);
    expect(moved.answerKey.labels).toEqual(['A']);
    expect(removeOption(moved, 0).answerKey.labels).toEqual([]);
    expect(removeOption(moved, 1).options.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
    expect(moveOption(written, 0, -1)).toBe(written);
    expect(addOption(written).options.at(-1)).toEqual({ label: 'E', text: '' });
  });

  it('of a single choice are right one at a time, of a multiple one by one', () => {
    expect(chooseKey(written, 'C', true).answerKey.labels).toEqual(['C']);
    const multiple = { ...written, type: 'MULTIPLE' as const };
    expect(chooseKey(multiple, 'A', true).answerKey.labels).toEqual(['A', 'B']);
    expect(chooseKey(multiple, 'B', false).answerKey.labels).toEqual([]);
  });
});

it('items change places within the list', () => {
  expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moveItem(['a'], 0, 1)).toEqual(['a']);
});
