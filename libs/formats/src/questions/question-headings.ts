import type { HeadingSynonyms } from '../workbook/table';

export const optionLabels = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type OptionLabel = (typeof optionLabels)[number];

export type QuestionField =
  | 'type'
  | 'stem'
  | `option${OptionLabel}`
  | 'key'
  | 'explanation'
  | 'difficulty'
  | 'points'
  | 'topicPath'
  | 'citations'
  | 'referenceDate';

function optionHeading(label: OptionLabel): HeadingSynonyms<QuestionField> {
  const names = [
    `选项${label}`,
    `${label}选项`,
    `备选项${label}`,
    `备选答案${label}`,
    `答案${label}`,
    `Option ${label}`,
    label,
  ];
  return { field: `option${label}`, isRequired: false, names };
}

/** The columns of a question file under the names question banks give them. */
export const questionHeadings: readonly HeadingSynonyms<QuestionField>[] = [
  {
    field: 'type',
    isRequired: true,
    names: ['题型', '试题类型', '题目类型', '类型', 'Type', 'Question type'],
  },
  {
    field: 'stem',
    isRequired: true,
    names: ['题干', '题目', '试题', '试题内容', '题目内容', '试题题干', '问题', 'Stem', 'Question'],
  },
  ...optionLabels.map(optionHeading),
  {
    field: 'key',
    isRequired: true,
    names: ['答案', '正确答案', '标准答案', '参考答案', '试题答案', 'Key', 'Answer', 'Correct answer'],
  },
  {
    field: 'explanation',
    isRequired: false,
    names: ['解析', '试题解析', '答案解析', '题目解析', '解释', 'Explanation', 'Analysis'],
  },
  { field: 'difficulty', isRequired: false, names: ['难度', '难易度', '难易程度', '难度等级', 'Difficulty'] },
  { field: 'points', isRequired: false, names: ['分值', '分数', '得分', '每题分值', 'Points', 'Score'] },
  {
    field: 'topicPath',
    isRequired: false,
    names: ['知识点', '章节', '所属章节', '知识点分类', '分类', 'Topic', 'Chapter'],
  },
  {
    field: 'citations',
    isRequired: false,
    names: [
      '法条',
      '依据',
      '法律依据',
      '法规依据',
      '法条依据',
      '出处',
      '条款',
      'Citation',
      'Citations',
      'Legal basis',
    ],
  },
  {
    field: 'referenceDate',
    isRequired: false,
    names: ['适用日期', '基准日期', '参考日期', 'Reference date'],
  },
];
