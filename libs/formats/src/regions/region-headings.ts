import type { HeadingSynonyms } from '../workbook/table';

export type RegionField = 'code' | 'name' | 'level' | 'parentCode' | 'from';

/** The columns of a list of custom regions. */
export const regionHeadings: readonly HeadingSynonyms<RegionField>[] = [
  {
    field: 'code',
    isRequired: true,
    names: ['代码', '区划代码', '行政区划代码', '区划编码', 'Code', 'Region code'],
  },
  {
    field: 'name',
    isRequired: true,
    names: ['名称', '区划名称', '行政区划名称', '行政区划', 'Name', 'Region name'],
  },
  { field: 'level', isRequired: false, names: ['级别', '层级', '区划级别', 'Level'] },
  {
    field: 'parentCode',
    isRequired: false,
    names: ['上级代码', '上级区划代码', '父级代码', 'Parent code'],
  },
  {
    field: 'from',
    isRequired: true,
    names: ['启用日期', '生效日期', '开始日期', '设立日期', 'Valid from', 'From', 'First day'],
  },
];
