import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChineseNumeral, printChineseNumeral } from './chinese-numeral';

describe('Chinese numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1242, '一千二百四十二'],
    [9999, '九千九百九十九'],
  ])('%d is written %s', (value, text) => {
    expect(printChineseNumeral(value)).toBe(text);
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it('reads back every number it prints', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        (n) => parseChineseNumeral(printChineseNumeral(n)) === n,
      ),
    );
  });

  it.each([
    ['63', 63],
    ['６３', 63],
    ['063', 63],
    ['一〇五', 105],
    ['一百〇五', 105],
    ['二〇一四', 2014],
    ['两百', 200],
    ['一十二', 12],
    ['一百十', 110],
    [' 十 二 ', 12],
  ])('the spelling %s means %d', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it.each(['', '零', '0', '十百', '百', '一百五', '一千十百', '一百零十', '12345', '甲', '6十', '-1', '1.5'])(
    '%p is not a numeral',
    (text) => {
      expect(parseChineseNumeral(text)).toBeNull();
    },
  );

  it.each([0, -1, 1.5, 10000, Number.NaN])('refuses to print %d', (value) => {
    expect(() => printChineseNumeral(value)).toThrow(RangeError);
  });
});
