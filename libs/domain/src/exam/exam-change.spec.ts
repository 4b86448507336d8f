import { describe, expect, it } from '@jest/globals';
import { changeRefusal, tellingOf, withdrawRefusal, type ExamChange, type ExamStanding } from './exam-change';

const at = (time: string) => new Date(`2026-11-19T${time}:00+08:00`);

const SET: ExamStanding = {
  title: '季度考试',
  opensAt: at('09:00'),
  closesAt: at('12:00'),
  lastEntryAt: at('10:00'),
  durationSeconds: 3600,
  attemptsAllowed: 2,
  passHundredths: 1200,
  resultsFrom: null,
  keysFrom: at('14:00'),
  hallPassword: null,
  withdrawnAt: null,
};

describe('changing an exam that has been set', () => {
  const codeOf = (change: Partial<ExamChange>, time: string, before: Partial<ExamStanding> = {}) =>
    changeRefusal(
      { ...SET, ...before },
      { ...SET, ...before, ...change },
      { maxHundredths: 2000, now: at(time) },
    )?.code ?? null;

  it.each<[string, Partial<ExamChange>, string | null]>([
    ['another day', { opensAt: at('10:30'), closesAt: at('13:00'), lastEntryAt: null }, null],
    ['a longer time', { durationSeconds: 7200 }, null],
    ['another pass line', { passHundredths: 1500 }, null],
    ['no title', { title: ' ' }, 'TITLE_MISSING'],
    ['a duration longer than the window', { durationSeconds: 4 * 3600 }, 'EXAM_LONGER_THAN_WINDOW'],
    ['more points to pass than there are', { passHundredths: 2001 }, 'PASS_POINTS_INVALID'],
    ['a closing after its keys are told', { closesAt: at('15:00') }, 'EXAM_KEYS_WHILE_OPEN'],
  ])('before it opens: %s', (_, change, code) => expect(codeOf(change, '08:00')).toBe(code));

  it.each<[string, Partial<ExamChange>, string | null]>([
    ['another title', { title: '第四季度考试' }, null],
    ['a later closing', { closesAt: at('13:00') }, null],
    ['a later last entry', { lastEntryAt: at('11:00') }, null],
    ['no last entry any more', { lastEntryAt: null }, null],
    ['one more attempt', { attemptsAllowed: 3 }, null],
    ['an earlier closing', { closesAt: at('11:59') }, 'EXAM_OPEN_FIXED'],
    ['an earlier last entry', { lastEntryAt: at('09:59') }, 'EXAM_OPEN_FIXED'],
    ['fewer attempts', { attemptsAllowed: 1 }, 'EXAM_OPEN_FIXED'],
    ['another duration', { durationSeconds: 5400 }, 'EXAM_OPEN_FIXED'],
    ['another pass line', { passHundredths: 1000 }, 'EXAM_OPEN_FIXED'],
    ['another opening', { opensAt: at('09:30') }, 'EXAM_OPEN_FIXED'],
  ])('while it is open: %s', (_, change, code) => expect(codeOf(change, '09:00')).toBe(code));

  it('moves what is told with the closing along with it, and nothing else', () => {
    const closesAt = at('13:00');
    expect(tellingOf({ ...SET, keysFrom: SET.closesAt }, { closesAt })).toEqual({
      resultsFrom: null,
      keysFrom: closesAt,
    });
    expect(tellingOf({ ...SET, resultsFrom: SET.closesAt }, { closesAt })).toEqual({
      resultsFrom: closesAt,
      keysFrom: at('14:00'),
    });
    expect(codeOf({ closesAt }, '09:30', { keysFrom: SET.closesAt })).toBeNull();
  });

  it('when it is over or withdrawn: nothing', () => {
    expect(codeOf({ title: '新' }, '12:00')).toBe('EXAM_OVER');
    expect(codeOf({ title: '新' }, '08:00', { withdrawnAt: at('07:00') })).toBe('EXAM_WITHDRAWN_ALREADY');
  });
});

describe('withdrawing an exam', () => {
  const asked = {
    ...{ withdrawnAt: null, isVoid: false, closesAt: at('12:00') },
    ...{ begunCount: 0, reason: '停电', makesVoid: false },
  };
  it.each<[string, Partial<Omit<typeof asked, 'withdrawnAt'>> & { withdrawnAt?: Date }, string | null]>([
    ['nobody has begun', {}, null],
    ['somebody has begun', { begunCount: 1 }, 'EXAM_BEGUN'],
    ['no reason is given', { reason: ' ' }, 'REASON_MISSING'],
    ['it is withdrawn already', { withdrawnAt: at('08:00') }, 'EXAM_WITHDRAWN_ALREADY'],
    ['it is void already', { withdrawnAt: at('08:00'), isVoid: true }, 'EXAM_VOIDED_ALREADY'],
    ['it is over', { closesAt: at('09:00') }, 'EXAM_OVER'],
    ['somebody has begun, and all of it is made void', { begunCount: 1, makesVoid: true }, null],
    ['it is over, and all of it is made void', { closesAt: at('09:00'), makesVoid: true }, null],
    ['it is made void without a reason', { makesVoid: true, reason: '' }, 'REASON_MISSING'],
  ])('%s', (_, change, code) =>
    expect(withdrawRefusal({ ...asked, ...change }, at('09:30'))?.code ?? null).toBe(code),
  );
});
