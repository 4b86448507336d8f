/** Everything an uploaded file can be told about. Each code has its sentence in both languages in `say-fault.ts`. */
export type FaultCode =
  // the file
  | 'FILE_TOO_LARGE'
  | 'ARCHIVE_TOO_LARGE'
  | 'ARCHIVE_TOO_MANY_ENTRIES'
  | 'ARCHIVE_HAS_DTD'
  | 'OLD_XLS'
  | 'NOT_A_SPREADSHEET'
  | 'PARSING_LIMIT'
  | 'ENCODING_UNKNOWN'
  | 'NOT_A_QUESTION_FILE'
  | 'CONTENT_UNLIKE_NAME'
  | 'OLD_DOC'
  | 'HAS_MACROS'
  | 'ARCHIVE_ENCRYPTED'
  | 'XML_HAS_DTD'
  | 'XML_BROKEN'
  | 'NO_QUESTIONS'
  // a document
  | 'NOT_A_LAW_FILE'
  | 'DOCUMENT_ENCRYPTED'
  | 'DOCUMENT_BROKEN'
  | 'DOCUMENT_NUMBERED_BY_PROGRAM'
  | 'DOCUMENT_HAS_REVISIONS'
  // the sheet
  | 'EMPTY_SHEET'
  | 'WRONG_SHEET'
  | 'OTHER_SHEETS'
  | 'MISSING_COLUMN'
  | 'REPEATED_COLUMN'
  | 'MERGED_CELLS'
  | 'FORMULA_CELL'
  | 'ERROR_CELL'
  | 'NUMBER_LOST_DIGITS'
  // a value
  | 'REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'DATE_AS_TEXT'
  | 'DATE_INVALID'
  | 'DATE_IN_FUTURE'
  // a person
  | 'NAME_TOO_LONG'
  | 'NAME_CHARACTERS'
  | 'UNKNOWN_GENDER'
  | 'UNKNOWN_KIND'
  | 'UNKNOWN_GRADE'
  | 'EXEMPT_WITHOUT_REASON'
  | 'POSTING_ENDS_BEFORE'
  | 'POSTING_BEFORE_BIRTH'
  | 'LENT_WITHOUT_HOME'
  | 'DUPLICATE_CERTIFICATE'
  | 'DUPLICATE_ID_NUMBER'
  | 'CERTIFICATE_TAKEN'
  | 'CERTIFICATE_TAKEN_ELSEWHERE'
  | 'COUNTS_ELSEWHERE'
  | 'REGION_NOT_YOURS'
  | 'SERVES_ELSEWHERE'
  | 'POSTING_NOT_AFTER'
  | 'UNKNOWN_REGION'
  | 'AMBIGUOUS_REGION'
  | 'UNIT_CLOSED'
  // a region
  | 'REGION_CODE_DIGITS'
  | 'UNKNOWN_LEVEL'
  // a person's number
  | 'ID_NUMBER_LENGTH'
  | 'ID_NUMBER_CHARACTERS'
  | 'ID_NUMBER_BIRTHDATE'
  | 'ID_NUMBER_CHECKSUM'
  | 'ID_NUMBER_GENDER_MISMATCH'
  // a question
  | 'UNKNOWN_TYPE'
  | 'NOT_YET_MARKABLE'
  | 'TYPE_NOT_SUPPORTED'
  | 'UNKNOWN_COGNITION'
  | 'KEY_LIST_COUNT'
  | 'KEY_WITHOUT_QUESTION'
  | 'PICTURE_LEFT_OUT'
  | 'NO_KEY'
  | 'POINTS_SUM'
  | 'CASE_WITHOUT_PARTS'
  | 'KEY_UNREADABLE'
  | 'KEY_NOT_AN_OPTION'
  | 'KEY_COUNT'
  | 'EQUAL_OPTIONS'
  | 'TOO_FEW_OPTIONS'
  | 'OPTION_GAP'
  | 'BLANK_COUNT'
  | 'DIFFICULTY_INVALID'
  | 'POINTS_INVALID'
  | 'DUPLICATE_QUESTION'
  // a citation
  | 'CITATION_UNREADABLE'
  | 'CITATION_UNKNOWN_LAW'
  | 'CITATION_UNKNOWN_EDITION'
  | 'CITATION_UNKNOWN_ARTICLE'
  | 'CITATION_UNKNOWN_PLACE'
  | 'CITATION_NOT_IN_FORCE'
  // the text of a law
  | 'MISSING_TITLE'
  | 'MISSING_ENACTMENT'
  | 'NO_ARTICLES'
  | 'ARTICLE_GAP'
  | 'ARTICLE_REPEAT'
  | 'ARTICLE_HEAD_IN_SENTENCE'
  | 'HEADING_ORDER'
  | 'ITEM_ORDER'
  | 'LAW_TITLE_DIFFERS'
  | 'ARTICLE_COUNT_DIFFERS';

/** An error keeps its row out of the product; a warning lets the row in and asks a person to look. */
export type FaultSeverity = 'error' | 'warning';

/** One thing wrong with a file, in data: the sentence is made by `sayFault`. */
export interface Fault {
  /** The row as the spreadsheet program numbers it (the first is 1), or the line of a text; null for the whole file. */
  readonly row: number | null;
  /** The file inside a package; the row is then the number of its question. */
  readonly part?: string;
  /** The heading of the column as the file writes it. */
  readonly field: string | null;
  readonly code: FaultCode;
  readonly severity: FaultSeverity;
  /** The value that was read; ID numbers masked. */
  readonly found: string;
  /** Values only, no words, so that the sentence can be said in any language. */
  readonly expected: string;
}

const warningCodes: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'DATE_IN_FUTURE',
  'ID_NUMBER_GENDER_MISMATCH',
  'OTHER_SHEETS',
  'DUPLICATE_QUESTION',
  'PICTURE_LEFT_OUT',
  'CITATION_NOT_IN_FORCE',
  'MISSING_ENACTMENT',
  'ARTICLE_HEAD_IN_SENTENCE',
  'HEADING_ORDER',
  'ITEM_ORDER',
  'ARTICLE_COUNT_DIFFERS',
  'DOCUMENT_HAS_REVISIONS',
  'DOCUMENT_NUMBERED_BY_PROGRAM',
]);

/** Makes a fault with the severity its code has everywhere; a rule that is softer in one place names it. */
export function fault(code: FaultCode, details: Partial<Omit<Fault, 'code'>> = {}): Fault {
  const severity = warningCodes.has(code) ? 'warning' : 'error';
  return { row: null, field: null, severity, found: '', expected: '', ...details, code };
}

/** Whether a list of faults holds one that keeps its row, or the whole file, out. */
export function hasError(faults: readonly Fault[]): boolean {
  return faults.some(({ severity }) => severity === 'error');
}
