import { describe, expect, it } from '@jest/globals';
import {
  counts,
  decidePosting,
  type DatedPosting,
  type PostingKind,
  type PostingRequest,
} from './decide-posting';

const other = (kind: PostingKind, from: string, to: string | null = null): DatedPosting => ({
  ...{ kind, unitName: '临河区大队', from, to },
});

const request = (change: Partial<PostingRequest> = {}): PostingRequest => ({
  ...{ kind: 'serving', unitName: '五原县大队', from: '2026-06-01', to: null, reason: '' },
  ...{ birthDate: '1990-02-28', unitFrom: '2020-01-01', unitTo: null, others: [] },
  ...change,
});

describe('a posting', () => {
  it.each<[string, Partial<PostingRequest>, string | null]>([
    ['stands alone', {}, null],
    [
      'follows one that ended the day before',
      { others: [other('serving', '2020-01-01', '2026-06-01')] },
      null,
    ],
    [
      'comes before one that begins as it ends',
      { to: '2026-07-01', others: [other('serving', '2026-07-01')] },
      null,
    ],
    [
      'does not overlap another by a day',
      { others: [other('serving', '2020-01-01', '2026-06-02')] },
      'POSTING_OVERLAPS',
    ],
    [
      'does not overlap one that has no end',
      { others: [other('serving', '2020-01-01')] },
      'POSTING_OVERLAPS',
    ],
    ['does not overlap leave', { others: [other('on_leave', '2026-01-01')] }, 'POSTING_OVERLAPS'],
    ['ends after it begins', { to: '2026-05-31' }, 'POSTING_ENDS_BEFORE'],
    ['does not end on its first day', { to: '2026-06-01' }, 'POSTING_ENDS_BEFORE'],
    ['does not begin before birth', { from: '1989-01-01', unitFrom: '1980-01-01' }, 'POSTING_BEFORE_BIRTH'],
    ['does not begin in childhood', { from: '2006-02-27', unitFrom: '1980-01-01' }, 'POSTING_BEFORE_BIRTH'],
    ['may begin at sixteen', { from: '2006-02-28', unitFrom: '1980-01-01' }, null],
    ['does not begin before its unit', { from: '2019-12-31' }, 'UNIT_NOT_VALID'],
    ['does not outlast its unit', { unitTo: '2027-01-01' }, 'UNIT_NOT_VALID'],
    ['may end with its unit', { unitTo: '2027-01-01', to: '2027-01-01' }, null],
    ['that exempts says why', { kind: 'exempt' }, 'EXEMPT_WITHOUT_REASON'],
    ['that exempts may do so', { kind: 'exempt', reason: '长期病假' }, null],
    [
      'lends out beside being lent',
      { kind: 'seconded_in', others: [other('seconded_out', '2026-01-01')] },
      null,
    ],
    [
      'does not lend one who serves at home',
      { kind: 'seconded_in', others: [other('serving', '2026-01-01')] },
      'POSTING_COUNTS_TWICE',
    ],
    [
      'does not lend to two at once',
      { kind: 'seconded_in', others: [other('seconded_in', '2026-01-01')] },
      'POSTING_COUNTS_TWICE',
    ],
  ])('%s', (_, change, expected) => {
    expect(decidePosting(request(change))?.code ?? null).toBe(expected);
  });

  it.each([
    ['serving', true],
    ['seconded_in', true],
    ['seconded_out', false],
    ['on_leave', false],
    ['exempt', false],
  ] as const)('of kind %s counts for its unit: %s', (kind, expected) => {
    expect(counts(kind)).toBe(expected);
  });
});
