import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName, foldPunctuation, foldText } from './fold';

describe('folding text', () => {
  it.each([
    ['full-width letters and digits become half-width', 'ＡＢｃ１２３', 'ABc123'],
    ['an ideographic space becomes a plain one', '甲　乙', '甲 乙'],
    ['a no-break space becomes a plain one', '甲\u00a0乙', '甲 乙'],
    ['a byte order mark and zero-width characters disappear', '\ufeff甲\u200b乙\u200d', '甲乙'],
    ['a NUL disappears', '甲\u0000乙', '甲乙'],
    ['line breaks are kept, in one form', '甲 \r\n 乙\r丙', '甲\n乙\n丙'],
    ['Chinese punctuation is kept', '（甲）；乙，', '（甲）；乙，'],
    ['spaces at the ends disappear', '  　甲  乙 ', '甲 乙'],
  ])('%s', (_promise, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldText(foldText(text)) === foldText(text)),
    );
  });

  it('folds punctuation only when it is asked to', () => {
    expect(foldPunctuation('Ａ，Ｂ；（Ｃ）')).toBe('A,B;(C)');
  });

  it('drops spaces inside a name', () => {
    expect(foldName(' 姓　名\n')).toBe('姓名');
  });
});
