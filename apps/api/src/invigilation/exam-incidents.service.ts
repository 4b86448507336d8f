import { Injectable } from '@nestjs/common';
import { ok, refuse, type IncidentKind, type Result } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { SupervisedExamsService, type SupervisedExam } from './supervised-exams.service';

const LONGEST_TEXT = 1_000;

export interface IncidentRow {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly text: string;
  /** Null = of the hall, as is the name. */
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly happenedAt: Date;
  readonly notedAt: Date;
  readonly notedByName: string;
}

export interface NoteIncident {
  readonly examId: string;
  readonly officerId: string | null;
  readonly kind: IncidentKind;
  readonly text: string;
  /** Null = now. */
  readonly happenedAt: Date | null;
}

export type IncidentRefusal = 'NOT_FOUND' | 'INCIDENT_MISSING' | 'INCIDENT_TOO_LONG' | 'INCIDENT_IN_FUTURE';

const INCIDENTS = `SELECT i.id, i.kind, i.text, i.officer_id AS "officerId", o.name AS "officerName",
    i.happened_at AS "happenedAt", i.noted_at AS "notedAt", coalesce(n.name, '') AS "notedByName"
  FROM exam_incidents i LEFT JOIN officers o ON o.id = i.officer_id LEFT JOIN officers n ON n.id = i.noted_by`;

/** What happened in a hall, as those who watched over it noted it. Nothing of it is changed or taken back. */
@Injectable()
export class ExamIncidentsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly supervised: SupervisedExamsService,
  ) {}

  /** The latest first. */
  ofExam({ id, seenIn }: SupervisedExam): Promise<IncidentRow[]> {
    return this.scopes
      .in(seenIn)
      .query<IncidentRow[]>(
        `${INCIDENTS} WHERE i.exam_id = $1 ORDER BY i.happened_at DESC, i.id DESC LIMIT 200`,
        [id],
      );
  }

  ofSeat(seenIn: Scope, examId: string, officerId: string): Promise<IncidentRow[]> {
    return this.scopes
      .in(seenIn)
      .query<IncidentRow[]>(
        `${INCIDENTS} WHERE i.exam_id = $1 AND i.officer_id = $2 ORDER BY i.happened_at DESC, i.id DESC`,
        [examId, officerId],
      );
  }

  async noteIncident(
    viewer: SessionViewer,
    input: NoteIncident,
  ): Promise<Result<IncidentRow & { readonly regionCode: number }, IncidentRefusal>> {
    const { examId, officerId, kind } = input;
    const text = input.text.trim();
    const now = this.clock.now();
    const happenedAt = input.happenedAt ?? now;
    const exam = await this.supervised.find(viewer, examId);
    if (!exam) return refuse('NOT_FOUND');
    if (text === '') return refuse('INCIDENT_MISSING');
    if (text.length > LONGEST_TEXT) return refuse('INCIDENT_TOO_LONG', { most: LONGEST_TEXT });
    if (happenedAt > now) return refuse('INCIDENT_IN_FUTURE');
    return this.scopes.run({ ...exam.seenIn, officerId: null }, async (on) => {
      const who = officerId === null ? null : await this.whoIs(on, officerId, examId);
      if (officerId !== null && !who) return refuse('NOT_FOUND');
      const regionCode = who?.regionCode ?? exam.overRegion;
      const { id } = await queryOne<{ id: string }>(
        on,
        `INSERT INTO exam_incidents (exam_id, officer_id, attempt_id, region_code, kind, text, happened_at, noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          ...[examId, officerId, who?.attemptId ?? null, regionCode, kind, text],
          ...[happenedAt, viewer.officerId, now],
        ],
      );
      return ok({ ...(await queryOne<IncidentRow>(on, `${INCIDENTS} WHERE i.id = $1`, [id])), regionCode });
    });
  }

  /** Somebody of the viewer's regions, with his last sitting of the exam if he has one. */
  private whoIs(
    on: Parameters<typeof findOne>[0],
    officerId: string,
    examId: string,
  ): Promise<{ readonly attemptId: string | null; readonly regionCode: number } | null> {
    return findOne(
      on,
      `SELECT a.id AS "attemptId", coalesce(a.region_code, o.region_code) AS "regionCode"
       FROM officers o LEFT JOIN attempts a ON a.officer_id = o.id AND a.exam_id = $2 AND a.state <> 'prepared'
       WHERE o.id = $1 ORDER BY a.number DESC NULLS LAST LIMIT 1`,
      [officerId, examId],
    );
  }
}
