import type { ImportOutcome, Severity } from '../../gql/graphql';

export interface PreviewRow {
  readonly row: number;
  readonly outcome: ImportOutcome;
}

export interface PreviewFault {
  readonly row: number | null;
  readonly field: string | null;
  readonly severity: Severity;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

/** What a dry run found, for any kind of table. */
export interface Preview<Row extends PreviewRow> {
  readonly fileName: string;
  readonly sheetName: string;
  /** What was read, where it is no sheet of a workbook. */
  readonly lead?: string;
  readonly totalCount: number;
  readonly counts: readonly { readonly outcome: ImportOutcome; readonly count: number }[];
  readonly faults: readonly PreviewFault[];
  readonly rows: readonly Row[];
}

const countOf = (preview: Preview<PreviewRow>, outcome: ImportOutcome): number =>
  preview.counts.find((each) => each.outcome === outcome)?.count ?? 0;

/** A fault of the whole file (no row) blocks everything; a faulty row blocks only "all". */
export function mayCommit(preview: Preview<PreviewRow>): {
  readonly all: boolean;
  readonly goodOnly: boolean;
} {
  const hasWholeFault = preview.faults.some((fault) => fault.row === null && fault.severity === 'ERROR');
  const good = countOf(preview, 'NEW') + countOf(preview, 'CHANGED') + countOf(preview, 'UNCHANGED');
  const faulty = countOf(preview, 'FAULTY');
  return {
    all: !hasWholeFault && faulty === 0 && good > 0,
    goodOnly: !hasWholeFault && faulty > 0 && good > 0,
  };
}

export function faultCounts(faults: readonly PreviewFault[]): {
  readonly errors: number;
  readonly warnings: number;
} {
  const errors = faults.filter((fault) => fault.severity === 'ERROR').length;
  return { errors, warnings: faults.length - errors };
}
