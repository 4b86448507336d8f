import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES, sayRefusal } from './say-refusal';

describe('refusals', () => {
  it.each(REFUSAL_CODES)('%s is said in Chinese and in English', (code) => {
    expect(sayRefusal({ code, data: {} }, 'zh')).toMatch(/[一-龥].*。?$/);
    expect(sayRefusal({ code, data: {} }, 'en')).not.toMatch(/[一-龥]/);
  });

  it('fills in what was asked and what there is', () => {
    expect(sayRefusal({ code: 'BANK_TOO_SMALL', data: { section: 2, asked: 10, usable: 7 } }, 'zh')).toBe(
      '第 2 条规则要 10 题，题库可用 7 题。',
    );
  });
});
