import { describe, expect, it } from '@jest/globals';
import { OFFLINE_AFTER_MS, seatState, type Seat, type SeatState } from './seat';

const at = (time: string) => new Date(`2026-11-19T${time}+08:00`);
const exam: Seat['exam'] = {
  ...{ opensAt: at('09:00:00'), closesAt: at('12:00:00'), durationSeconds: 3600 },
  lastEntryAt: null,
};
const untilHalfPast = { ...exam, lastEntryAt: at('09:30:00') };
const hall = { ...exam, closesAt: at('10:00:00') };
const sits = { state: 'in_progress' } as const;
const ago = (now: Date, ms: number) => new Date(now.getTime() - ms);

describe('where somebody is while an exam is on', () => {
  it.each<[string, Seat['exam'], string, SeatState]>([
    ['before it opens', exam, '08:00:00', 'not_started'],
    ['at the opening', exam, '09:00:00', 'not_started'],
    ['while the whole time is left', exam, '11:00:00', 'not_started'],
    ['when an hour no longer fits in', exam, '11:00:01', 'late'],
    ['at the last second', exam, '11:59:59', 'late'],
    ['at the closing', exam, '12:00:00', 'missed'],
    ['before the last entry', untilHalfPast, '09:29:59', 'not_started'],
    ['at the last entry', untilHalfPast, '09:30:00', 'missed'],
    ['at the opening of a window as long as the exam', hall, '09:00:00', 'not_started'],
    ['a second after it', hall, '09:00:01', 'late'],
    ['before such a window opens', hall, '08:59:00', 'not_started'],
  ])('who has not begun, %s', (_, of, now, expected) => {
    expect(seatState({ exam: of, attempt: null, heardAt: null, now: at(now) })).toBe(expected);
  });

  it.each<[string, number | null, SeatState]>([
    ['heard now', 0, 'in'],
    ['heard a beat ago', 20_000, 'in'],
    ['heard a moment less than the limit ago', OFFLINE_AFTER_MS - 1, 'in'],
    ['not heard since the limit', OFFLINE_AFTER_MS, 'offline'],
    ['not heard for an hour', 3_600_000, 'offline'],
    ['never heard', null, 'offline'],
  ])('who sits and is %s', (_, silentMs, expected) => {
    const now = at('09:30:00');
    const heardAt = silentMs === null ? null : ago(now, silentMs);
    expect(seatState({ exam, attempt: sits, heardAt, now })).toBe(expected);
  });

  it('whose attempt was made void is so, whenever he was heard', () => {
    const now = at('09:30:00');
    expect(seatState({ exam, attempt: { state: 'voided' }, heardAt: now, now })).toBe('voided');
  });

  it('who has handed in is not looked for, however long ago', () => {
    const now = at('11:59:00');
    const attempt = { state: 'submitted' } as const;
    expect(seatState({ exam, attempt, heardAt: null, now })).toBe('handed_in');
    expect(seatState({ exam, attempt, heardAt: now, now: at('13:00:00') })).toBe('handed_in');
  });
});
