import type { HeadingSynonyms } from '../workbook/table';

export type RosterField =
  'name' | 'gender' | 'idNumber' | 'certificateNo' | 'unitName' | 'region' | 'post' | 'postedFrom';

/** The columns of a roster under the names bureaux give them. */
export const rosterHeadings: readonly HeadingSynonyms<RosterField>[] = [
  { field: 'name', isRequired: true, names: ['姓名', '人员姓名', '执法人员姓名', 'Name', 'Full name'] },
  { field: 'gender', isRequired: false, names: ['性别', 'Gender', 'Sex'] },
  {
    field: 'idNumber',
    isRequired: true,
    names: [
      '身份证号',
      '身份证号码',
      '身份证',
      '公民身份号码',
      '居民身份证号码',
      'ID number',
      'ID card number',
    ],
  },
  {
    field: 'certificateNo',
    isRequired: true,
    names: [
      '执法证号',
      '执法证件号',
      '执法证件号码',
      '执法证编号',
      '执法证号码',
      '行政执法证号',
      '行政执法证件号',
      '证件号',
      '证件编号',
      'Certificate number',
      'Certificate no',
    ],
  },
  {
    field: 'unitName',
    isRequired: true,
    names: ['单位', '单位名称', '所在单位', '工作单位', '执法单位', '所属单位', 'Unit', 'Unit name'],
  },
  {
    field: 'region',
    isRequired: true,
    names: [
      '行政区划',
      '行政区划代码',
      '行政区',
      '所属区域',
      '所属行政区划',
      '所属地区',
      '区划',
      '区划代码',
      'Region',
      'Region code',
    ],
  },
  { field: 'post', isRequired: false, names: ['岗位', '职务', '岗位名称', 'Post', 'Position'] },
  {
    field: 'postedFrom',
    isRequired: false,
    names: ['任职日期', '到岗日期', '任职时间', '到岗时间', 'Posted from', 'Posting date'],
  },
];
