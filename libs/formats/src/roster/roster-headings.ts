import type { HeadingSynonyms } from '../workbook/table';

export type RosterField =
  | 'name'
  | 'gender'
  | 'idNumber'
  | 'certificateNo'
  | 'certificateValidTo'
  | 'unitName'
  | 'region'
  | 'post'
  | 'kind'
  | 'reason'
  | 'grade'
  | 'postedFrom'
  | 'postedTo'
  | 'remark';

/** The columns of a roster under the names bureaux give them. */
export const rosterHeadings: readonly HeadingSynonyms<RosterField>[] = [
  {
    field: 'name',
    isRequired: true,
    names: ['姓名', '名字', '人员姓名', '执法人员姓名', 'Name', 'Full name'],
  },
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
      '居民身份证号',
      '身份证件号码',
      '证件号码',
      'ID number',
      'ID card number',
    ],
  },
  {
    field: 'certificateNo',
    isRequired: true,
    names: [
      '执法证号',
      '执法证',
      '执法证件号',
      '执法证件号码',
      '执法证编号',
      '执法证号码',
      '行政执法证号',
      '行政执法证件号',
      '证号',
      '证件号',
      '证件编号',
      'Certificate number',
      'Certificate no',
    ],
  },
  {
    field: 'unitName',
    isRequired: true,
    names: [
      '单位',
      '单位名称',
      '所在单位',
      '工作单位',
      '执法单位',
      '所属单位',
      '执法机构',
      '机构名称',
      'Unit',
      'Unit name',
    ],
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
      '所属区县',
      '所在区划',
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
    names: ['任职日期', '到岗日期', '任职时间', '到岗时间', '起始日期', 'Posted from', 'Posting date'],
  },
  {
    field: 'postedTo',
    isRequired: false,
    names: ['离岗日期', '离岗时间', '截止日期', '离任日期', 'Posted to', 'Posting ends'],
  },
  {
    field: 'kind',
    isRequired: false,
    names: ['人员类别', '任职类型', '编制状态', '在岗状态', '人员状态', 'Kind', 'Status'],
  },
  { field: 'reason', isRequired: false, names: ['原因', '事由', '免训原因', '休假原因', 'Reason'] },
  {
    field: 'grade',
    isRequired: false,
    names: ['等级', '岗位培训等级', '培训等级', '岗位等级', 'Grade'],
  },
  {
    field: 'certificateValidTo',
    isRequired: false,
    names: [
      '执法证有效期',
      '执法证有效期至',
      '有效期至',
      '有效期',
      '证件有效期',
      '证件有效期至',
      'Certificate valid to',
      'Valid to',
    ],
  },
  { field: 'remark', isRequired: false, names: ['备注', '说明', 'Remarks', 'Note'] },
];

/** How the values of a column look where its heading says nothing, or the wrong thing. */
export const rosterValueTests: Readonly<Partial<Record<RosterField, RegExp>>> = {
  idNumber: /^\d{17}[\dXx]$/,
};
