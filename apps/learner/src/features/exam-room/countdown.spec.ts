import { describe, expect, it } from '@jest/globals';
import { announcedMinutes, remainingSeconds, urgencyOf } from './countdown';

const reading = {
  deadline: '2026-11-18T11:00:00+08:00',
  serverNow: '2026-11-18T10:12:48+08:00',
  readAtMs: 5_000,
  isAbout: false,
};

describe('the countdown', () => {
  it("is the server's deadline less the server's time less what has passed since", () => {
    expect(remainingSeconds(reading, 5_000)).toBe(2832);
    expect(remainingSeconds(reading, 65_000)).toBe(2772);
  });

  it('ends at zero', () => {
    expect(remainingSeconds(reading, 1e9)).toBe(0);
  });

  it.each([
    [601, 'calm'],
    [600, 'soon'],
    [300, 'last'],
    [0, 'last'],
  ])('%d seconds before the end is %s', (seconds, urgency) => {
    expect(urgencyOf(seconds)).toBe(urgency);
  });

  it('is spoken once as each mark is passed', () => {
    expect(announcedMinutes(601, 600)).toBe(10);
    expect(announcedMinutes(600, 599)).toBeNull();
    expect(announcedMinutes(1801, 1799)).toBe(30);
    expect(announcedMinutes(1700, 50)).toBe(1);
  });
});
