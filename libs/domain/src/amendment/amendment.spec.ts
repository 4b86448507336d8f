import { describe, expect, it } from '@jest/globals';
import {
  amendmentStates,
  decideAmendment,
  isUnsettled,
  settleByRevision,
  touchOf,
  type AmendmentRequest,
  type CitingQuestion,
} from './amendment';

const ended = { slug: 'epl-2014', endsOn: '2026-08-15' };
const question = (change: Partial<CitingQuestion>): CitingQuestion => ({
  citedEditions: ['epl-2014'],
  referenceDate: '2019-04-15',
  writtenOn: '2020-01-01',
  isBuiltIn: false,
  isRetired: false,
  ...change,
});

describe('the end of an edition', () => {
  it.each<[string, Partial<CitingQuestion>, 'open' | 'history' | null]>([
    ['touches a question that cites it', {}, 'open'],
    ['touches one that cites another law besides', { citedEditions: ['code-2026', 'epl-2014'] }, 'open'],
    ['leaves one alone that cites other texts', { citedEditions: ['code-2026'] }, null],
    ['leaves one alone that is no longer asked', { isRetired: true }, null],
    [
      'takes one of the product, written afterwards about a day before, as history',
      { isBuiltIn: true, writtenOn: '2026-11-20' },
      'history',
    ],
    [
      'touches one of the product that was written before the end',
      { isBuiltIn: true, writtenOn: '2026-08-14' },
      'open',
    ],
    [
      'touches one of the product that speaks of a day after the end',
      { isBuiltIn: true, writtenOn: '2026-11-20', referenceDate: '2026-08-15' },
      'open',
    ],
    [
      'touches an author’s that was only imported afterwards',
      { writtenOn: '2026-11-20', referenceDate: '2026-08-14' },
      'open',
    ],
  ])('%s', (_, change, expected) => expect(touchOf(question(change), ended)).toBe(expected));
});

const request = (change: Partial<AmendmentRequest>): AmendmentRequest => ({
  decision: 'history',
  state: 'open',
  referenceDate: '2019-04-15',
  endsOn: '2026-08-15',
  isAuthor: true,
  isReviewer: true,
  officerId: 'reviewer',
  writerId: 'author',
  ...change,
});
const outcome = (change: Partial<AmendmentRequest>) => {
  const decided = decideAmendment(request(change));
  return decided.ok ? decided.value : decided.refusal.code;
};

describe('a task', () => {
  it.each<[Partial<AmendmentRequest>, string]>([
    [{ decision: 'history' }, 'history'],
    [{ decision: 'history', writerId: null }, 'history'],
    [{ decision: 'retired', isAuthor: false }, 'retired'],
    [{ decision: 'updated', isReviewer: false }, 'updating'],
    [{ decision: 'history', state: 'updating' }, 'history'],
    [{ decision: 'history', isReviewer: false }, 'SIGN_OFF_NOT_YOURS'],
    [{ decision: 'retired', isReviewer: false }, 'SIGN_OFF_NOT_YOURS'],
    [{ decision: 'updated', isAuthor: false }, 'SIGN_OFF_NOT_YOURS'],
    [{ decision: 'history', officerId: 'author' }, 'SIGN_OFF_OWN'],
    [{ decision: 'history', referenceDate: '2026-08-15' }, 'AMENDMENT_NOT_HISTORY'],
    [{ decision: 'retired', state: 'history' }, 'AMENDMENT_DECIDED'],
  ])('%j comes to %s', (change, expected) => expect(outcome(change)).toBe(expected));

  it('ends as updated when the new wording no longer cites the ended text, and in every state by some way', () => {
    expect(settleByRevision('updating', ['code-2026'], 'epl-2014')).toBe('updated');
    expect(settleByRevision('updating', ['epl-2014'], 'epl-2014')).toBe('updating');
    expect(settleByRevision('history', ['code-2026'], 'epl-2014')).toBe('history');
    const reached = ['open', 'updating', 'history', 'retired', settleByRevision('open', [], 'epl-2014')];
    expect(reached.toSorted()).toEqual([...amendmentStates].toSorted());
  });

  it('keeps its question out of papers until it is settled', () => {
    expect(amendmentStates.filter(isUnsettled)).toEqual(['open', 'updating']);
  });
});
