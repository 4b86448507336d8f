import { Injectable } from '@nestjs/common';
import { maskIdNumber } from '@whetstone/domain';
import type { RosterRow } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { searchTextOf } from '../people/search-text';
import { AccountsService, loginOf } from '../access/accounts.service';
import type { ImportOutcomeName } from './imports.types';
import type { ActivationCode } from './roster.types';

/** An officer already on the roster, as a new row is compared with him. */
export interface KnownOfficer {
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
export interface PlannedRow {
  readonly row: RosterRow;
  readonly idNumberDigest: string;
  readonly postedFrom: string;
  readonly post: string;
  readonly known: KnownOfficer | null;
  readonly outcome: Exclude<ImportOutcomeName, 'faulty'>;
  readonly moves: boolean;
}

/** A newcomer with the code for a first sign-in; it is told once and kept nowhere. */
export interface AddedOfficer extends ActivationCode {
  readonly officerId: string;
}

/** Puts what a roster means on the roster: units, people, postings and accounts, each kind in one statement. */
@Injectable()
export class RosterWriterService {
  constructor(
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly accounts: AccountsService,
  ) {}

  /** Writes planned rows inside the caller's transaction; newcomers come back with their activation codes. */
  async write(on: EntityManager, rows: readonly PlannedRow[]): Promise<AddedOfficer[]> {
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
          region_code: planned.row.regionCode,
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
      region: row.regionCode,
      search: searchTextOf(row.name, row.certificateNo),
    }));
    const added = await on.query<{ id: string; certificateNo: string }[]>(
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
         region_code, search_text, created_at)
       SELECT name, gender, decode(sealed, 'hex'), decode(digest, 'hex'), masked, certificate, region, search, $2
       FROM jsonb_to_recordset($1::jsonb)
         AS r(name text, gender text, sealed text, digest text, masked text, certificate text,
           region integer, search text)
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
      search: searchTextOf(row.name, row.certificateNo),
    }));
    await on.query(
      `WITH r AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, certificate text, login text,
                   search text)),
       renewed AS (UPDATE accounts a SET login = r.login FROM r, officers o
                   WHERE a.officer_id = r.id AND o.id = r.id AND a.login = lower(o.certificate_no))
       UPDATE officers o SET name = r.name, certificate_no = r.certificate, search_text = r.search,
         version = o.version + 1 FROM r WHERE o.id = r.id`,
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
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
       SELECT officer_id, unit_id, region_code, 'serving', post, valid_from
       FROM jsonb_to_recordset($1::jsonb)
         AS r(officer_id uuid, unit_id uuid, region_code integer, post text, valid_from date)`,
      [JSON.stringify(rows)],
    );
  }
}

function unitKey(row: RosterRow): string {
  return `${row.regionCode} ${row.unitName}`;
}
