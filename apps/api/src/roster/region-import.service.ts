import { Injectable } from '@nestjs/common';
import {
  nameOn,
  ok,
  refuse,
  sayFault,
  sayRefusal,
  type DatedRegion,
  type Fault,
  type Language,
  type Result,
} from '@whetstone/domain';
import { parseRegions, regionHeadings, type RegionRow, type TableReading } from '@whetstone/formats';
import { DataSource } from 'typeorm';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { lockKnownRegions, noteRegionsChanged, readKnownRegions } from '../regions/known-regions';
import { decideNewRegion, RegionEditsService } from '../regions/region-edits.service';
import { REGION_KEEPERS } from '../regions/regions.policy';
import { RegionsService } from '../regions/regions.service';
import { sayFaults, type FaultType, type ImportModeName } from './imports.types';
import type { RegionImport, RegionImportPreview, RegionImportRow } from './region-import.types';
import { countFaultyRows, UploadsService, wholeFileFault } from './uploads.service';

type ImportRefusal =
  'UPLOAD_NOT_FOUND' | 'UPLOAD_ALREADY_COMMITTED' | 'FILE_FAULTY' | 'IMPORT_HAS_FAULTS' | 'NOTHING_TO_IMPORT';

interface Plan {
  readonly sheetName: string;
  readonly totalCount: number;
  readonly rows: readonly RegionImportRow[];
  readonly added: readonly DatedRegion[];
  readonly faults: readonly Fault[];
  /** What the rules of the tree say, in the reader's language. */
  readonly refusals: readonly FaultType[];
}

/** Custom regions by file. */
@Injectable()
export class RegionImportService {
  constructor(
    private readonly scopes: Scopes,
    private readonly database: DataSource,
    private readonly regions: RegionsService,
    private readonly edits: RegionEditsService,
    private readonly uploads: UploadsService,
  ) {}

  async preview(
    viewer: SessionViewer,
    uploadId: string,
    language: Language,
  ): Promise<Result<RegionImportPreview, ImportRefusal>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const reading = await this.uploads.read(upload, regionHeadings);
    const plan = planImport(viewer, reading, language, await readKnownRegions(this.database));
    const { sheetName, totalCount, rows, faults, refusals } = plan;
    return ok({
      ...{ fileName: upload.fileName, sheetName, totalCount, ...countOutcomes(rows) },
      faultyCount: countFaultyRows(plan) + refusals.length,
      faults: [...sayFaults(faults, language), ...refusals],
      rows: [...rows],
    });
  }

  async commit(
    viewer: SessionViewer,
    { uploadId, mode }: { readonly uploadId: string; readonly mode: ImportModeName },
    language: Language,
  ): Promise<Result<RegionImport, ImportRefusal>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const reading = await this.uploads.read(upload, regionHeadings);
    const done = await this.scopes.run(grantScope(viewer, REGION_KEEPERS), async (on) => {
      const plan = planImport(viewer, reading, language, await lockKnownRegions(on));
      const wholeFile = wholeFileFault(plan);
      if (wholeFile) return refuse('FILE_FAULTY', { reason: sayFault(wholeFile, language) });
      const skippedCount = countFaultyRows(plan) + plan.refusals.length;
      if (mode === 'all' && skippedCount > 0) return refuse('IMPORT_HAS_FAULTS', { count: skippedCount });
      if (plan.rows.length === 0) return refuse('NOTHING_TO_IMPORT');
      const counts = { ...countOutcomes(plan.rows), skippedCount };
      if (!(await this.uploads.markCommitted(on, uploadId, 'regions', counts)))
        return refuse('UPLOAD_ALREADY_COMMITTED');
      for (const region of plan.added) await this.edits.insert(on, region);
      await noteRegionsChanged(on);
      return ok(counts);
    });
    if (done.ok) await this.regions.reload();
    return done;
  }
}

/** Row after row, cities before counties, each decided on what the rows before it add; nothing is written. */
function planImport(
  viewer: SessionViewer,
  reading: TableReading,
  language: Language,
  regions: ReadonlyMap<number, DatedRegion>,
): Plan {
  if (!reading.ok)
    return { sheetName: '', totalCount: 0, rows: [], added: [], faults: reading.faults, refusals: [] };
  const { sheetName, rows: tableRows } = reading.table;
  const parsed = parseRegions(reading.table);
  const known = new Map(regions);
  const added: DatedRegion[] = [];
  const rows: RegionImportRow[] = [];
  const refusals: FaultType[] = [];
  for (const row of parsed.rows.toSorted((one, other) => depthOf(one) - depthOf(other))) {
    const isThere = isSame(row, known.get(row.code));
    const decided = isThere ? null : decideNewRegion(viewer, row, known);
    if (decided && !decided.ok) {
      refusals.push({
        ...{ row: row.rowNumber, field: null, code: decided.refusal.code, severity: 'error' },
        ...{ found: String(row.code), expected: '', message: sayRefusal(decided.refusal, language) },
      });
      continue;
    }
    if (decided) {
      known.set(row.code, decided.value);
      added.push(decided.value);
    }
    rows.push({
      ...{ row: row.rowNumber, outcome: isThere ? 'unchanged' : 'new', code: row.code },
      ...{ name: row.name, from: row.from, parentName: parentNameOf(row, known) },
    });
  }
  rows.sort((one, other) => one.row - other.row);
  refusals.sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
  return { sheetName, totalCount: tableRows.length, rows, added, faults: parsed.faults, refusals };
}

/** Cities first: a county may stand below one that the same file brings. */
function depthOf({ code }: RegionRow): number {
  return code % 100 === 0 ? 0 : 1;
}

function isSame(row: RegionRow, known: DatedRegion | undefined): boolean {
  return known?.isCustom === true && known.validFrom === row.from && nameOn(known, row.from) === row.name;
}

function parentNameOf({ code, from }: RegionRow, known: ReadonlyMap<number, DatedRegion>): string {
  const parent = known.get(known.get(code)?.parentCode ?? -1);
  return parent ? nameOn(parent, from) : '';
}

function countOutcomes(rows: readonly RegionImportRow[]) {
  const newCount = rows.filter(({ outcome }) => outcome === 'new').length;
  return { newCount, unchangedCount: rows.length - newCount };
}
