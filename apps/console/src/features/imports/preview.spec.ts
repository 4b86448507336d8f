import { describe, expect, it } from '@jest/globals';
import type { ImportOutcome } from '../../gql/graphql';
import { faultCounts, mayCommit, type Preview, type PreviewFault, type PreviewRow } from './preview';

const fault = (row: number | null, severity: PreviewFault['severity']): PreviewFault => ({
  row,
  severity,
  field: '',
  found: '',
  expected: '',
  message: '',
});
const preview = (
  counts: Partial<Record<ImportOutcome, number>>,
  faults: readonly PreviewFault[] = [],
): Preview<PreviewRow> => ({
  fileName: '',
  sheetName: '',
  totalCount: 0,
  rows: [],
  faults,
  counts: (['NEW', 'CHANGED', 'UNCHANGED', 'FAULTY'] as const).map((outcome) => ({
    outcome,
    count: counts[outcome] ?? 0,
  })),
});

describe('what may be imported', () => {
  it('everything, when no row is faulty', () => {
    expect(mayCommit(preview({ NEW: 3 }))).toEqual({ all: true, goodOnly: false });
  });

  it('only the good rows, when one is faulty', () => {
    expect(mayCommit(preview({ NEW: 3, FAULTY: 1 }, [fault(4, 'ERROR')]))).toEqual({
      all: false,
      goodOnly: true,
    });
  });

  it('nothing, when no row is good or the whole file is at fault', () => {
    expect(mayCommit(preview({ FAULTY: 2 }))).toEqual({ all: false, goodOnly: false });
    expect(mayCommit(preview({ NEW: 2 }, [fault(null, 'ERROR')]))).toEqual({ all: false, goodOnly: false });
  });

  it('a warning blocks nothing', () => {
    expect(mayCommit(preview({ NEW: 2 }, [fault(null, 'WARNING')])).all).toBe(true);
  });
});

it('counts errors and warnings apart', () => {
  expect(faultCounts([fault(1, 'ERROR'), fault(1, 'WARNING'), fault(2, 'ERROR')])).toEqual({
    errors: 2,
    warnings: 1,
  });
});
