import { describe, expect, it } from '@jest/globals';
import { checkNote, LONGEST_NOTE } from './check-note';

describe('a note', () => {
  it.each([
    ['  记住：三十日  ', '记住：三十日'],
    ['一\r\n二\r三', '一\n二\n三'],
    [' \n ', ''],
    ['前\u0000后', '前后'],
    ['半个\ud83d', '半个\ufffd'],
    ['长'.repeat(LONGEST_NOTE), '长'.repeat(LONGEST_NOTE)],
  ])('%j is kept as %j', (text, kept) => {
    expect(checkNote(text)).toEqual({ ok: true, value: kept });
  });

  it('is refused beyond a page, with its length', () => {
    expect(checkNote('长'.repeat(LONGEST_NOTE + 1))).toEqual({
      ok: false,
      refusal: { code: 'NOTE_TOO_LONG', data: { length: 4_001, most: 4_000 } },
    });
  });
});
