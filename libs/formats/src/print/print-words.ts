import type { Language, QuestionType } from '@whetstone/domain';

/** What is printed on paper: the exam itself, what officers write on, what a marker reads. */
export const printedKinds = ['paper', 'answer-sheet', 'key'] as const;
export type PrintedKind = (typeof printedKinds)[number];

type Words = Readonly<Record<Language, string>>;

export const KIND_WORDS: Readonly<Record<PrintedKind, Words>> = {
  paper: { zh: '试卷', en: 'Paper' },
  'answer-sheet': { zh: '答题卡', en: 'Answer sheet' },
  key: { zh: '参考答案及评分标准', en: 'Key' },
};

export const TYPE_WORDS: Readonly<Record<QuestionType, Words>> = {
  single: { zh: '单项选择题', en: 'Single choice' },
  multiple: { zh: '多项选择题', en: 'Multiple choice' },
  true_false: { zh: '判断题', en: 'True or false' },
  fill_in: { zh: '填空题', en: 'Fill in' },
  short_answer: { zh: '简答题', en: 'Short answers' },
  case: { zh: '案例分析题', en: 'Cases' },
};

export const WORDS = {
  form: { zh: '（{form}卷）', en: ' (form {form})' },
  full: { zh: '满分 {points} 分', en: '{points} points' },
  pass: { zh: '{points} 分及格', en: 'pass at {points}' },
  minutes: { zh: '时间 {minutes} 分钟', en: '{minutes} minutes' },
  questions: { zh: '共 {count} 题', en: '{count} questions' },
  heading: {
    zh: '{ordinal}、{type}（共 {count} 题，每题 {points} 分，共 {sum} 分）',
    en: '{ordinal}. {type} (questions: {count}, {points} each, {sum} together)',
  },
  name: { zh: '姓名', en: 'Name' },
  unit: { zh: '单位', en: 'Unit' },
  certificate: { zh: '执法证号', en: 'Certificate no.' },
  seat: { zh: '座位号', en: 'Seat' },
  onSheet: {
    zh: '答案写在答题卡上，写在试卷上无效。',
    en: 'Answer on the answer sheet; what is written on the paper does not count.',
  },
  fill: {
    zh: '选择题、判断题涂满所选的方框，例如 ■；填空题写在横线上。',
    en: 'Fill the box of what you choose, such as ■; write what is to be filled in on the line.',
  },
  secret: { zh: '考试结束前不得公开。', en: 'Not to be shown before the exam is over.' },
  page: { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  question: { zh: '题号', en: 'No.' },
  answer: { zh: '答案', en: 'Answer' },
  points: { zh: '分值', en: 'Points' },
  basis: { zh: '依据：', en: 'Basis: ' },
  explanation: { zh: '解析：', en: 'Why: ' },
  isTrue: { zh: '正确', en: 'True' },
  isFalse: { zh: '错误', en: 'False' },
  or: { zh: ' 或 ', en: ' or ' },
  blank: { zh: '（{number}）', en: '({number}) ' },
  worth: { zh: '（{points} 分）', en: ' ({points})' },
  anyOrder: { zh: '（顺序不限）', en: ' (in any order)' },
  contains: { zh: '（含此即可）', en: ' (contained is enough)' },
  voided: { zh: '本题作废，均得满分', en: 'Taken out: full points for all' },
  picture: { zh: '〔图：{alt}〕', en: '[picture: {alt}]' },
} as const satisfies Readonly<Record<string, Words>>;

export function say(
  word: keyof typeof WORDS,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
