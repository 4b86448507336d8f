import type { Fault } from '@whetstone/domain';

/** `merged` is a cell covered by a merge that starts elsewhere; `error` one that shows #REF! and the like. */
export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'empty' | 'boolean' | 'merged' | 'error';

export interface Cell {
  /** Folded by `foldText`; for a formula the formula itself. */
  readonly text: string;
  readonly kind: CellKind;
  /** YYYY-MM-DD when the spreadsheet stores a date; dates typed as text are read by the column that expects them. */
  readonly date?: string;
  /** What a formula showed when the file was saved. */
  readonly result?: string;
}

export interface TableRow {
  /** As the spreadsheet program numbers it; the first row of the sheet is 1. */
  readonly number: number;
  /** One for each heading, in the same order. */
  readonly cells: readonly Cell[];
}

/** The one sheet that was asked for, blank rows left out. */
export interface Table {
  readonly sheetName: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is wrong with single cells; the rows they stand in are still listed. */
  readonly faults: readonly Fault[];
}

/** A column the caller looks for, under any of its names. */
export interface HeadingSynonyms<Field extends string = string> {
  readonly field: Field;
  readonly names: readonly string[];
  readonly isRequired: boolean;
}

export const emptyCell: Cell = { text: '', kind: 'empty' };
