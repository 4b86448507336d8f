import { Injectable } from '@nestjs/common';
import { maskIdNumber } from '@whetstone/domain';
import type { RosterRow } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { searchTextOf } from '../people/search-text';
import { AccountsService, loginOf } from '../access/accounts.service';
import type { PlannedRow } from './plan-row';

/** What is known of somebody who is put on the roster without a file. */
export type NewOfficer = Omit<
  RosterRow,
  'rowNumber' | 'kind' | 'reason' | 'grade' | 'postedTo' | 'certificateValidTo'
>;

/** A newcomer with the code for a first sign-in. */
export interface AddedOfficer {
  readonly officerId: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly unitName: string;
  readonly code: string;
}

/** What was there before a row was written, and by what it is known that nobody has changed it since. */
export interface Undo {
  readonly isNew: boolean;
  /** The officer's version after the row was written. */
  readonly version: number;
  readonly name: string;
  readonly certificateNo: string;
  readonly certificateValidTo: string | null;
  readonly ended: { readonly id: string; readonly to: string | null; readonly on: string } | null;
  readonly began: string | null;
}

export interface WrittenRow {
  readonly number: number;
  readonly officerId: string;
  readonly undo: Undo;
  /** Of somebody new. */
  readonly code: string | null;
}

/** Puts what a roster means on the roster: units, people, postings and accounts, each kind in one statement. */
@Injectable()
export class RosterWriterService {
  constructor(
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly accounts: AccountsService,
  ) {}

  /** Puts people on the roster who are known to be new, as an import of them would. */
  async addNew(on: EntityManager, people: readonly NewOfficer[]): Promise<AddedOfficer[]> {
    const rows = people.map((person, index) => this.planNew({ ...person, rowNumber: index + 1 }));
    const written = await this.write(on, rows, null);
    return written.map(({ officerId, code }, index) => {
      const { name = '', certificateNo = '', unitName = '' } = people[index] ?? {};
      return { officerId, name, certificateNo, unitName, code: code ?? '' };
    });
  }

  private planNew(person: NewOfficer & { readonly rowNumber: number }): PlannedRow {
    const post = person.post ?? '';
    const from = person.postedFrom ?? this.clock.today();
    return {
      row: { ...person, kind: null, reason: '', grade: null, postedTo: null, certificateValidTo: null },
      idDigest: this.dataKey.digest('id-number', person.idNumber).toString('hex'),
      ...{ known: null, outcome: 'new', changes: [], ends: null },
      begins: { kind: 'serving', post, grade: null, reason: '', from, to: null },
    };
  }

