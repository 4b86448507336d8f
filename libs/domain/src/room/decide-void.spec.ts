import { describe, expect, it } from '@jest/globals';
import { decideRestore, decideVoid, type RestoreRequest, type VoidRequest } from './decide-void';

const submittedAt = new Date('2026-11-19T10:00:00+08:00');
const toVoid: VoidRequest = { state: 'in_progress', isOwn: false, reason: '替考' };
const toRestore: RestoreRequest = {
  ...{ state: 'voided', isOwn: false, reason: '查实无误', submittedAt, isSatAgain: false },
};

describe('making an attempt void', () => {
  it.each<[string, Partial<VoidRequest>, string | null]>([
    ['while it is open', {}, null],
    ['after it was handed in', { state: 'submitted' }, null],
    ['that only lies ready', { state: 'prepared' }, 'NOT_FOUND'],
    ['of oneself', { isOwn: true }, 'VOID_OWN_ATTEMPT'],
    ['a second time', { state: 'voided' }, 'VOIDED_ALREADY'],
    ['without a reason', { reason: ' ' }, 'REASON_MISSING'],
  ])('%s', (_, change, refusal) => {
    const decision = decideVoid({ ...toVoid, ...change });
    expect(decision.ok ? null : decision.refusal.code).toBe(refusal);
  });
});

describe('letting a void attempt count again', () => {
  it.each<[string, Partial<RestoreRequest>, string]>([
    ['that was handed in', {}, 'submitted'],
    ['that was open', { submittedAt: null }, 'in_progress'],
    ['that is not void', { state: 'submitted' }, 'NOT_VOIDED'],
    ['that only lies ready', { state: 'prepared' }, 'NOT_FOUND'],
    ['of oneself', { isOwn: true }, 'VOID_OWN_ATTEMPT'],
    ['after another was begun', { isSatAgain: true }, 'VOID_SAT_AGAIN'],
    ['without a reason', { reason: '' }, 'REASON_MISSING'],
  ])('%s', (_, change, outcome) => {
    const decision = decideRestore({ ...toRestore, ...change });
    expect(decision.ok ? decision.value : decision.refusal.code).toBe(outcome);
  });
});
