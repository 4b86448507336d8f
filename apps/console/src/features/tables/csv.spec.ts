import { describe, expect, it } from '@jest/globals';
import { safeCell, toCsv } from './csv';

describe('a cell that leaves for a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86 10', "'+86 10"],
    ['-5', "'-5"],
    ['@sum', "'@sum"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['　=1', "'　=1"],
  ])('%j is written as text', (cell, written) => {
    expect(safeCell(cell)).toBe(written);
  });

  it.each([
    ['巴图', '巴图'],
    ['a=b', 'a=b'],
    ['84.0%', '84.0%'],
    [-5, '-5'],
    [null, ''],
  ])('%j stays as it is', (cell, written) => {
    expect(safeCell(cell)).toBe(written);
  });
});

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends every line', () => {
    expect(toCsv(['姓名', '应训'], [['巴图', 3]])).toBe('\ufeff姓名,应训\r\n巴图,3\r\n');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(toCsv(['a'], [['x,y'], ['说"是"'], ['1\n2']])).toBe(
      '\ufeffa\r\n"x,y"\r\n"说""是"""\r\n"1\n2"\r\n',
    );
  });

  it('quotes a formula after making it text', () => {
    expect(toCsv(['a'], [['=HYPERLINK("http://x","y")']])).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });
});
