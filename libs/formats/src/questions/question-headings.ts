import type { HeadingSynonyms } from '../workbook/table';

export const optionLabels = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Beyond H a column headed by nothing but a letter is more likely something else. */
const bareLetters = 'ABCDEFGH';

export type QuestionField =
  | 'type'
  | 'stem'
  | `option${string}`
  | 'key'
  | 'optionWeights'
  | 'explanation'
  | 'difficulty'
  | 'cognition'
  | 'points'
  | 'topicPath'
  | 'chapter'
  | 'category'
  | 'bank'
  | 'source'
  | 'year'
  | 'tags'
  | 'citations'
  | 'referenceDate'
  | 'caseName'
  | 'material'
  // one row an option
  | 'number'
  | 'options'
  | 'optionText'
  | 'isRight';

type Heading = HeadingSynonyms<QuestionField>;

function optionHeading(label: string, index: number): Heading {
  const names = [
    `选项${label}`,
    `${label}选项`,
    `备选项${label}`,
    `备选答案${label}`,
    `答案${label}`,
    `选项${index + 1}`,
    `Option ${label}`,
    ...(bareLetters.includes(label) ? [label] : []),
  ];
  return { field: `option${label}`, isRequired: false, names };
}

function optional(field: QuestionField, ...names: readonly string[]): Heading {
  return { field, isRequired: false, names };
}

/** The columns of a question file under the names question banks give them. */
export const questionHeadings: readonly Heading[] = [
  {
    field: 'type',
    isRequired: true,
    names: ['题型', '试题类型', '题目类型', '类型', '试题题型', 'Type', 'Question type'],
  },
  {
    field: 'stem',
    isRequired: true,
    names: [
      ...['题干', '题目', '试题', '试题内容', '题目内容', '试题题干', '题目题干', '问题', '题面', '题目描述'],
      ...['Stem', 'Question', 'Question text'],
    ],
  },
  ...optionLabels.map(optionHeading),
  {
    field: 'key',
    isRequired: true,
    names: [
      ...['答案', '正确答案', '标准答案', '参考答案', '试题答案', '题目答案', '要点', '答案要点'],
      ...['Key', 'Answer', 'Correct answer'],
    ],
  },
  optional('optionWeights', '选项权重', '选项得分率', 'Option weights'),
  optional('explanation', '解析', '试题解析', '答案解析', '题目解析', '解释', 'Explanation', 'Analysis'),
  optional('difficulty', '难度', '难易度', '难易程度', '难度等级', '难度级别', '难度系数', 'Difficulty'),
  optional('cognition', '认知', '认知层次', '认知水平', '能力层次', '能力要求', 'Cognition'),
  optional('points', '分值', '分数', '得分', '每题分值', '题目分值', '试题分值', 'Points', 'Score'),
  optional('topicPath', '知识点', '所属知识点', '主题', 'Topic'),
  optional('chapter', '章节', '所属章节', '章', 'Chapter'),
  optional('category', '分类', '分类名称', '知识点分类', '试题分类', '题目分类', 'Category'),
  optional('bank', '所属题库', '题库', '题库名称', 'Bank'),
  optional('source', '来源', '试题来源', '题目来源', 'Source'),
  optional('year', '年份', '年度', 'Year'),
  optional('tags', '标签', '试题标签', '题目标签', '关键词', 'Tags', 'Keywords'),
  optional(
    'citations',
    ...['法条', '依据', '法律依据', '法规依据', '法条依据', '出处', '条款', '法律条款', '法规条款'],
    ...['Citation', 'Citations', 'Legal basis'],
  ),
  optional('referenceDate', '适用日期', '基准日期', '参考日期', 'Reference date'),
  optional('caseName', '案例', '案例名称', '案例编号', '所属案例', 'Case'),
  optional('material', '材料', '案例材料', '背景材料', '案情', '公共题干', 'Material'),
  optional('number', '题号', '试题编号', '题目编号', '题目序号', '试题序号', 'No.', 'Question number'),
  optional('options', '选项', '备选项', '选项列表', '候选项', '选项序号', '选项标号', '选项编号', 'Options'),
  optional('optionText', '选项内容', '选项文本', '选项描述', '选项文字', 'Option text'),
  optional(
    'isRight',
    ...['是否正确', '是否正确答案', '是否为正确答案', '正确与否', '是否答案', '是否正确选项', '是否为答案'],
    'Is correct',
  ),
];

/** The same for a file that gives each option a row of its own and says there whether it is right. */
export const optionRowHeadings: readonly Heading[] = questionHeadings.map((heading) => ({
  ...heading,
  isRequired: heading.field === 'isRight' || (heading.isRequired && heading.field !== 'key'),
}));

/** How a field is called where a file has no headings. */
export function usualHeading(field: QuestionField): string {
  return questionHeadings.find((heading) => heading.field === field)?.names[0] ?? field;
}
