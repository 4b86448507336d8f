import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import type { ExamRow } from './exams.service';

/** Who is asked to an exam that stands by itself. */
export interface Audience {
  readonly regions: readonly number[];
  /** Of those: empty = any. */
  readonly posts: readonly string[];
  readonly grades: readonly string[];
  /** Of those: whose attendance at this lecture counts; null = all. */
  readonly attendedIssueId: string | null;
  /** Of those: who is in this class; without regions, wherever he serves. Null = no matter of classes. */
  readonly classId: string | null;
  /** Asked by name besides. */
  readonly officerIds: readonly string[];
  /** Of all of them: who handed nothing in at that exam; null = everybody. */
  readonly makeUpOf: string | null;
}

/** Who serves on a day and is asked: by region, class, post, grade and attendance, or by name. $1 is the day, $2–$8 the audience. */
export const ASKED = `FROM postings p
  WHERE p.kind IN ('serving', 'seconded_in') AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
    AND (p.officer_id = ANY ($6::uuid[])
      OR ((EXISTS (SELECT FROM unnest($2::int[]) AS r(code)
                   WHERE p.region_code >= r.code AND p.region_code < region_upper(r.code))
          OR ($8::uuid IS NOT NULL AND cardinality($2::int[]) = 0))
        AND ($8::uuid IS NULL OR EXISTS (SELECT FROM class_members m WHERE m.officer_id = p.officer_id
               AND m.class_id = $8 AND m.left_at IS NULL))
        AND (cardinality($3::text[]) = 0 OR p.post = ANY ($3))
        AND (cardinality($4::text[]) = 0 OR p.grade = ANY ($4))
        AND ($5::uuid IS NULL OR EXISTS (SELECT FROM attendances a WHERE a.officer_id = p.officer_id
               AND a.lecture_issue_id = $5 AND a.counted_at IS NOT NULL))))
    AND ($7::uuid IS NULL OR NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = $7
           AND a.officer_id = p.officer_id AND a.state = 'submitted'))`;

/** Counts the officers of an audience, as they serve on a day and as far as the scope sees them. */
@Injectable()
export class ExamAudienceService {
  constructor(private readonly clock: Clock) {}

  /** Everybody who is asked today. */
  async officers(exam: ExamRow, on: Queryable): Promise<string[]> {
    const rows = await on.query<{ id: string }[]>(`SELECT DISTINCT p.officer_id AS id ${ASKED}`, [
      ...this.values(await this.audienceOf(exam, on)),
    ]);
    return rows.map(({ id }) => id);
  }

  async count(audience: Audience, day: string, on: Queryable): Promise<number> {
    const row = await findOne<{ count: number }>(
      on,
      `SELECT count(DISTINCT p.officer_id)::int AS count ${ASKED}`,
      [...this.values(audience, day)],
    );
    return row?.count ?? 0;
  }

  async includes(officerId: string, exam: ExamRow, on: Queryable): Promise<boolean> {
    const row = await findOne<object>(on, `SELECT 1 AS one ${ASKED} AND p.officer_id = $9`, [
      ...this.values(await this.audienceOf(exam, on)),
      officerId,
    ]);
    return row !== null;
  }

  /** As it was set, with the list of names as far as the scope sees it. */
  async audienceOf(exam: ExamRow, on: Queryable): Promise<Audience> {
    const listed = await on.query<{ id: string }[]>(
      `SELECT officer_id AS id FROM exam_officers WHERE exam_id = $1`,
      [exam.id],
    );
    return {
      regions: exam.audienceRegions,
      posts: exam.audiencePosts,
      grades: exam.audienceGrades,
      attendedIssueId: exam.attendedIssueId,
      classId: exam.audienceClassId,
      officerIds: listed.map(({ id }) => id),
      makeUpOf: exam.makeUpOf,
    };
  }

  /** What {@link ASKED} is asked with. */
  values(audience: Audience, day: string = this.clock.today()): unknown[] {
    const { regions, posts, grades, attendedIssueId, officerIds, makeUpOf, classId } = audience;
    return [day, regions, posts, grades, attendedIssueId, officerIds, makeUpOf, classId];
  }
}
