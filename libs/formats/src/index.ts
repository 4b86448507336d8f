export { parseQuestions, type ParseQuestionsOptions } from './questions/parse-questions';
export { optionRowHeadings, questionHeadings, type QuestionField } from './questions/question-headings';
export { type ParsedQuestions, type QuestionRow } from './questions/written-question';
export {
  readQuestions,
  type QuestionFault,
  type QuestionsReading,
  type ReadQuestionsOptions,
} from './questions/read-questions';
export { questionFormats, type QuestionFormat } from './questions/question-format';
export { lossOf, type CarriedThing, type QuestionLoss } from './questions/loss-of';
export { sayLoss } from './questions/say-loss';
export { writeQuestions } from './questions/write-questions';
export { parseRegions, type RegionRow } from './regions/parse-regions';
export { regionHeadings } from './regions/region-headings';
export {
  parseRosterRows,
  rememberFirstRows,
  type ParsedRosterRow,
  type ParseRosterOptions,
  type PersonalField,
  type RosterRow,
  type RosterTable,
} from './roster/parse-roster';
export { openRoster, type OpenRoster, type RosterSheet } from './roster/open-roster';
export { rosterHeadings, type RosterField } from './roster/roster-headings';
export { type Confidence, type GuessedColumn } from './workbook/guess-columns';
export {
  type StatuteArticle,
  type StatuteItem,
  type StatuteParagraph,
  type StatuteSubItem,
} from './statute/article-builder';
export { parseStatute, type ParsedStatute } from './statute/parse-statute';
export { readEnactment, type Enactment } from './statute/read-enactment';
export { readStatute, statuteLimits, type StatuteReading } from './statute/read-statute';
export { treeOf } from './statute/statute-tree';
export { type StatuteHeading } from './statute/statute-lines';
export { mergeFaultsOf } from './workbook/check-cells';
export { decodeText } from './workbook/decode-text';
export { readTable, type ReadTableOptions, type TableReading } from './workbook/read-table';
export { readingLimits, type ReadingLimits } from './workbook/reading-limits';
export { type Cell, type CellKind, type HeadingSynonyms, type Table, type TableRow } from './workbook/table';
export { questionTemplate, regionTemplate, rosterTemplate } from './templates/templates';
export { ChineseFont, takeFont } from './print/chinese-font';
export { printedKinds, type PrintedKind } from './print/print-words';
export {
  formLetter,
  printAnswerSheet,
  printKey,
  printPaper,
  type FormToPrint,
  type KeyToPrint,
  type PrintedDocument,
  type PrintedGround,
} from './print/printed-document';
export { imagesOf, type PrintedImages } from './print/printed-image';
export { writePrintedDocx } from './print/write-printed-docx';
export { writePrintedHtml } from './print/write-printed-html';
export { writePrintedPdf } from './print/write-printed-pdf';
