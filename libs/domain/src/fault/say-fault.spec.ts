import { describe, expect, it } from '@jest/globals';
import { fault, hasError, type FaultCode } from './fault';
import { faultSentences, sayFault } from './say-fault';

const codes = Object.keys(faultSentences) as FaultCode[];

describe.each(['zh', 'en'] as const)('a fault said in %s', (language) => {
  it.each(codes)('%s names row, column, what was found and what was expected', (code) => {
    const said = sayFault(
      fault(code, { row: 7, field: '列名', found: '$& 甲', expected: '{found}乙' }),
      language,
    );
    for (const part of ['7', '列名', '$& 甲', '{found}乙']) expect(said).toContain(part);
    expect(said).not.toContain('{expected}');
    expect(said).toMatch(/[。.?]$/);
  });

  it.each(codes)('%s about the whole file is a sentence by itself', (code) => {
    const said = sayFault(fault(code, { found: '甲', expected: '乙' }), language);
    expect(said).not.toMatch(/^[：:]|null/);
  });
});

describe('the sentences', () => {
  it('English ones contain no Chinese', () => {
    const mixed = codes.filter((code) => /\p{Script=Han}/u.test(faultSentences[code].en));
    expect(mixed).toEqual([]);
  });

  it('read as a person would say them', () => {
    const wrong = fault('ID_NUMBER_LENGTH', { row: 5, field: '身份证号', found: '17', expected: '18' });
    expect(sayFault(wrong, 'zh')).toBe('第 5 行「身份证号」：身份证号为 17 位，应为 18 位。');
    expect(sayFault(wrong, 'en')).toBe(
      'Row 5, column "身份证号": the ID number has 17 characters; expected 18.',
    );
  });
});

describe('severity', () => {
  it('is an error unless the code only asks a person to look', () => {
    expect(fault('NO_KEY').severity).toBe('error');
    expect(fault('CITATION_NOT_IN_FORCE').severity).toBe('warning');
  });

  it('may be softened by the rule that reports it', () => {
    expect(fault('KEY_COUNT', { severity: 'warning' }).severity).toBe('warning');
  });

  it('only errors keep a row out', () => {
    expect(hasError([fault('DUPLICATE_QUESTION')])).toBe(false);
    expect(hasError([fault('DUPLICATE_QUESTION'), fault('NO_KEY')])).toBe(true);
  });
});
