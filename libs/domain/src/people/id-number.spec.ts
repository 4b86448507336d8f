import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkIdNumber, maskIdNumber } from './id-number';

/** The example numbers printed in GB 11643-1999 itself: nobody's real number. */
const printedInTheStandard = ['11010519491231002X', '440524188001010014'] as const;

describe('an ID number', () => {
  it('printed in the standard passes', () => {
    expect(checkIdNumber(printedInTheStandard[0])).toEqual({
      ok: true,
      value: { idNumber: '11010519491231002X', birthDate: '1949-12-31', gender: 'female' },
    });
  });

  it.each(['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', ' 110105 19491231 002X '])(
    'typed as %p is the same number',
    (text) => {
      expect(checkIdNumber(text)).toMatchObject({ ok: true, value: { idNumber: '11010519491231002X' } });
    },
  );

  it.each([
    ['with 17 characters', '11010519491231002', 'ID_NUMBER_LENGTH', '17', '18'],
    ['of the old 15 digits', '110105491231002', 'ID_NUMBER_LENGTH', '15', '18'],
    [
      'with a letter inside',
      '1101051949123100O2',
      'ID_NUMBER_CHARACTERS',
      '110***********00O2',
      '0–9 × 17 + 0–9 / X',
    ],
    [
      'with a day that never was',
      '110105199002300021',
      'ID_NUMBER_BIRTHDATE',
      '19900230',
      '19000101–29991231',
    ],
    ['of the 19th century', printedInTheStandard[1], 'ID_NUMBER_BIRTHDATE', '18800101', '19000101–29991231'],
    ['with a wrong check character', '110105194912310021', 'ID_NUMBER_CHECKSUM', '110***********0021', 'X'],
  ])('%s is refused', (_case, text, code, found, expected) => {
    expect(checkIdNumber(text)).toEqual({ ok: false, refusal: { code, data: { found, expected } } });
  });

  it('with one digit mistyped is always noticed', () => {
    const position = fc.integer({ min: 0, max: 16 });
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    fc.assert(
      fc.property(position, digit, (at, other) => {
        const [right] = printedInTheStandard;
        const wrong = right.slice(0, at) + other + right.slice(at + 1);
        return wrong === right || !checkIdNumber(wrong).ok;
      }),
    );
  });

  it('is shown masked', () => {
    expect(maskIdNumber('11010519491231123X')).toBe('110***********123X');
    expect(maskIdNumber('1234567')).toBe('*******');
  });
});
