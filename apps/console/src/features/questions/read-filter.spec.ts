import { expect, it } from '@jest/globals';
import { countFilters, readFilter, readPageSize } from './read-filter';

const read = (search: string, bankId: string | null = null) =>
  readFilter(new URLSearchParams(search), bankId);

it('reads every filter from the address', () => {
  const search =
    'bank=b&q=暗管&status=IN_REVIEW&type=CASE&topic=t&difficulty=4&cognition=APPLY&tag=水&edition=epl-2014&article=63&review=1&mine=1&since=2026-11-01';
  expect(read(search)).toEqual({
    ...{ bankId: 'b', search: '暗管', status: 'IN_REVIEW', type: 'CASE', topicId: 't', difficulty: 4 },
    ...{ cognition: 'APPLY', tag: '水', citesEdition: 'epl-2014', citesArticle: 63, needsReview: true },
    ...{ isMine: true, updatedSince: '2026-11-01' },
  });
  expect(countFilters(read(search))).toBe(12);
});

it('takes what nobody can mean for any', () => {
  const search = 'status=SOLD&type=1&difficulty=9&cognition=x&article=63&review=yes&since=tomorrow&size=7';
  expect(countFilters(read(search))).toBe(0);
  expect(readPageSize(new URLSearchParams(search))).toBe(50);
});

it('a bank of the page goes before one of the address', () => {
  expect(read('bank=other', 'mine').bankId).toBe('mine');
  expect(readPageSize(new URLSearchParams('size=300'))).toBe(300);
});
