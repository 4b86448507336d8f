/** The formats questions are read from and written to. */
export const questionFormats = [
  'xlsx',
  'csv',
  'text',
  'docx',
  'wjx',
  'gift',
  'aiken',
  'moodle',
  'qti2.1',
  'qti2.2',
  'qti3',
] as const;
export type QuestionFormat = (typeof questionFormats)[number];
