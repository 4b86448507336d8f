import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDate, type CalendarDate } from '../calendar/calendar-date';
import { certificateStatus, lastValidDay, maskName, readSignedText, signedText } from './certificate';

const day = (text: string) => text as CalendarDate;

describe('a certificate', () => {
  it.each([
    ['王小明', '王*明'],
    ['李四', '李*'],
    ['欧阳娜娜', '欧**娜'],
    ['阿依古丽·买买提', '阿**丽·买*提'],
    ['𠮷田', '𠮷*'],
    ['王', '王'],
  ])('of %s shows %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['2026-11-26', 3, '2029-11-25'],
    ['2027-01-01', 1, '2027-12-31'],
    ['2028-02-29', 3, '2031-02-28'],
    ['2028-02-29', 4, '2032-02-28'],
  ])('of %s for %i years is valid through %s', (from, years, to) =>
    expect(lastValidDay(day(from), years)).toBe(to),
  );

  it.each([
    ['2026-11-25', 'expiring'],
    ['2026-11-26', 'expired'],
    ['2026-08-27', 'valid'],
    ['2026-08-28', 'expiring'],
  ])('that ends on 2026-11-25 is on %s %s', (today, status) => {
    const certificate = { validTo: day('2026-11-25'), isRevoked: false, isRenewed: false };
    expect(certificateStatus(certificate, day(today))).toBe(status);
    expect(certificateStatus({ ...certificate, isRenewed: true }, day(today))).toBe('renewed');
    expect(certificateStatus({ ...certificate, isRevoked: true, isRenewed: true }, day(today))).toBe(
      'revoked',
    );
  });

  it('is read from what was signed as it was written', () => {
    const line = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));
    fc.assert(
      fc.property(line, line, line, (number, holder, title) => {
        const facts = { number, holder, title, issuedOn: day('2026-11-26'), validTo: day('2029-11-25') };
        expect(readSignedText(signedText(facts))).toEqual(facts);
      }),
    );
    expect([readSignedText(''), readSignedText('WS2\n1\n2\n3\n4\n5'), readSignedText('WS1\n1\n2')]).toEqual([
      ...[null, null, null],
    ]);
    expect(calendarDate(2026, 11, 26)).toBe('2026-11-26');
  });
});
