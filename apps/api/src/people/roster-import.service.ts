import { Injectable } from '@nestjs/common';
import {
  dayBefore,
  fault,
  maskIdNumber,
  ok,
  refuse,
  sayFault,
  type Fault,
  type Language,
  type Result,
} from '@whetstone/domain';
import { parseRoster, rosterHeadings, type RosterRow, type TableReading } from '@whetstone/formats';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import type { Queryable } from '../platform/database';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { AccountsService, loginOf } from './accounts.service';
import { managesOfficersIn } from './people.policy';
import { sayFaults, type ImportModeName, type ImportOutcomeName } from './imports.types';
import type { ActivationCode, RosterImport, RosterPreview } from './roster.types';
import { countFaultyRows, UploadsService, wholeFileFault } from './uploads.service';

/** An officer already on the roster, as a new row is compared with him. */
interface KnownOfficer {
  readonly id: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly idNumberDigest: string;
  readonly postingId: string | null;
  readonly unitName: string | null;
  readonly regionCode: number | null;
  readonly post: string | null;
  /** Of the last posting, which may have ended; the unit above is null once it has. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A row that may be written, with what it means for the roster. */
interface PlannedRow {
  readonly row: RosterRow;
  readonly idNumberDigest: string;
  readonly postedFrom: string;
  readonly post: string;
  readonly known: KnownOfficer | null;
  readonly outcome: Exclude<ImportOutcomeName, 'faulty'>;
  readonly moves: boolean;
}

/** A newcomer with the code for a first sign-in; it is told once and kept nowhere. */
interface AddedOfficer extends ActivationCode {
  readonly officerId: string;
}

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
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly regions: RegionsService,
    private readonly accounts: AccountsService,
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
    const plan = await this.plan(this.database, viewer, reading);
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
    return this.database.transaction(async (on) => {
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
    return ok({ ...counts, activationCodes: await this.write(on, rows) });
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
    return this.write(on, planned);
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

  private async write(on: EntityManager, rows: readonly PlannedRow[]): Promise<AddedOfficer[]> {
    const written = rows.filter((planned) => planned.outcome !== 'unchanged');
    const unitIds = await this.ensureUnits(on, written);
    const added = await this.insertOfficers(
      on,
      written.filter((planned) => !planned.known),
    );
    await this.updateOfficers(
      on,
      written.filter((planned) => planned.known),
    );
    await this.endPostings(
      on,
      written.filter((planned) => planned.known?.postingId && planned.moves),
    );
    const idOf = (planned: PlannedRow) => planned.known?.id ?? added.get(planned.row.certificateNo) ?? '';
    await this.insertPostings(
      on,
      written
        .filter((planned) => planned.moves)
        .map((planned) => ({
          officer_id: idOf(planned),
          unit_id: unitIds.get(unitKey(planned.row)) ?? '',
          post: planned.post,
          valid_from: planned.postedFrom,
        })),
    );
    const newcomers = written.filter((planned) => !planned.known);
    const logins = newcomers.map((planned) => ({
      id: idOf(planned),
      login: loginOf(planned.row.certificateNo),
    }));
    const codes = await this.accounts.issueActivations(on, logins);
    return newcomers.map((planned) => ({
      officerId: idOf(planned),
      name: planned.row.name,
      certificateNo: planned.row.certificateNo,
      unitName: planned.row.unitName,
      code: codes.get(idOf(planned)) ?? '',
    }));
  }

  private async ensureUnits(on: EntityManager, rows: readonly PlannedRow[]): Promise<Map<string, string>> {
    const distinct = new Map(rows.map(({ row }) => [unitKey(row), row]));
    const units = [...distinct.values()].map((row) => ({
      name: row.unitName,
      kind: row.unitKind,
      region: row.regionCode,
    }));
    const found = await on.query<{ id: string; name: string; region: number }[]>(
      `WITH wanted AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(name text, kind text, region integer)),
       added AS (INSERT INTO units (name, kind, region_code, valid_from) SELECT name, kind, region, $2 FROM wanted
                 ON CONFLICT ON CONSTRAINT uq_units_name DO NOTHING RETURNING id, name, region_code)
       SELECT id, name, region_code AS region FROM added
       UNION SELECT u.id, u.name, u.region_code FROM units u JOIN wanted w ON w.name = u.name AND w.region = u.region_code`,
      [JSON.stringify(units), this.clock.today()],
    );
    return new Map(found.map((unit) => [`${unit.region} ${unit.name}`, unit.id]));
  }

  private async insertOfficers(on: EntityManager, rows: readonly PlannedRow[]): Promise<Map<string, string>> {
    const officers = rows.map(({ row, idNumberDigest }) => ({
      name: row.name,
      gender: row.gender,
      sealed: this.dataKey.encrypt(row.idNumber).toString('hex'),
      digest: idNumberDigest,
      masked: maskIdNumber(row.idNumber),
      certificate: row.certificateNo,
    }));
    const added = await on.query<{ id: string; certificateNo: string }[]>(
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no, created_at)
       SELECT name, gender, decode(sealed, 'hex'), decode(digest, 'hex'), masked, certificate, $2
       FROM jsonb_to_recordset($1::jsonb)
         AS r(name text, gender text, sealed text, digest text, masked text, certificate text)
       RETURNING id, certificate_no AS "certificateNo"`,
      [JSON.stringify(officers), this.clock.now()],
    );
    return new Map(added.map((officer) => [officer.certificateNo, officer.id]));
  }

  private async updateOfficers(on: EntityManager, rows: readonly PlannedRow[]): Promise<void> {
    const officers = rows.map(({ row, known }) => ({
      id: known?.id,
      name: row.name,
      certificate: row.certificateNo,
      login: loginOf(row.certificateNo),
    }));
    await on.query(
      `WITH r AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, certificate text, login text)),
       renewed AS (UPDATE accounts a SET login = r.login FROM r, officers o
                   WHERE a.officer_id = r.id AND o.id = r.id AND a.login = lower(o.certificate_no))
       UPDATE officers o SET name = r.name, certificate_no = r.certificate FROM r WHERE o.id = r.id`,
      [JSON.stringify(officers)],
    );
  }

  /** A posting is ended, never deleted: who served where on a past day stays what it was. */
  private async endPostings(on: EntityManager, rows: readonly PlannedRow[]): Promise<void> {
    await on.query(
      `UPDATE postings p SET valid_to = r.valid_to
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, valid_to date) WHERE p.id = r.id`,
      [JSON.stringify(rows.map(({ known, postedFrom }) => ({ id: known?.postingId, valid_to: postedFrom })))],
    );
  }

  private async insertPostings(on: EntityManager, rows: readonly object[]): Promise<void> {
    await on.query(
      `INSERT INTO postings (officer_id, unit_id, kind, post, valid_from)
       SELECT officer_id, unit_id, 'serving', post, valid_from
       FROM jsonb_to_recordset($1::jsonb) AS r(officer_id uuid, unit_id uuid, post text, valid_from date)`,
      [JSON.stringify(rows)],
    );
  }
}

/** A new posting begins after this day: the first of the present posting, or the last of one that has ended. */
function lastDayTaken(known: KnownOfficer | null): string | null {
  if (!known?.validTo || known.postingId) return known?.validFrom ?? null;
  return dayBefore(known.validTo);
}

function unitKey(row: RosterRow): string {
  return `${row.regionCode} ${row.unitName}`;
}

function headingIn(headings: readonly string[], names: readonly string[]): string {
  return headings.find((heading) => names.includes(heading)) ?? names[0] ?? '';
}

function countOutcomes(rows: readonly PlannedRow[]) {
  const count = (outcome: PlannedRow['outcome']) =>
    rows.filter((planned) => planned.outcome === outcome).length;
  return { newCount: count('new'), changedCount: count('changed'), unchangedCount: count('unchanged') };
}
