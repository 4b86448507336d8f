import { Injectable } from '@nestjs/common';
import {
  checkIdNumber,
  checkName,
  decidePosting,
  ok,
  refuse,
  type PostingGrade,
  type PostingKind,
  type PostingRefusal,
  type Refusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, type Queryable } from '../platform/database';
import { EVERYWHERE, grantScopes, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import type { FieldChange } from './officer-change.entity';
import { managesOfficersIn, ROSTER_MANAGERS } from './people.policy';
import { searchTextOf } from './search-text';

/** Somebody else was faster: what has changed since the version that was read. */
export interface Outrun {
  readonly version: number;
  readonly changes: readonly ChangeRow[];
}

export interface ChangeRow extends FieldChange {
  readonly version: number;
  readonly byName: string;
  readonly at: Date;
}

export interface OfficerFacts {
  readonly name: string;
  readonly certificateNo: string;
  readonly certificateValidFrom: string | null;
  readonly certificateValidTo: string | null;
}

export interface NewPosting {
  readonly unitId: string;
  readonly post: string;
  readonly grade: PostingGrade | null;
  readonly on: string;
}

interface LockedOfficer extends OfficerFacts {
  readonly id: string;
  readonly version: number;
  readonly regionCode: number;
  readonly idNumberSealed: Buffer;
}

interface PostingRow {
  readonly id: string;
  readonly kind: PostingKind;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: number;
  readonly post: string;
  readonly grade: PostingGrade | null;
  readonly from: string;
  readonly to: string | null;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly regionCode: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

type EditRefusal =
  | PostingRefusal
  | 'NOT_FOUND'
  | 'NAME_MISSING'
  | 'NAME_TOO_LONG'
  | 'NAME_CHARACTERS'
  | 'CERTIFICATE_MISSING'
  | 'CERTIFICATE_DAYS'
  | 'CERTIFICATE_IN_USE'
  | 'UNIT_UNKNOWN'
  | 'NOT_SERVING'
  | 'REASON_MISSING';

export type EditResult =
  Result<{ readonly officerId: string; readonly regionCode: number }, EditRefusal> | Outrun;

const LEAST_REASON = 5;

/** Changes to one officer, each in one transaction with its history; who was not up to date is told what he missed. */
@Injectable()
export class OfficerEditsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
  ) {}

  updateOfficer(
    viewer: SessionViewer,
    officerId: string,
    version: number,
    facts: OfficerFacts,
  ): Promise<EditResult> {
    return this.editing(viewer, officerId, version, async (on, officer) => {
      const name = checkName(facts.name);
      if (!name.ok) return name;
      const certificateNo = facts.certificateNo.normalize('NFKC').replace(/\s/g, '');
      if (certificateNo === '') return refuse('CERTIFICATE_MISSING');
      const { certificateValidFrom: from, certificateValidTo: to } = facts;
      if (from !== null && to !== null && to <= from) return refuse('CERTIFICATE_DAYS', { from, to });
      const next = { ...facts, name: name.value, certificateNo };
      const holder = await this.holderOf(on, certificateNo);
      if (holder && holder !== officerId) return refuse('CERTIFICATE_IN_USE', { certificateNo });
      await on.query(
        `WITH renewed AS (UPDATE accounts SET login = lower($3) WHERE officer_id = $1 AND login = lower($7))
         UPDATE officers SET name = $2, certificate_no = $3, certificate_valid_from = $4, certificate_valid_to = $5,
           search_text = $6 WHERE id = $1`,
        [
          ...[officerId, next.name, certificateNo, from, to, searchTextOf(next.name, certificateNo)],
          officer.certificateNo,
        ],
      );
      return ok(changesBetween(officer, next));
    });
  }

  /** Ends the present posting and begins the next on the same day: no day is lost, none counts twice. */
  transferOfficer(
    viewer: SessionViewer,
    officerId: string,
    version: number,
    next: NewPosting,
  ): Promise<EditResult> {
    return this.editing(viewer, officerId, version, async (on, officer) => {
      const postings = await listPostings(on, officerId);
      const present = postings.find(({ kind, to }) => kind === 'serving' && (to === null || to > next.on));
      const unit = await findUnit(on, next.unitId);
      if (!unit) return refuse('UNIT_UNKNOWN');
      const others = postings.map((one) =>
        one === present && one.from < next.on ? { ...one, to: next.on } : one,
      );
      const refusal = this.decide(officer, unit, { kind: 'serving', from: next.on, to: null }, others);
      if (refusal) return { ok: false, refusal };
      if (present) await endPosting(on, present.id, next.on);
      await addPosting(on, officerId, unit, {
        kind: 'serving',
        post: next.post,
        grade: next.grade,
        from: next.on,
        to: null,
      });
      return ok([{ field: 'posting', before: present?.unitName ?? null, after: `${unit.name} ${next.on}` }]);
    });
  }

  /** A leaver: his posting ends; nobody is deleted. `on` = the first day he is no longer there. */
  endPosting(viewer: SessionViewer, officerId: string, version: number, on: string): Promise<EditResult> {
    return this.editing(viewer, officerId, version, async (tx) => {
      const postings = await listPostings(tx, officerId);
      const present = postings.find(({ kind, to }) => kind === 'serving' && (to === null || to > on));
      if (!present) return refuse('NOT_SERVING', { on });
      if (on <= present.from) return refuse('POSTING_ENDS_BEFORE', { from: present.from, to: on });
      await endPosting(tx, present.id, on);
      return ok([{ field: 'posting', before: present.unitName, after: on }]);
    });
  }

  /** Lends an officer to another unit for some days: he keeps his home, and counts where he is lent to. */
  secondOfficer(
    viewer: SessionViewer,
    officerId: string,
    version: number,
    loan: { readonly unitId: string; readonly from: string; readonly to: string },
  ): Promise<EditResult> {
    return this.editing(viewer, officerId, version, async (on, officer) => {
      const { from, to } = loan;
      const postings = await listPostings(on, officerId);
      const home = postings.find(
        (one) => one.kind === 'serving' && one.from < from && (one.to === null || one.to > from),
      );
      const host = await findUnit(on, loan.unitId);
      if (!host) return refuse('UNIT_UNKNOWN');
      if (!home) return refuse('NOT_SERVING', { on: from });
      const others = postings.map((one) => (one === home ? { ...one, to: from } : one));
      const refusal = this.decide(officer, host, { kind: 'seconded_in', from, to }, others);
      if (refusal) return { ok: false, refusal };
      const homeUnit = { id: home.unitId, regionCode: home.regionCode };
      await endPosting(on, home.id, from);
      await addPosting(on, officerId, homeUnit, { ...home, kind: 'seconded_out', from, to });
      await addPosting(on, officerId, host, { ...home, kind: 'seconded_in', from, to });
      if (home.to === null || home.to > to) await addPosting(on, officerId, homeUnit, { ...home, from: to });
      return ok([{ field: 'secondment', before: home.unitName, after: `${host.name} ${from}–${to}` }]);
    });
  }

  /** The whole number, for a reason that stands in the audit log. */
  async revealIdNumber(
    viewer: SessionViewer,
    officerId: string,
    reason: string,
  ): Promise<Result<{ idNumber: string; regionCode: number }, 'NOT_FOUND' | 'REASON_MISSING'>> {
    if ([...reason.trim()].length < LEAST_REASON) return refuse('REASON_MISSING');
    for (const scope of grantScopes(viewer, ROSTER_MANAGERS)) {
      const officer = await this.scopes.run({ ...scope, officerId: null }, (on) =>
        lockOfficer(on, officerId),
      );
      if (officer && managesOfficersIn(viewer.grants, officer.regionCode))
        return ok({ idNumber: this.dataKey.decrypt(officer.idNumberSealed), regionCode: officer.regionCode });
    }
    return refuse('NOT_FOUND');
  }

  /** Locks the officer, checks the version, does the work, and writes down what it changed. */
  private async editing(
    viewer: SessionViewer,
    officerId: string,
    version: number,
    work: (on: EntityManager, officer: LockedOfficer) => Promise<Result<FieldChange[], EditRefusal>>,
  ): Promise<EditResult> {
    for (const scope of grantScopes(viewer, ROSTER_MANAGERS)) {
      const result = await this.scopes.run(
        { ...scope, officerId: null },
        async (on): Promise<EditResult | null> => {
          const officer = await lockOfficer(on, officerId);
          const isHome =
            officer &&
            scope.range &&
            officer.regionCode >= scope.range.from &&
            officer.regionCode < scope.range.to;
          if (!officer || !isHome || !managesOfficersIn(viewer.grants, officer.regionCode)) return null;
          if (officer.version !== version)
            return { version: officer.version, changes: await this.changesSince(on, officerId, version) };
          const done = await work(on, officer);
          if (!done.ok) return done;
          await this.keepHistory(on, viewer, officer, done.value);
          return ok({ officerId, regionCode: officer.regionCode });
        },
      );
      if (result) return result;
    }
    return refuse('NOT_FOUND');
  }

  private async keepHistory(
    on: EntityManager,
    viewer: SessionViewer,
    officer: LockedOfficer,
    changes: readonly FieldChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    await on.query(`UPDATE officers SET version = version + 1 WHERE id = $1`, [officer.id]);
    // He may have just left the region of whoever moved him.
    await this.scopes.asServer(on, () =>
      on.query(
        `INSERT INTO officer_changes (officer_id, version, changed_by, changed_at, changes) VALUES ($1, $2, $3, $4, $5)`,
        [officer.id, officer.version + 1, viewer.officerId, this.clock.now(), JSON.stringify(changes)],
      ),
    );
  }

  private changesSince(on: EntityManager, officerId: string, version: number): Promise<ChangeRow[]> {
    return this.scopes.asServer(on, () => listChanges(on, officerId, version));
  }

  /** The history of an officer the viewer was let see, newest first; the names of those who wrote it included. */
  async historyOf(officerId: string): Promise<ChangeRow[]> {
    return listChanges(this.scopes.in(EVERYWHERE), officerId, 0);
  }

  private decide(
    officer: LockedOfficer,
    unit: UnitRow,
    posting: { readonly kind: PostingKind; readonly from: string; readonly to: string | null },
    others: readonly PostingRow[],
  ): Refusal<PostingRefusal> | null {
    const checked = checkIdNumber(this.dataKey.decrypt(officer.idNumberSealed));
    return decidePosting({
      ...posting,
      unitName: unit.name,
      reason: '',
      birthDate: checked.ok ? checked.value.birthDate : '1900-01-01',
      unitFrom: unit.validFrom,
      unitTo: unit.validTo,
      others,
    });
  }

  /** Who has a certificate number, wherever he serves: it is one number for the whole country. */
  private async holderOf(on: EntityManager, certificateNo: string): Promise<string | null> {
    const row = await this.scopes.asServer(on, () =>
      findOne<{ id: string }>(on, `SELECT id FROM officers WHERE lower(certificate_no) = lower($1)`, [
        certificateNo,
      ]),
    );
    return row?.id ?? null;
  }
}

