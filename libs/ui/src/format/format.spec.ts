import { describe, expect, it } from '@jest/globals';
import {
  daysUntil,
  formatClock,
  formatClosing,
  formatDate,
  formatDayTime,
  formatIsoMinute,
  formatIsoMonth,
  formatLength,
  formatMinutes,
  formatPercent,
  formatPoints,
  formatTimeOfDay,
  hourInBeijing,
} from './format';

describe('times', () => {
  it('are shown as in Beijing', () => {
    expect(formatIsoMinute('2026-11-18T16:30:00Z')).toBe('2026-11-19 00:30');
    expect(formatTimeOfDay('2026-11-18T02:32:05Z')).toBe('10:32:05');
    expect(hourInBeijing(new Date('2026-11-18T16:30:00Z'))).toBe(0);
    expect(formatDayTime('2026-11-18T10:00:00Z', 'zh')).toBe('11月18日周三 18:00');
  });

  it('announce an end at midnight as 24:00 of the day that ends', () => {
    expect(formatClosing('2026-11-30T16:00:00Z', 'zh')).toBe('11月30日周一 24:00');
    expect(formatClosing('2026-11-18T10:00:00Z', 'zh')).toBe('11月18日周三 18:00');
  });

  it('keep a local date on its day', () => {
    expect(formatDate('2027-06-30', 'zh')).toBe('2027年6月30日');
    expect(formatDate('2027-06-30', 'en')).toBe('30 June 2027');
    expect(formatIsoMonth('2027-06-30')).toBe('2027-06');
  });

  it('count days by the Beijing calendar', () => {
    const now = new Date('2026-11-16T23:50:00+08:00');
    expect(daysUntil('2026-11-18T18:00:00+08:00', now)).toBe(2);
    expect(daysUntil('2026-11-17T00:10:00+08:00', now)).toBe(1);
    expect(daysUntil('2026-11-16', now)).toBe(0);
  });
});

describe('lengths and figures', () => {
  it.each([
    [860, '14 分 20 秒', '14 min 20 s'],
    [0.4, '1 秒', '1 s'],
    [0, '0 秒', '0 s'],
    [3600, '1 小时', '1 h'],
    [3725, '1 小时 2 分 5 秒', '1 h 2 min 5 s'],
  ])('says %d seconds', (seconds, zh, en) => {
    expect(formatLength(seconds, 'zh')).toBe(zh);
    expect(formatLength(seconds, 'en')).toBe(en);
  });

  it('prints a clock', () => {
    expect([formatClock(2832), formatClock(5400), formatClock(-3), formatClock(9.9)]).toEqual([
      '47:12',
      '1:30:00',
      '00:00',
      '00:09',
    ]);
  });

  it('never rounds a share or a length up to what is not reached', () => {
    expect([formatPercent(0.899), formatPercent(0.9), formatPercent(0.29)]).toEqual(['89%', '90%', '29%']);
    expect([2520, 2530, 300, 150, 45].map((seconds) => formatMinutes(seconds, 'zh'))).toEqual([
      '42 分钟',
      '42 分钟',
      '5 分钟',
      '2 分 30 秒',
      '45 秒',
    ]);
    expect([formatPoints(12.5), formatPoints(60)]).toEqual(['12.5', '60']);
  });
});
