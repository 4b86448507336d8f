import { Injectable } from '@nestjs/common';
import {
  nameOn,
  ok,
  parentCodeOf,
  refuse,
  sayFault,
  sayRefusal,
  type DatedRegion,
  type Fault,
  type Language,
  type Result,
} from '@whetstone/domain';
import { parseRegions, regionHeadings, type RegionRow, type TableReading } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { lockKnownRegions, noteRegionsChanged, readKnownRegions } from '../regions/known-regions';
import { RegionEditsService } from '../regions/region-edits.service';
import { REGION_KEEPERS } from '../regions/regions.policy';
import { RegionsService } from '../regions/regions.service';
import { sayFaults, type FaultType, type ImportModeName } from './imports.types';
import type { RegionImport, RegionImportPreview, RegionImportRow } from './region-import.types';
import { countFaultyRows, UploadsService, wholeFileFault } from './uploads.service';

type ImportRefusal =
  'UPLOAD_NOT_FOUND' | 'UPLOAD_ALREADY_COMMITTED' | 'FILE_FAULTY' | 'IMPORT_HAS_FAULTS' | 'NOTHING_TO_IMPORT';

interface Outcome {
  readonly sheetName: string;
  readonly totalCount: number;
  readonly rows: readonly RegionImportRow[];
  readonly faults: readonly Fault[];
  /** What the rules of the tree say, in the reader's language. */
  readonly refusals: readonly FaultType[];
}

/** Thrown to take back what a transaction has written. */
class TakenBack extends Error {
  constructor(readonly result: Result<never, ImportRefusal> | null) {
    super('taken back');
  }
}

/** Custom regions by file. The dry run is the import itself, taken back: what it says is what will happen. */
@Injectable()
export class RegionImportService {
  constructor(
    private readonly scopes: Scopes,
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
    const found: Outcome[] = [];
    await this.takingBack(() =>
      this.scopes.run(grantScope(viewer, REGION_KEEPERS), async (on) => {
        found.push(await this.bringIn(on, viewer, reading, language, await readKnownRegions(on)));
        throw new TakenBack(null);
      }),
    );
    const [outcome] = found;
    if (!outcome) throw new Error('The dry run came to nothing');
    const { sheetName, totalCount, rows, faults, refusals } = outcome;
    return ok({
      ...{ fileName: upload.fileName, sheetName, totalCount, ...countOutcomes(rows) },
      faultyCount: countFaultyRows(outcome) + refusals.length,
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
    const done = await this.takingBack(() =>
      this.scopes.run(grantScope(viewer, REGION_KEEPERS), async (on) => {
        const outcome = await this.bringIn(on, viewer, reading, language, await lockKnownRegions(on));
        const wholeFile = wholeFileFault(outcome);
        if (wholeFile) throw new TakenBack(refuse('FILE_FAULTY', { reason: sayFault(wholeFile, language) }));
        const skippedCount = countFaultyRows(outcome) + outcome.refusals.length;
        if (mode === 'all' && skippedCount > 0)
          throw new TakenBack(refuse('IMPORT_HAS_FAULTS', { count: skippedCount }));
        if (outcome.rows.length === 0) throw new TakenBack(refuse('NOTHING_TO_IMPORT'));
        const counts = { ...countOutcomes(outcome.rows), skippedCount };
        if (!(await this.uploads.markCommitted(on, uploadId, 'regions', counts)))
          throw new TakenBack(refuse('UPLOAD_ALREADY_COMMITTED'));
        await noteRegionsChanged(on);
        return ok(counts);
      }),
    );
    if (!done) throw new Error('An import ended without a result');
    if (done.ok) await this.regions.reload();
    return done;
  }

  private async takingBack<Value>(
    work: () => Promise<Value>,
  ): Promise<Value | Result<never, ImportRefusal> | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TakenBack) return error.result;
      throw error;
    }
  }

  /** Row after row, those above before those below, each decided on what the rows before it have added. */
  private async bringIn(
    on: EntityManager,
    viewer: SessionViewer,
    reading: TableReading,
    language: Language,
    regions: ReadonlyMap<number, DatedRegion>,
  ): Promise<Outcome> {
    if (!reading.ok) return { sheetName: '', totalCount: 0, rows: [], faults: reading.faults, refusals: [] };
    const { table } = reading;
    const parsed = parseRegions(table);
    const known = new Map(regions);
    const rows: RegionImportRow[] = [];
    const refusals: FaultType[] = [];
    for (const row of parsed.rows.toSorted((one, other) => depthOf(one) - depthOf(other))) {
      const isThere = isSame(row, known.get(row.code));
      const added = isThere ? null : await this.edits.add(on, viewer, row, known);
      if (added && !added.ok) {
        refusals.push({
          ...{ row: row.rowNumber, field: null, code: added.refusal.code, severity: 'error' },
          ...{ found: String(row.code), expected: '', message: sayRefusal(added.refusal, language) },
        });
        continue;
      }
      if (added) known.set(row.code, asKnown(row, known));
      rows.push({
        ...{ row: row.rowNumber, outcome: isThere ? 'unchanged' : 'new', code: row.code },
        ...{ name: row.name, from: row.from, parentName: parentNameOf(row, known) },
      });
    }
    rows.sort((one, other) => one.row - other.row);
    refusals.sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
    const { sheetName } = table;
    return { sheetName, totalCount: table.rows.length, rows, faults: parsed.faults, refusals };
  }
}

/** Cities first: a county may stand below one that the same file brings. */
function depthOf({ code }: RegionRow): number {
  return code % 100 === 0 ? 0 : 1;
}

function isSame(row: RegionRow, known: DatedRegion | undefined): boolean {
  return known?.isCustom === true && known.validFrom === row.from && nameOn(known, row.from) === row.name;
}

function asKnown(row: RegionRow, known: ReadonlyMap<number, DatedRegion>): DatedRegion {
  const { code, name, from } = row;
  return {
    ...{ code, level: depthOf(row) === 0 ? 'city' : 'county', parentCode: parentCodeOf(code, from, known) },
    ...{ validFrom: from, validTo: null, successorCode: null, isCustom: true },
    names: [{ name, from, to: null }],
  };
}

function parentNameOf({ code, from }: RegionRow, known: ReadonlyMap<number, DatedRegion>): string {
  const parent = known.get(known.get(code)?.parentCode ?? -1);
  return parent ? nameOn(parent, from) : '';
}

function countOutcomes(rows: readonly RegionImportRow[]) {
  const newCount = rows.filter(({ outcome }) => outcome === 'new').length;
  return { newCount, unchangedCount: rows.length - newCount };
}
