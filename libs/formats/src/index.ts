export { parseQuestions, type ParsedQuestions, type QuestionRow } from './questions/parse-questions';
export { questionHeadings, type QuestionField } from './questions/question-headings';
export {
  parseRoster,
  type ParsedRoster,
  type ParseRosterOptions,
  type RosterRow,
} from './roster/parse-roster';
export { rosterHeadings, type RosterField } from './roster/roster-headings';
export { type StatuteArticle, type StatuteItem, type StatuteParagraph } from './statute/article-builder';
export { parseStatute, type ParsedStatute } from './statute/parse-statute';
export { type StatuteHeading } from './statute/statute-lines';
export { decodeText } from './workbook/decode-text';
export { readTable, type ReadTableOptions, type TableReading } from './workbook/read-table';
export { readingLimits, type ReadingLimits } from './workbook/reading-limits';
export { type Cell, type CellKind, type HeadingSynonyms, type Table, type TableRow } from './workbook/table';
export { questionTemplate, rosterTemplate } from './templates/templates';