function lockOfficer(on: Queryable, officerId: string): Promise<LockedOfficer | null> {
  return findOne<LockedOfficer>(
    on,
    `SELECT id, version, region_code AS "regionCode", id_number_sealed AS "idNumberSealed", name,
            certificate_no AS "certificateNo", certificate_valid_from AS "certificateValidFrom",
            certificate_valid_to AS "certificateValidTo" FROM officers WHERE id = $1 FOR UPDATE`,
    [officerId],
  );
}

function listPostings(on: Queryable, officerId: string): Promise<PostingRow[]> {
  return on.query<PostingRow[]>(
    `SELECT p.id, p.kind, p.unit_id AS "unitId", u.name AS "unitName", p.region_code AS "regionCode", p.post, p.grade,
            p.valid_from AS "from", p.valid_to AS "to"
     FROM postings p JOIN units u ON u.id = p.unit_id WHERE p.officer_id = $1 ORDER BY p.valid_from`,
    [officerId],
  );
}

function findUnit(on: Queryable, unitId: string): Promise<UnitRow | null> {
  return findOne<UnitRow>(
    on,
    `SELECT u.id, u.name, u.region_code AS "regionCode", greatest(u.valid_from, r.valid_from) AS "validFrom",
            least(u.valid_to, r.valid_to) AS "validTo"
     FROM units u JOIN regions r ON r.code = u.region_code
     WHERE u.id = $1 AND u.region_code >= nullif(current_setting('app.rlo', true), '')::int
       AND u.region_code < nullif(current_setting('app.rhi', true), '')::int`,
    [unitId],
  );
}

