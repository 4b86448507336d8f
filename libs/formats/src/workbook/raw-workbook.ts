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

/** What the worker is asked to parse: the bytes of a guarded .xlsx, or text whose encoding is already known. */
export type WorkbookRequest =
  | { readonly kind: 'xlsx'; readonly bytes: Uint8Array }
  | { readonly kind: 'csv'; readonly text: string; readonly sheetName: string };

/** The worker's answer. */
export type WorkbookReply =
  { readonly ok: true; readonly sheets: readonly RawSheet[] } | { readonly ok: false };
