import type { Language } from '@whetstone/ui';
import type { QuestionFormat } from '../../gql/graphql';

/** Formats as the server's readers call them. */
const names = {
  xlsx: ['Excel 表格', 'Excel'],
  csv: ['CSV 表格', 'CSV'],
  text: ['文本', 'plain text'],
  docx: ['Word 文档', 'Word'],
  wjx: ['问卷星文本', '问卷星'],
  gift: ['GIFT', 'GIFT'],
  aiken: ['Aiken', 'Aiken'],
  moodle: ['Moodle XML', 'Moodle XML'],
  'qti2.1': ['QTI 2.1', 'QTI 2.1'],
  'qti2.2': ['QTI 2.2', 'QTI 2.2'],
  qti3: ['QTI 3', 'QTI 3'],
} as const;

export const formatNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: Object.fromEntries(Object.entries(names).map(([format, [zh]]) => [format, zh])),
  en: Object.fromEntries(Object.entries(names).map(([format, [, en]]) => [format, en])),
};

/** What can be exported, those people ask for first; `word` is what the file's address calls it. */
export const exportFormats: readonly {
  readonly format: QuestionFormat;
  readonly word: keyof typeof names;
}[] = [
  { format: 'XLSX', word: 'xlsx' },
  { format: 'CSV', word: 'csv' },
  { format: 'DOCX', word: 'docx' },
  { format: 'TEXT', word: 'text' },
  { format: 'WJX', word: 'wjx' },
  { format: 'GIFT', word: 'gift' },
  { format: 'AIKEN', word: 'aiken' },
  { format: 'MOODLE', word: 'moodle' },
  { format: 'QTI21', word: 'qti2.1' },
  { format: 'QTI22', word: 'qti2.2' },
  { format: 'QTI3', word: 'qti3' },
];
