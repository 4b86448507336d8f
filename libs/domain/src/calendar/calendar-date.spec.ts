import { describe, expect, it } from '@jest/globals';
import { calendarDate, dayBefore, readDateText } from './calendar-date';

describe('dates as people type them', () => {
  it.each([
    '2024-03-01',
    '2024-3-1',
    '2024/3/1',
    '2024／3／1',
    '2024.3.1',
    '2024年3月1日',
    '２０２４年３月１号',
    '20240301',
    ' 2024 年 3 月 1 日 ',
    '2024-03-01 00:00:00',
    '2024-3-1 10:30',
    '2024-03-01T00:00:00.000Z',
  ])('%s is the first of March 2024', (text) => {
    expect(readDateText(text)).toEqual({ ok: true, date: '2024-03-01' });
  });

  it.each(['3/1/24', '01/02/2024', '1.2.2024', '24-3-1'])('%s can be read two ways', (text) => {
    expect(readDateText(text)).toEqual({ ok: false, code: 'DATE_AS_TEXT' });
  });

  it.each(['', '去年', '2023-02-29', '20241301', '2024/3', '45352', '1024-01-01'])(
    '%p is no date',
    (text) => {
      expect(readDateText(text)).toEqual({ ok: false, code: 'DATE_INVALID' });
    },
  );

  it('knows leap years', () => {
    expect([calendarDate(2024, 2, 29), calendarDate(2100, 2, 29), calendarDate(2000, 2, 29)]).toEqual([
      '2024-02-29',
      null,
      '2000-02-29',
    ]);
  });

  it.each([
    ['2026-08-15', '2026-08-14'],
    ['2024-03-01', '2024-02-29'],
    ['2015-01-01', '2014-12-31'],
  ])('the day before %s is %s', (date, before) => {
    expect(dayBefore(date)).toBe(before);
  });
});
