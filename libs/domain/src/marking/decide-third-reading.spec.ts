import { describe, expect, it } from '@jest/globals';
import { decideThirdReading, type ThirdReadingRequest } from './decide-third-reading';

const asked: ThirdReadingRequest = { isWanted: true, isPartial: false, reason: '两评相差过大' };

describe('a third reading by whoever leads the marking', () => {
  it.each<[string, Partial<ThirdReadingRequest>, string | null]>([
    ['of two that were too far apart', {}, null],
    ['that nobody asked for', { isWanted: false }, 'THIRD_NOT_WANTED'],
    ['of what he read or wrote himself', { isPartial: true }, 'THIRD_NOT_YOURS'],
    ['without a reason', { reason: ' ' }, 'REASON_MISSING'],
  ])('%s', (_, change, code) => {
    const decision = decideThirdReading({ ...asked, ...change });
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });
});