async function endPosting(on: Queryable, postingId: string, on_: string): Promise<void> {
  await on.query(`UPDATE postings SET valid_to = $2 WHERE id = $1`, [postingId, on_]);
}

async function addPosting(
  on: Queryable,
  officerId: string,
  unit: Pick<UnitRow, 'id' | 'regionCode'>,
  posting: {
    readonly kind: PostingKind;
    readonly post: string;
    readonly grade: PostingGrade | null;
    readonly from: string;
    readonly to: string | null;
  },
): Promise<void> {
  await on.query(
    `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, grade, valid_from, valid_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[officerId, unit.id, unit.regionCode, posting.kind, posting.post.trim(), posting.grade],
      ...[posting.from, posting.to],
    ],
  );
}

function listChanges(on: Queryable, officerId: string, since: number): Promise<ChangeRow[]> {
  return on.query<ChangeRow[]>(
    `SELECT c.version, o.name AS "byName", c.changed_at AS at, f.value->>'field' AS field, f.value->>'before' AS before,
            f.value->>'after' AS after
     FROM officer_changes c JOIN officers o ON o.id = c.changed_by, jsonb_array_elements(c.changes) AS f(value)
     WHERE c.officer_id = $1 AND c.version > $2 ORDER BY c.version DESC, field`,
    [officerId, since],
  );
}

function changesBetween(before: OfficerFacts, after: OfficerFacts): FieldChange[] {
  const fields = ['name', 'certificateNo', 'certificateValidFrom', 'certificateValidTo'] as const;
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
