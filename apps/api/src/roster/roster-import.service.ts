import { Injectable } from '@nestjs/common';
import {
  dayBefore,
  fault,
  ok,
  refuse,
  sayFault,
  type Fault,
  type Language,
  type Result,
} from '@whetstone/domain';
import { parseRoster, rosterHeadings, type RosterRow, type TableReading } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import type { Queryable } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { loginOf } from '../access/accounts.service';
import { managesOfficersIn } from '../people/people.policy';
import { sayFaults, type ImportModeName } from './imports.types';
import {
  RosterWriterService,
  type AddedOfficer,
  type KnownOfficer,
  type PlannedRow,
} from './roster-writer.service';
import type { RosterImport, RosterPreview } from './roster.types';
import { countFaultyRows, UploadsService, wholeFileFault } from './uploads.service';

interface Plan {
  readonly sheetName: string;
  readonly totalCount: number;
  readonly rows: readonly PlannedRow[];
  readonly faults: readonly Fault[];
}

type RosterRefusal =
  'UPLOAD_NOT_FOUND' | 'UPLOAD_ALREADY_COMMITTED' | 'FILE_FAULTY' | 'IMPORT_HAS_FAULTS' | 'NOTHING_TO_IMPORT';

/** Any number, the same in every server: two rosters with the same people are brought in one after the other. */
const IMPORT_LOCK = 7_261_157;

