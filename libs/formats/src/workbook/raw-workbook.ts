import type { Cell } from './table';

/** What a parser hands over, before anything is known about headings. Plain data: it crosses a thread boundary. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly RawRow[];
  /** Merged ranges as the file writes them, such as B3:B5. */
  readonly merges: readonly string[];
}

export interface RawRow {
  readonly number: number;
  /** Index 0 is column A; holes are empty cells. */
  readonly cells: readonly (Cell | null)[];
}

/** What the worker is given: the bytes of a guarded .xlsx, or of a text whose encoding is already known. */
export type WorkbookSource =
  | { readonly kind: 'xlsx'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'csv';
      readonly bytes: Uint8Array;
      readonly encoding: string;
      readonly sheetName: string;
    };

/** A guarded .docx, of which the worker makes HTML. */
export interface DocumentSource {
  readonly kind: 'docx';
  readonly bytes: Uint8Array;
}

/** Whole: every sheet in one answer. Otherwise the sheets' first rows, and the rest of one of them on request. */
export interface WorkbookRequest {
  readonly source: WorkbookSource | DocumentSource;
  readonly isWhole: boolean;
}

/** What is asked of a worker that does not read all at once: the rows of one sheet, then bunch after bunch. */
export type WorkbookQuestion = { readonly sheet: number } | 'more';

/** The worker's answers. */
export type WorkbookReply =
  | { readonly ok: false }
  | { readonly ok: true; readonly sheets: readonly RawSheet[] }
  | { readonly ok: true; readonly html: string }
  | { readonly ok: true; readonly rows: readonly RawRow[] }
  | { readonly ok: true; readonly merges: readonly string[] };