  /** Writes planned rows inside the caller's transaction, in their order; `by` stands in the officers' histories. */
  async write(on: EntityManager, rows: readonly PlannedRow[], by: string | null): Promise<WrittenRow[]> {
    const written = rows.filter(({ outcome }) => outcome !== 'unchanged');
    if (written.length === 0) return [];
    const unitIds = await this.ensureUnits(on, written);
    const newcomers = written.filter(({ known }) => !known);
    const added = await this.insertOfficers(on, newcomers);
    const officerOf = ({ known, row }: PlannedRow) => known?.id ?? added.get(row.certificateNo) ?? '';
    const changed = written.filter(({ known }) => known);
    await this.updateOfficers(on, changed);
    if (by) await this.keepHistory(on, changed, by);
    await this.endPostings(on, written);
    const began = await this.insertPostings(
      on,
      written.flatMap(({ begins, row }, index) => {
        const planned = written[index];
        if (!begins || !planned) return [];
        const { kind, post, grade, reason, from, to } = begins;
        return {
          ...{ kind, post, grade, reason, valid_from: from, valid_to: to, region_code: row.regionCode },
          officer_id: officerOf(planned),
          unit_id: unitIds.get(unitKey(row)) ?? '',
        };
      }),
    );
    const logins = newcomers.map((planned) => ({
      id: officerOf(planned),
      login: loginOf(planned.row.certificateNo),
    }));
    const codes = await this.accounts.issueActivations(on, logins);
    return written.map((planned) => {
      const officerId = officerOf(planned);
      const undo = undoOf(planned, began.get(officerId) ?? null);
      return { number: planned.row.rowNumber, officerId, undo, code: codes.get(officerId) ?? null };
    });
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
    const officers = rows.map(({ row, idDigest }) => ({
      name: row.name,
      gender: row.gender,
      sealed: this.dataKey.encrypt(row.idNumber).toString('hex'),
      digest: idDigest,
      masked: maskIdNumber(row.idNumber),
      certificate: row.certificateNo,
      valid_to: row.certificateValidTo,
      region: row.regionCode,
      search: searchTextOf(row.name, row.certificateNo),
    }));
    const added = await on.query<{ id: string; certificateNo: string }[]>(
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
         certificate_valid_to, region_code, region_codes, search_text, created_at)
       SELECT name, gender, decode(sealed, 'hex'), decode(digest, 'hex'), masked, certificate, valid_to, region,
              ARRAY[region], search, $2
       FROM jsonb_to_recordset($1::jsonb)
         AS r(name text, gender text, sealed text, digest text, masked text, certificate text,
           valid_to date, region integer, search text)
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
      valid_to: row.certificateValidTo ?? known?.certificateValidTo ?? null,
      search: searchTextOf(row.name, row.certificateNo),
    }));
    await on.query(
      `WITH r AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, certificate text, login text,
                   valid_to date, search text)),
       renewed AS (UPDATE accounts a SET login = r.login FROM r, officers o
                   WHERE a.officer_id = r.id AND o.id = r.id AND a.login = lower(o.certificate_no))
       UPDATE officers o SET name = r.name, certificate_no = r.certificate, search_text = r.search,
         certificate_valid_to = r.valid_to,
         version = o.version + 1 FROM r WHERE o.id = r.id`,
      [JSON.stringify(officers)],
    );
  }

  private async keepHistory(on: EntityManager, rows: readonly PlannedRow[], by: string): Promise<void> {
    const changes = rows.map(({ known, changes }) => ({
      id: known?.id,
      version: (known?.version ?? 0) + 1,
      changes,
    }));
    await on.query(
      `INSERT INTO officer_changes (officer_id, version, changed_by, changed_at, changes)
       SELECT id, version, $2, $3, changes
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, version integer, changes jsonb)`,
      [JSON.stringify(changes), by, this.clock.now()],
    );
  }

  /** A posting is ended, never deleted: who served where on a past day stays what it was. */
  private async endPostings(on: EntityManager, rows: readonly PlannedRow[]): Promise<void> {
    const ended = rows.flatMap(({ ends }) => (ends ? [{ id: ends.posting.id, valid_to: ends.on }] : []));
    if (ended.length === 0) return;
    await on.query(
      `UPDATE postings p SET valid_to = r.valid_to
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, valid_to date) WHERE p.id = r.id`,
      [JSON.stringify(ended)],
    );
  }

  /** @returns officer → his new posting */
  private async insertPostings(on: EntityManager, rows: readonly object[]): Promise<Map<string, string>> {
    const began = await on.query<{ id: string; officerId: string }[]>(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, grade, reason, valid_from, valid_to)
       SELECT officer_id, unit_id, region_code, kind, post, grade, reason, valid_from, valid_to
       FROM jsonb_to_recordset($1::jsonb)
         AS r(officer_id uuid, unit_id uuid, region_code integer, kind text, post text, grade text, reason text,
              valid_from date, valid_to date)
       RETURNING id, officer_id AS "officerId"`,
      [JSON.stringify(rows)],
    );
    return new Map(began.map(({ id, officerId }) => [officerId, id]));
  }
}

function undoOf({ row, known, ends }: PlannedRow, began: string | null): Undo {
  return {
    isNew: known === null,
    version: known ? known.version + 1 : 1,
    name: known?.name ?? row.name,
    certificateNo: known?.certificateNo ?? row.certificateNo,
    certificateValidTo: known?.certificateValidTo ?? null,
    ended: ends && { id: ends.posting.id, to: ends.posting.to, on: ends.on },
    began,
  };
}

/** By which a unit is known: no region has two of one name. */
export function unitKey(row: Pick<RosterRow, 'regionCode' | 'unitName'>): string {
  return `${row.regionCode} ${row.unitName}`;
}
