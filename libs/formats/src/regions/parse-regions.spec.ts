import { describe, expect, it } from '@jest/globals';
import { foldText } from '@whetstone/domain';
import { readTable } from '../workbook/read-table';
import { parseRegions } from './parse-regions';
import { regionHeadings } from './region-headings';

async function parse(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const reading = await readTable(bytes, '区划.csv', { headings: regionHeadings });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return parseRegions(reading.table);
}

describe('a list of custom regions', () => {
  it('is read with all it states, full-width digits and written dates included', async () => {
    const { rows, faults } = await parse([
      '区划代码,区划名称,级别,上级代码,启用日期',
      '６６０１００,第一师,师级,660000,2026年1月1日',
      '150871,经济技术开发区,,,2026-06-01',
    ]);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { rowNumber: 2, code: 660100, name: '第一师', level: 'city', parentCode: 660000, from: '2026-01-01' },
      {
        ...{ rowNumber: 3, code: 150871, name: '经济技术开发区', level: null, parentCode: null },
        from: '2026-06-01',
      },
    ]);
  });

  it.each([
    ['15087,开发区,县级,,2026-06-01', '区划代码', 'REGION_CODE_DIGITS', '15087'],
    [',开发区,县级,,2026-06-01', '区划代码', 'REQUIRED', ''],
    ['150871,,县级,,2026-06-01', '区划名称', 'REQUIRED', ''],
    ['150871,开发区,乡级,,2026-06-01', '级别', 'UNKNOWN_LEVEL', '乡级'],
    ['150871,开发区,县级,一五零,2026-06-01', '上级代码', 'REGION_CODE_DIGITS', '一五零'],
    ['150871,开发区,县级,,', '启用日期', 'REQUIRED', ''],
    ['150871,开发区,县级,,2026-02-30', '启用日期', 'DATE_INVALID', '2026-02-30'],
  ])('says of %j what is wrong in %s', async (line, field, code, found) => {
    const { rows, faults } = await parse(['区划代码,区划名称,级别,上级代码,启用日期', line]);
    expect(rows).toEqual([]);
    expect(faults).toMatchObject([{ row: 2, field, code, found: foldText(found) }]);
  });
});
