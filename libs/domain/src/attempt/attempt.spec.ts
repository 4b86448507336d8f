import { describe, expect, it } from '@jest/globals';
import { deadlineOf, isPastGrace, windowState } from './deadline';
import { decideStart, type StartRequest } from './decide-start';
import { explainSave } from './explain-save';

const at = (time: string) => new Date(`2026-11-20T${time}+08:00`);
const exam = { opensAt: at('09:00:00'), closesAt: at('12:00:00'), durationSeconds: 1800, attemptsAllowed: 3 };
const request = (change: Partial<StartRequest>): StartRequest => ({
  exam,
  earlier: [],
  isInAudience: true,
  attendanceCounts: true,
  areResultsOut: true,
  now: at('10:00:00'),
  ...change,
});

describe('starting an attempt', () => {
  it.each([
    ['NOT_IN_AUDIENCE', { isInAudience: false }],
    ['EXAM_NOT_OPEN', { now: at('08:59:59') }],
    ['EXAM_CLOSED', { now: at('12:00:00') }],
    ['ATTENDANCE_MISSING', { attendanceCounts: false }],
    ['RESULTS_PENDING', { earlier: [{ isPassed: true }], areResultsOut: false }],
    ['RESULTS_PENDING', { earlier: [{ isPassed: null, isBeingMarked: true }] }],
    ['ALREADY_PASSED', { earlier: [{ isPassed: true }] }],
    ['NO_ATTEMPTS_LEFT', { earlier: [{ isPassed: false }, { isPassed: false }, { isPassed: false }] }],
  ])('is refused with %s', (code, change) => {
    const result = decideStart(request(change));
    expect(!result.ok && result.refusal.code).toBe(code);
  });

  it.each([
    ['used up', false, 'NO_ATTEMPTS_LEFT'],
    ['given back', true, 2],
  ])('of one attempt allowed, with one made void and %s', (_, isGivenBack, outcome) => {
    const decision = decideStart(
      request({
        exam: { ...exam, attemptsAllowed: 1 },
        earlier: [{ isPassed: null, isVoid: true, isGivenBack }],
      }),
    );
    expect(decision.ok ? decision.value.number : decision.refusal.code).toBe(outcome);
  });

  it('after one given back and one that failed, nobody begins a third of one allowed', () => {
    const earlier = [{ isPassed: null, isVoid: true, isGivenBack: true }, { isPassed: false }];
    expect(decideStart(request({ exam: { ...exam, attemptsAllowed: 1 }, earlier }))).toMatchObject({
      refusal: { code: 'NO_ATTEMPTS_LEFT' },
    });
  });

  it.each([
    [false, 'EXAM_WITHDRAWN'],
    [true, 'EXAM_VOIDED'],
  ])('tells an exam that was taken back for what it is (void as a whole: %s)', (isVoid, code) => {
    const taken = { ...exam, withdrawReason: '停电', isVoid };
    expect(decideStart(request({ exam: taken, now: at('13:00:00') }))).toMatchObject({
      refusal: { code, data: { reason: '停电' } },
    });
  });

  it('counts the attempts: after one failed, the next is the second', () => {
    expect(decideStart(request({ earlier: [{ isPassed: false }] }))).toEqual({
      ok: true,
      value: { number: 2 },
    });
  });
});

describe('the deadline', () => {
  it.each([
    ['10:00:00', '10:30:00'],
    ['11:45:00', '12:00:00'],
  ])('of an attempt begun at %s is %s', (from, to) => expect(deadlineOf(exam, at(from))).toEqual(at(to)));

  it.each([
    ['three hours from the opening', '09:00:20', 20_000, '12:00:20'],
    ['no more than half a minute', '09:00:59', 600_000, '12:00:30'],
    ['nothing to who begins in mid-window', '09:01:00', 20_000, '12:00:00'],
    ['nothing to who says he began before he did', '09:00:20', -5_000, '12:00:00'],
  ])('gives the waiting of the device back: %s', (_, from, jitterMs, to) =>
    expect(deadlineOf({ ...exam, durationSeconds: 10_800 }, at(from), jitterMs)).toEqual(at(to)),
  );

  it('gives nothing back that the closing does not take', () =>
    expect(deadlineOf(exam, at('09:00:20'), 20_000)).toEqual(at('09:30:20')));

  it('lets what left in time arrive ten seconds later', () => {
    expect(isPastGrace(at('10:30:00'), at('10:30:09'))).toBe(false);
    expect(isPastGrace(at('10:30:00'), at('10:30:10'))).toBe(true);
  });

  it('opens at its opening and is closed at its closing', () => {
    expect(
      ['08:59:59', '09:00:00', '11:59:59', '12:00:00'].map((time) => windowState(exam, at(time))),
    ).toEqual(['upcoming', 'open', 'open', 'closed']);
  });
});

describe('explaining a save that was not taken', () => {
  const row = { state: 'in_progress', epoch: 2, rev: 7, deadline: at('10:30:00') } as const;

  it.each([
    ['ATTEMPT_NOT_FOUND', null, { epoch: 2, rev: 8 }, '10:00:00'],
    ['ALREADY_SUBMITTED', { ...row, state: 'submitted' as const }, { epoch: 1, rev: 8 }, '11:00:00'],
    ['SUPERSEDED', row, { epoch: 1, rev: 8 }, '10:00:00'],
    ['TOO_LATE', row, { epoch: 2, rev: 8 }, '10:30:11'],
    ['STALE_SHEET', row, { epoch: 2, rev: 6 }, '10:00:00'],
    ['CONFLICTING_SHEET', row, { epoch: 2, rev: 7 }, '10:00:00'],
  ])('%s', (code, found, save, time) => expect(explainSave(found, save, at(time))).toBe(code));
});
