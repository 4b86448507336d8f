import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { checkIdNumber, foldText, maskIdNumber } from '@whetstone/domain';
import {
  openRoster,
  parseRosterRows,
  rememberFirstRows,
  type Cell,
  type ParsedRosterRow,
  type ParseRosterOptions,
  type PersonalField,
  type RosterField,
  type RosterRow,
  type RosterTable,
} from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { type Queryable } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { managesOfficersIn } from '../people/people.policy';
import { RegionsService } from '../regions/regions.service';
import { findKnownOfficers } from './known-officers';
import { planRow, type Manager, type PlannedRow } from './plan-row';
import {
  headingOf,
  type MappedColumn,
  mappedTable,
  packCells,
  type StagedRow,
  stagedTable,
} from './staged-rows';
import { unitKey } from './roster-writer.service';
import { StagedRowsStore, type SealedRow, type StagedImport } from './staged-rows.store';
import { UploadsService } from './uploads.service';

/** Rows that are read, planned and written at a time: between two bunches the server answers others. */
export const ROWS_AT_ONCE = 1_000;

export interface CellEdit {
  readonly field: RosterField;
  readonly text: string;
}

/** Why a file that was readable when it was opened is no longer. */
export class FileUnreadable extends Error {}

/** Rows of a file on their way to the roster: read, compared with it, and kept aside with what they would do. */
@Injectable()
export class RosterStagingService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly regions: RegionsService,
    private readonly uploads: UploadsService,
    private readonly store: StagedRowsStore,
  ) {}

  /** Reads the whole file anew; what an earlier, interrupted reading left is thrown away. */
  async check(staged: StagedImport): Promise<void> {
    const on = this.scopes.in(EVERYWHERE);
    await on.query(`DELETE FROM roster_import_rows WHERE import_id = $1`, [staged.id]);
    const bytes = await readFile(join(this.uploads.folder, staged.uploadId));
    const opening = await openRoster(bytes, staged.fileName);
    if (!opening.ok) throw new FileUnreadable(opening.faults[0]?.code);
    const { roster } = opening;
    try {
      const sheet = roster.sheets.find(({ name }) => name === staged.sheet.name);
      if (!sheet) throw new FileUnreadable('WRONG_SHEET');
      const manager = await this.managerOf(on, staged.officerId);
      const firstRowOf = rememberFirstRows();
      const numbers: number[] = [];
      const rows = roster.rows(sheet);
      for (;;) {
        const step = await rows.next();
        if (step.done) {
          await this.store.markMerges(on, staged, step.value, numbers);
          break;
        }
        const table = mappedTable(staged.sheet, staged.columns, step.value);
        const planned = await this.plan(on, staged, table, manager, firstRowOf);
        await this.store.write(
          on,
          staged.id,
          planned.map(({ row }) => row),
        );
        for (const { row } of planned) numbers.push(row.number);
        await this.store.tellProgress(staged.id, numbers.length);
      }
      await this.scopes.run(EVERYWHERE, async (tx) => {
        await this.store.findLeavers(tx, staged.id, this.clock.today());
        await this.store.count(tx, staged.id);
      });
    } finally {
      await roster.close();
    }
  }

  /** Puts new texts into a staged row and looks again at it and at those that are compared with it. */
  async correct(
    on: EntityManager,
    staged: StagedImport,
    number: number,
    edits: readonly CellEdit[],
  ): Promise<boolean> {
    const [row] = await this.store.unseal(
      await on.query<SealedRow[]>(
        `SELECT number, sealed FROM roster_import_rows WHERE import_id = $1 AND number = $2 AND number > 0 FOR UPDATE`,
        [staged.id, number],
      ),
    );
    if (!row) return false;
    const cells = staged.columns.map(({ field }, index): Cell => {
      const edit = edits.find((one) => one.field === field);
      if (!edit) return row.cells[index] ?? { text: '', kind: 'empty' };
      const text = foldText(edit.text);
      return { text, kind: text === '' ? 'empty' : 'text' };
    });
    const related = await this.store.related(on, staged, number);
    const manager = await this.managerOf(on, staged.officerId);
    await this.replan(on, staged, [{ number, cells }], manager);
    const others = [...related, ...(await this.store.related(on, staged, number))];
    const again = [...new Set([number, ...others])];
    await this.replan(on, staged, await this.store.load(on, staged.id, again), manager);
    await on.query(
      `DELETE FROM roster_import_rows l WHERE import_id = $1 AND outcome = 'left' AND EXISTS
         (SELECT FROM roster_import_rows r WHERE r.import_id = $1 AND r.number = $2 AND r.officer_id = l.officer_id)`,
      [staged.id, number],
    );
    await this.store.count(on, staged.id);
    return true;
  }

  /** Rows that are good as they were staged, by a range of numbers, planned against the roster of now. */
  async planAgain(on: EntityManager, staged: StagedImport, after: number, manager: Manager) {
    // A range, not a LIMIT: without statistics of what has just come, a LIMIT is answered by sorting everything.
    const sealed = await on.query<(SealedRow & { outcome: string })[]>(
      `SELECT number, sealed, outcome FROM roster_import_rows
       WHERE import_id = $1 AND number > $2 AND number <= $3 AND outcome <> 'faulty' ORDER BY number`,
      [staged.id, after, after + ROWS_AT_ONCE],
    );
    const table = stagedTable(staged.sheet, staged.columns, this.store.unseal(sealed));
    const planned = await this.plan(on, staged, table, manager, (_field, _value, row) => row);
    return planned.map((one, index) => ({ ...one, isMoved: one.row.outcome !== sealed[index]?.outcome }));
  }

  /** Takes over what planning again found out about rows that were staged before. */
  async restage(on: Queryable, importId: string, rows: readonly StagedRow[]): Promise<void> {
    await this.store.write(on, importId, rows);
    await this.store.count(on, importId);
  }

  /** What the officer who brings the roster may do on this day. */
  async managerOf(on: Queryable, officerId: string): Promise<Manager> {
    const grants = await on.query<{ role: string; regionCode: number }[]>(
      `SELECT role, region_code AS "regionCode" FROM grants
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [officerId, this.clock.today()],
    );
    const realm = grants.filter(({ role }) => role === 'training_manager');
    return {
      manages: (regionCode) => managesOfficersIn(grants, regionCode),
      nameOf: (regionCode) => this.regions.nameOf(regionCode),
      realm: realm.map(({ regionCode }) => this.regions.nameOf(regionCode)).join(' / '),
    };
  }

  private async plan(
    on: Queryable,
    staged: StagedImport,
    table: RosterTable,
    manager: Manager,
    firstRowOf: ParseRosterOptions['firstRowOf'],
  ): Promise<{ row: StagedRow; plan: PlannedRow | null }[]> {
    const resolveRegion = this.regions.finder();
    const today = this.clock.today();
    const parsed = parseRosterRows(table, { resolveRegion, today, firstRowOf });
    const digests = parsed.map(({ keys }) => this.dataKey.digest('id-number', keys.idNumber));
    const sound = parsed.flatMap(({ row }) => row ?? []);
    const soundDigests = digests.filter((_, index) => parsed[index]?.row);
    const known = await findKnownOfficers(
      on,
      soundDigests,
      sound.map((row) => row.certificateNo),
    );
    const closed = await findClosedUnits(on, sound);
    return parsed.map((one, index) => {
      const idDigest = digests[index]?.toString('hex') ?? '';
      const cells = table.rows[index]?.cells ?? [];
      const planning = one.row
        ? planRow(
            {
              ...{ row: one.row, idDigest, today, birthDate: birthDateOf(one.row.idNumber) },
              unitTo: closed.get(unitKey(one.row)) ?? null,
              known: known.withIdentity(idDigest),
              holder: known.withCertificate(one.row.certificateNo),
              headingOf: (field) => headingOf(staged.sheet, staged.columns, field),
            },
            manager,
          )
        : null;
      const plan = planning?.ok ? planning.plan : null;
      const faults = planning && !planning.ok ? [...one.faults, planning.fault] : one.faults;
      return {
        plan,
        row: { ...this.rowOf(one, staged.columns, cells), idDigest, faults, ...outcomeOf(plan) },
      };
    });
  }

  private rowOf(
    { rowNumber, row, keys }: ParsedRosterRow,
    columns: readonly MappedColumn[],
    cells: readonly Cell[],
  ) {
    const textOf = (field: RosterField) => cells[columns.findIndex((one) => one.field === field)]?.text ?? '';
    return {
      number: rowNumber,
      sealed: this.dataKey.encrypt(packCells(cells)),
      certificateKey: keys.certificateNo,
      name: row?.name ?? textOf('name'),
      certificateNo: row?.certificateNo ?? textOf('certificateNo'),
      idNumberMasked: keys.idNumber === '' ? '' : maskIdNumber(keys.idNumber),
      unitName: row?.unitName ?? textOf('unitName'),
      regionCode: row?.regionCode ?? null,
    };
  }

  private async replan(
    on: Queryable,
    staged: StagedImport,
    rows: readonly { readonly number: number; readonly cells: readonly Cell[] }[],
    manager: Manager,
  ): Promise<void> {
    const table = stagedTable(staged.sheet, staged.columns, rows);
    const first = await this.store.firstRows(
      on,
      staged.id,
      rows.map(({ number }) => number),
    );
    const firstRowOf = (field: PersonalField, value: string, row: number) =>
      Math.min(row, first.get(`${field} ${this.keyOf(field, value)}`) ?? row);
    const planned = await this.plan(on, staged, table, manager, firstRowOf);
    await this.store.write(
      on,
      staged.id,
      planned.map(({ row }) => row),
    );
  }

  private keyOf(field: PersonalField, value: string): string {
    return field === 'idNumber' ? this.dataKey.digest('id-number', value).toString('hex') : value;
  }
}

/** Units of these rows that are closed, and the first day without them. */
async function findClosedUnits(on: Queryable, rows: readonly RosterRow[]): Promise<Map<string, string>> {
  const closed = await on.query<{ regionCode: number; unitName: string; validTo: string }[]>(
    `SELECT region_code AS "regionCode", name AS "unitName", valid_to AS "validTo" FROM units
     WHERE valid_to IS NOT NULL AND region_code = ANY ($1)`,
    [[...new Set(rows.map(({ regionCode }) => regionCode))]],
  );
  return new Map(closed.map((unit) => [unitKey(unit), unit.validTo]));
}

function outcomeOf(plan: PlannedRow | null) {
  return {
    outcome: plan?.outcome ?? ('faulty' as const),
    changes: plan?.changes ?? [],
    officerId: plan?.known?.id ?? null,
  };
}

function birthDateOf(idNumber: string): string {
  const checked = checkIdNumber(idNumber);
  return checked.ok ? checked.value.birthDate : '1900-01-01';
}
