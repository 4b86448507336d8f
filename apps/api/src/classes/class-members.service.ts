import { Injectable } from '@nestjs/common';
import {
  decideJoining,
  ok,
  readCertificateNo,
  refuse,
  type AskedPerson,
  type Joining,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { OfficersService } from '../people/officers.service';
import { foldSearch } from '../people/search-text';
import { RegionsService } from '../regions/regions.service';
import { managesClassesIn } from './classes.policy';
import { classScope, classScopes, ClassesService, type SeenClass } from './classes.service';

export interface MemberRow {
  readonly id: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly certificateNo: string;
  /** Where he served when he joined. */
  readonly unitName: string;
  readonly regionCode: number;
  readonly addedAt: Date;
  /** Null = not the viewer's to know. */
  readonly addedByName: string | null;
  /** Null = is there, as is the reason. */
  readonly leftAt: Date | null;
  readonly leaveReason: string | null;
}

/** Somebody who is named to join, with the line of the list he stands in. */
export interface NamedPerson extends AskedPerson {
  readonly row: number;
}

/** The answer to one line. */
export interface ListAnswer extends Joining {
  readonly row: number;
  readonly certificateNo: string;
}

export interface AddMembers {
  readonly classId: string;
  readonly people: readonly NamedPerson[];
  /** Else those join who may, and the others are told. */
  readonly isAllOrNone: boolean;
}

export interface Added {
  readonly seenClass: SeenClass;
  readonly rows: readonly ListAnswer[];
  readonly addedCount: number;
}

type ListRefusal = 'NOT_FOUND' | 'CLASS_LIST_EMPTY' | 'CLASS_LIST_TOO_LONG';
type RemoveRefusal = 'NOT_FOUND' | 'REASON_MISSING' | 'CLASS_MEMBER_LEFT';

/** A province's class at its largest, several times over. */
const MOST_ROWS = 2_000;

/** Says who is in a class: by name, by a list, and until when. */
@Injectable()
export class ClassMembersService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly classes: ClassesService,
    private readonly officers: OfficersService,
    private readonly regions: RegionsService,
  ) {}

  /** In the order they joined, those of one day by unit and name; who has left comes last. */
  members(
    { id, seenIn }: SeenClass,
    { search, isPresent }: { readonly search: string; readonly isPresent: boolean },
    page: PageInput,
  ): Promise<{ nodes: MemberRow[]; totalCount: number }> {
    const folded = foldSearch(search);
    const values = [id, isPresent, folded];
    const of = `FROM class_members m JOIN officers o ON o.id = m.officer_id JOIN units u ON u.id = m.unit_id
      WHERE m.class_id = $1 AND (NOT $2 OR m.left_at IS NULL) AND ($3 = '' OR position($3 IN o.search_text) > 0)`;
    return this.scopes.run(seenIn, async (on) => {
      const { count } = await queryOne<{ count: number }>(on, `SELECT count(*)::int AS count ${of}`, values);
      const nodes = await on.query<MemberRow[]>(
        `SELECT m.id, m.officer_id AS "officerId", o.name AS "officerName", o.certificate_no AS "certificateNo",
           u.name AS "unitName", m.region_code AS "regionCode", m.added_at AS "addedAt", m.left_at AS "leftAt",
           m.leave_reason AS "leaveReason", (SELECT a.name FROM officers a WHERE a.id = m.added_by) AS "addedByName"
         ${of} ORDER BY m.left_at IS NOT NULL, m.region_code, u.name, o.name, m.id LIMIT $4 OFFSET $5`,
        [...values, ...pageBounds(page)],
      );
      return { nodes, totalCount: count };
    });
  }

  /** What adding a list would answer now; nothing is kept. */
  async checkList(
    viewer: SessionViewer,
    classId: string,
    people: readonly NamedPerson[],
  ): Promise<Result<{ readonly seenClass: SeenClass; readonly rows: ListAnswer[] }, ListRefusal>> {
    const found = await this.findMine(viewer, classId, people);
    if (!found.ok) return found;
    const seenClass = found.value;
    return ok({
      seenClass,
      rows: await this.scopes.run(classScope(viewer, seenClass.regionCode), (on) =>
        this.decide(on, seenClass, people),
      ),
    });
  }

  /** Adds those who may join, or nobody unless all may; every line has its answer. */
  async addClassMembers(
    viewer: SessionViewer,
    { classId, people, isAllOrNone }: AddMembers,
  ): Promise<Result<Added, ListRefusal>> {
    const found = await this.findMine(viewer, classId, people);
    if (!found.ok) return found;
    const scope = classScope(viewer, found.value.regionCode);
    const added = await this.scopes.run(scope, async (on) => {
      // Two who add at once: the second counts the places after the first has taken his.
      const held = await findOne<object>(on, `SELECT FROM training_classes WHERE id = $1 FOR NO KEY UPDATE`, [
        classId,
      ]);
      if (!held) return null;
      const rows = await this.decide(on, found.value, people);
      const joining = rows.filter(({ refusal }) => refusal === null);
      if (isAllOrNone && joining.length < rows.length) return { rows, addedCount: 0 };
      await this.insert(on, classId, joining, viewer.officerId);
      return { rows, addedCount: joining.length };
    });
    if (!added) return refuse('NOT_FOUND');
    const seenClass = (await this.classes.findIn(found.value.seenIn, classId, viewer)) ?? found.value;
    return ok({ ...added, seenClass });
  }

  /** Ends somebody's time in a class; that he was there stays. */
  async removeClassMember(
    viewer: SessionViewer,
    { memberId, reason }: { readonly memberId: string; readonly reason: string },
  ): Promise<Result<{ readonly seenClass: SeenClass; readonly officerId: string }, RemoveRefusal>> {
    for (const seenIn of classScopes(viewer)) {
      const result = await this.scopes.run(seenIn, (on) => this.end(on, viewer, { memberId, reason }));
      if (!result) continue;
      if (!result.ok) return result;
      const { classId, officerId } = result.value;
      const seenClass = await this.classes.findIn(seenIn, classId, viewer);
      if (seenClass) return ok({ seenClass, officerId });
    }
    return refuse('NOT_FOUND');
  }

  /** Null = no such member in this scope. */
  private async end(
    on: EntityManager,
    viewer: SessionViewer,
    { memberId, reason }: { readonly memberId: string; readonly reason: string },
  ): Promise<Result<
    { readonly classId: string; readonly officerId: string },
    Exclude<RemoveRefusal, 'NOT_FOUND'>
  > | null> {
    const member = await findOne<{
      classId: string;
      officerId: string;
      regionCode: number;
      leftAt: Date | null;
    }>(
      on,
      `SELECT m.class_id AS "classId", m.officer_id AS "officerId", c.region_code AS "regionCode",
         m.left_at AS "leftAt"
       FROM class_members m JOIN training_classes c ON c.id = m.class_id WHERE m.id = $1 FOR NO KEY UPDATE OF m`,
      [memberId],
    );
    if (!member || !managesClassesIn(viewer.grants, member.regionCode)) return null;
    if (reason.trim() === '') return refuse('REASON_MISSING');
    if (member.leftAt !== null) return refuse('CLASS_MEMBER_LEFT');
    await on.query(
      `UPDATE class_members SET left_at = $2, removed_by = $3, leave_reason = $4 WHERE id = $1`,
      [memberId, this.clock.now(), viewer.officerId, reason.trim()],
    );
    return ok({ classId: member.classId, officerId: member.officerId });
  }

  private async findMine(
    viewer: SessionViewer,
    classId: string,
    people: readonly NamedPerson[],
  ): Promise<Result<SeenClass, ListRefusal>> {
    const found = await this.classes.findFor(viewer, classId);
    if (!found?.isMine) return refuse('NOT_FOUND');
    if (people.length === 0) return refuse('CLASS_LIST_EMPTY');
    if (people.length > MOST_ROWS)
      return refuse('CLASS_LIST_TOO_LONG', { found: people.length, most: MOST_ROWS });
    return ok(found);
  }

  private async decide(
    on: EntityManager,
    { id, regionCode }: SeenClass,
    people: readonly NamedPerson[],
  ): Promise<ListAnswer[]> {
    const numbers = people.map(({ certificateNo }) => readCertificateNo(certificateNo));
    const known = await this.officers.servingByCertificates(numbers, on);
    const members = await on.query<{ officerId: string; unitId: string }[]>(
      `SELECT officer_id AS "officerId", unit_id AS "unitId" FROM class_members
       WHERE class_id = $1 AND left_at IS NULL`,
      [id],
    );
    const quotas = await this.classes.quotasOf({ id }, on);
    const answers = decideJoining(people, new Map(known.map((one) => [one.certificateNo, one])), {
      ...{ regionCode, regionName: this.regions.nameOf(regionCode) },
      memberIds: new Set(members.map(({ officerId }) => officerId)),
      quotas: new Map(quotas.map(({ unitId, seats }) => [unitId, seats])),
      taken: new Map(
        [...Map.groupBy(members, ({ unitId }) => unitId)].map(([unitId, some]) => [unitId, some.length]),
      ),
    });
    return people.flatMap(({ row, certificateNo }, index) => {
      const answer = answers[index];
      return answer ? [{ ...answer, row, certificateNo }] : [];
    });
  }

  private async insert(
    on: EntityManager,
    classId: string,
    joining: readonly Joining[],
    addedBy: string,
  ): Promise<void> {
    const people = joining.flatMap(({ candidate }) => candidate ?? []);
    if (people.length === 0) return;
    await on.query(
      `INSERT INTO class_members (class_id, officer_id, unit_id, region_code, added_by, added_at)
       SELECT $1, p.*, $5, $6 FROM unnest($2::uuid[], $3::uuid[], $4::int[]) AS p`,
      [
        ...[classId, people.map(({ officerId }) => officerId), people.map(({ unitId }) => unitId)],
        ...[people.map(({ regionCode }) => regionCode), addedBy, this.clock.now()],
      ],
    );
  }
}
