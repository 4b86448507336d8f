import { describe, expect, it } from '@jest/globals';
import { decideReading, type ReadingRequest } from './decide-reading';

const request = (change: Partial<ReadingRequest>): ReadingRequest => ({
  ...{ isHis: true, isRead: false, isTold: false, reason: '' },
  ...change,
});

describe('giving points to an answer', () => {
  it.each<[string, Partial<ReadingRequest>, string]>([
    ['for the first time needs no reason', {}, 'ok'],
    ['again needs one', { isRead: true }, 'REASON_MISSING'],
    ['again with one', { isRead: true, reason: '漏看第二点' }, 'ok'],
    ['that somebody else has by now', { isHis: false }, 'ANSWER_NOT_YOURS'],
    ['of which the officer knows what came', { isRead: true, isTold: true, reason: '漏看' }, 'MARK_TOLD'],
  ])('%s', (_, change, said) => {
    const result = decideReading(request(change));
    expect(result.ok ? 'ok' : result.refusal.code).toBe(said);
  });
});