/** Brings a roster in: what a file would do is worked out in full before anything is written. */
@Injectable()
export class RosterImportService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly regions: RegionsService,
    private readonly writer: RosterWriterService,
    private readonly uploads: UploadsService,
  ) {}

  async previewRosterImport(
    viewer: SessionViewer,
    uploadId: string,
    language: Language,
  ): Promise<Result<RosterPreview, RosterRefusal>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const reading = await this.uploads.read(upload, rosterHeadings);
    const plan = await this.plan(this.scopes.in(EVERYWHERE), viewer, reading);
    const counts = countOutcomes(plan.rows);
    return ok({
      uploadId,
      fileName: upload.fileName,
      sheetName: plan.sheetName,
      totalCount: plan.totalCount,
      ...counts,
      faultyCount: countFaultyRows(plan),
      faults: sayFaults(plan.faults, language),
      rows: plan.rows.map(({ row, outcome, post, postedFrom }) => ({
        row: row.rowNumber,
        outcome,
        name: row.name,
        certificateNo: row.certificateNo,
        unitName: row.unitName,
        regionName: this.regions.nameOf(row.regionCode),
        post,
        postedFrom,
      })),
    });
  }

  /** Writes all rows, or only those without errors, in one transaction; the same file again changes nothing. */
  async commitRosterImport(
    viewer: SessionViewer,
    uploadId: string,
    mode: ImportModeName,
    language: Language,
  ): Promise<Result<RosterImport, RosterRefusal>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const reading = await this.uploads.read(upload, rosterHeadings);
    return this.scopes.run(EVERYWHERE, async (on) => {
      await on.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      const plan = await this.plan(on, viewer, reading);
      return this.commitPlan(on, uploadId, plan, mode, language);
    });
  }

  private async commitPlan(
    on: EntityManager,
    uploadId: string,
    plan: Plan,
    mode: ImportModeName,
    language: Language,
  ): Promise<Result<RosterImport, RosterRefusal>> {
    const { rows } = plan;
    const wholeFile = wholeFileFault(plan);
    if (wholeFile) return refuse('FILE_FAULTY', { reason: sayFault(wholeFile, language) });
    const skippedCount = countFaultyRows(plan);
    if (mode === 'all' && skippedCount > 0) return refuse('IMPORT_HAS_FAULTS', { count: skippedCount });
    if (rows.length === 0) return refuse('NOTHING_TO_IMPORT');
    const counts = { ...countOutcomes(rows), skippedCount };
    if (!(await this.uploads.markCommitted(on, uploadId, 'roster', counts)))
      return refuse('UPLOAD_ALREADY_COMMITTED');
    return ok({ ...counts, activationCodes: await this.writer.write(on, rows) });
  }

  /** Puts officers on the roster who are known to be new, as an import of them would. */
  async addNew(on: EntityManager, rows: readonly RosterRow[]): Promise<AddedOfficer[]> {
    const planned = rows.map((row): PlannedRow => ({
      row,
      idNumberDigest: this.dataKey.digest('id-number', row.idNumber).toString('hex'),
      postedFrom: row.postedFrom ?? this.clock.today(),
      post: row.post ?? '',
      known: null,
      outcome: 'new',
      moves: true,
    }));
    return this.writer.write(on, planned);
  }

  private async plan(on: Queryable, viewer: SessionViewer, reading: TableReading): Promise<Plan> {
    if (!reading.ok) return { sheetName: '', totalCount: 0, rows: [], faults: reading.faults };
    const { table } = reading;
    const parsed = parseRoster(table, { resolveRegion: this.regions.finder(), today: this.clock.today() });
    const digests = new Map(
      parsed.rows.map((row) => [row, this.dataKey.digest('id-number', row.idNumber).toString('hex')]),
    );
    const known = await this.findKnown(
      on,
      parsed.rows.map((row) => row.certificateNo),
      [...digests.values()],
    );
    const planned = parsed.rows.map((row) => this.planRow(viewer, row, digests.get(row) ?? '', known));
    const headings = new Map(
      rosterHeadings.map(({ field, names }) => [field as string, headingIn(table.headings, names)]),
    );
    return {
      sheetName: table.sheetName,
      totalCount: table.rows.length,
      rows: planned.flatMap((one) => (one.ok ? [one.planned] : [])),
      faults: [
        ...parsed.faults,
        ...planned.flatMap((one) =>
          one.ok ? [] : [{ ...one.fault, field: headings.get(one.fault.field ?? '') ?? null }],
        ),
      ],
    };
  }

  private planRow(
    viewer: SessionViewer,
    row: RosterRow,
    idNumberDigest: string,
    all: readonly KnownOfficer[],
  ) {
    const at = { row: row.rowNumber };
    const mine = viewer.grants
      .filter((grant) => grant.role === 'training_manager')
      .map((grant) => this.regions.nameOf(grant.regionCode))
      .join(' / ');
    const wrong = (found: Fault) => ({ ok: false as const, fault: found });
    if (!managesOfficersIn(viewer.grants, row.regionCode)) {
      return wrong(
        fault('REGION_NOT_YOURS', {
          ...at,
          field: 'region',
          found: this.regions.nameOf(row.regionCode),
          expected: mine,
        }),
      );
    }
    const known = all.find((officer) => officer.idNumberDigest === idNumberDigest) ?? null;
    // Accounts are found without regard to case, so two numbers that differ only in it are one.
    const holder = all.find((officer) => loginOf(officer.certificateNo) === loginOf(row.certificateNo));
    if (holder && holder !== known) {
      return wrong(
        fault('CERTIFICATE_TAKEN', {
          ...at,
          field: 'certificateNo',
          found: row.certificateNo,
          expected: holder.name,
        }),
      );
    }
    if (known && known.regionCode !== null && !managesOfficersIn(viewer.grants, known.regionCode)) {
      return wrong(
        fault('SERVES_ELSEWHERE', {
          ...at,
          field: 'unitName',
          found: this.regions.nameOf(known.regionCode),
          expected: mine,
        }),
      );
    }
    const postedFrom = row.postedFrom ?? this.clock.today();
    const post = row.post ?? known?.post ?? '';
    const moves =
      known?.unitName !== row.unitName || known.regionCode !== row.regionCode || known.post !== post;
    const taken = lastDayTaken(known);
    if (taken && moves && postedFrom <= taken) {
      return wrong(
        fault('POSTING_NOT_AFTER', {
          ...at,
          field: 'postedFrom',
          found: postedFrom,
          expected: taken,
        }),
      );
    }
    const isSame = known && !moves && known.name === row.name && known.certificateNo === row.certificateNo;
    const outcome = known ? (isSame ? 'unchanged' : 'changed') : 'new';
    return {
      ok: true as const,
      planned: { row, idNumberDigest, postedFrom, post, known, outcome, moves } satisfies PlannedRow,
    };
  }

  /** By the last serving posting: an officer whose transfer lies in the future has two that have not ended. */
  private findKnown(
    on: Queryable,
    certificateNos: readonly string[],
    digests: readonly string[],
  ): Promise<KnownOfficer[]> {
    return on.query<KnownOfficer[]>(
      `SELECT o.id, o.name, o.certificate_no AS "certificateNo", encode(o.id_number_digest, 'hex') AS "idNumberDigest",
              p.id AS "postingId", u.name AS "unitName", u.region_code AS "regionCode", p.post,
              last.valid_from AS "validFrom", last.valid_to AS "validTo"
       FROM officers o
       LEFT JOIN LATERAL (SELECT * FROM postings WHERE officer_id = o.id AND kind = 'serving'
                          ORDER BY valid_from DESC LIMIT 1) last ON true
       LEFT JOIN postings p ON p.id = last.id AND (last.valid_to IS NULL OR last.valid_to > $3)
       LEFT JOIN units u ON u.id = p.unit_id
       WHERE lower(o.certificate_no) = ANY ($1) OR encode(o.id_number_digest, 'hex') = ANY ($2)`,
      [certificateNos.map(loginOf), digests, this.clock.today()],
    );
  }
}

/** A new posting begins after this day: the first of the present posting, or the last of one that has ended. */
function lastDayTaken(known: KnownOfficer | null): string | null {
  if (!known?.validTo || known.postingId) return known?.validFrom ?? null;
  return dayBefore(known.validTo);
}

function headingIn(headings: readonly string[], names: readonly string[]): string {
  return headings.find((heading) => names.includes(heading)) ?? names[0] ?? '';
}

function countOutcomes(rows: readonly PlannedRow[]) {
  const count = (outcome: PlannedRow['outcome']) =>
    rows.filter((planned) => planned.outcome === outcome).length;
  return { newCount: count('new'), changedCount: count('changed'), unchangedCount: count('unchanged') };
}
