import { describe, expect, it } from '@jest/globals';
import { readReceipt } from './receipt';

describe('a receipt that somebody shows', () => {
  it.each([
    ['as it was given', 'Q9THZ-YWNAA', 'Q9THZ-YWNAA'],
    ['in small letters', 'q9thz-ywnaa', 'Q9THZ-YWNAA'],
    ['without what stands between', 'Q9THZYWNAA', 'Q9THZ-YWNAA'],
    ['with spaces and another dash', ' Q9THZ — YWNAA ', 'Q9THZ-YWNAA'],
    ['in full width', 'Ｑ９ＴＨＺ－ＹＷＮＡＡ', 'Q9THZ-YWNAA'],
    ['a letter short', 'Q9THZ-YWNA', null],
    ['with a letter that none has', 'Q9THZ-YWNA0', null],
    ['that is nothing', '', null],
    ['that is something else', "' OR 1=1 --", null],
  ])('%s', (_, typed, read) => expect(readReceipt(typed)).toBe(read));
});
