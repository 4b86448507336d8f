import { Injectable } from '@nestjs/common';
import {
  decideRestore,
  decideVoid,
  ok,
  refuse,
  type AttemptState,
  type Result,
  type RestoreRefusal,
  type VoidRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { EVERYWHERE, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { CertificatesService } from '../certificates/certificates.service';
import { RescoringService } from '../marking/rescoring.service';
import { SeenExamsService } from '../marking/seen-exams.service';
import { SUPERVISORS } from './invigilation.policy';
import { SupervisedExamsService } from './supervised-exams.service';

/** An attempt as it stands after a decision. */
export interface DecidedAttempt {
  readonly id: string;
  readonly examId: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly state: AttemptState;
}

interface Decision {
  readonly kind: 'void' | 'restore';
  readonly reason: string;
  /** It stays one of those the officer is allowed; else another may take its place. */
  readonly isUsedUp: boolean;
  readonly by: string;
}

interface StandingAttempt extends DecidedAttempt {
  readonly number: number;
  readonly submittedAt: Date | null;
}

const STANDING = `SELECT a.id, a.exam_id AS "examId", a.officer_id AS "officerId", a.region_code AS "regionCode", a.state,
  a.number, a.submitted_at AS "submittedAt" FROM attempts a`;

/** Sat within the range, of an exam that is seen: whose officer is known here is not thereby decided on here. */
const SEEN = `${STANDING} JOIN exams e ON e.id = a.exam_id
  WHERE a.id = $1 AND a.region_code >= $2 AND a.region_code < $3`;

/** Makes attempts void, and lets them count again: each by a decision with a reason, that stays. */
@Injectable()
export class AttemptVoidsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly supervised: SupervisedExamsService,
    private readonly exams: SeenExamsService,
    private readonly rescoring: RescoringService,
    private readonly certificates: CertificatesService,
  ) {}

  /**
   * From the commit on no save is taken and no result counts; what was answered stays. A certificate that rests on it is
   * revoked with it.
   */
  async voidAttempt(
    viewer: SessionViewer,
    attemptId: string,
    { reason, isUsedUp }: { readonly reason: string; readonly isUsedUp: boolean },
  ): Promise<Result<DecidedAttempt, VoidRefusal>> {
    const found = await this.find(viewer, attemptId);
    if (!found) return refuse('NOT_FOUND');
    return this.scopes.run(found.seenIn, async (on) => {
      if (!(await this.exams.hold(on, found.examId))) return refuse('NOT_FOUND');
      await this.rescoring.hold(on, attemptId);
      const attempt = await lock(on, attemptId);
      const decision = decideVoid({ state: attempt.state, isOwn: isOwn(viewer, attempt), reason });
      if (!decision.ok) return decision;
      await this.makeVoid(on, attempt, { reason, isUsedUp, by: viewer.officerId });
      await this.rescoring.countAgain(on, attempt.examId);
      return ok({ ...attempt, state: 'voided' });
    });
  }

  /** With its exam: nobody decides on this one by itself. One that is void already stays as it was decided. */
  async voidWithExam(
    attemptId: string,
    why: { readonly reason: string; readonly by: string },
  ): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      const attempt = await lock(on, attemptId);
      if (attempt.state === 'in_progress' || attempt.state === 'submitted')
        await this.makeVoid(on, attempt, { ...why, isUsedUp: true });
    });
  }

  /** What was handed in is marked by the keys as they stand now; a certificate is not brought back but issued anew. */
  async restoreAttempt(
    viewer: SessionViewer,
    attemptId: string,
    reason: string,
  ): Promise<Result<DecidedAttempt, RestoreRefusal>> {
    const found = await this.find(viewer, attemptId);
    if (!found) return refuse('NOT_FOUND');
    return this.scopes.run(found.seenIn, async (on) => {
      if (!(await this.exams.hold(on, found.examId))) return refuse('NOT_FOUND');
      const held = await this.rescoring.hold(on, attemptId);
      const attempt = await lock(on, attemptId);
      const { state, submittedAt } = attempt;
      const isSatAgain = await hasBegunAgain(on, attempt);
      const decision = decideRestore({
        state,
        submittedAt,
        isOwn: isOwn(viewer, attempt),
        isSatAgain,
        reason,
      });
      if (!decision.ok) return decision;
      await this.record(on, attempt, {
        ...{ kind: 'restore', reason, isUsedUp: true, by: viewer.officerId },
      });
      await on.query(`UPDATE attempts SET state = $2, void_id = NULL WHERE id = $1`, [
        attemptId,
        decision.value,
      ]);
      await this.rescoring.again(on, held, attemptId);
      return ok({ ...attempt, state: decision.value });
    });
  }

  /** Where the viewer decides on an attempt; null = there is none, or it is not his to decide on. */
  private async find(
    viewer: SessionViewer,
    attemptId: string,
  ): Promise<{ readonly seenIn: Scope; readonly examId: string } | null> {
    for (const seenIn of grantScopes(viewer, SUPERVISORS)) {
      const attempt =
        seenIn.range &&
        (await findOne<StandingAttempt>(this.scopes.in({ ...seenIn, officerId: null }), SEEN, [
          attemptId,
          seenIn.range.from,
          seenIn.range.to,
        ]));
      const exam = attempt && (await this.supervised.find(viewer, attempt.examId));
      if (exam?.mayDecide) return { seenIn, examId: exam.id };
    }
    return null;
  }

  private async makeVoid(
    on: EntityManager,
    attempt: StandingAttempt,
    { reason, isUsedUp, by }: Omit<Decision, 'kind'>,
  ): Promise<void> {
    const id = await this.record(on, attempt, { kind: 'void', reason, isUsedUp, by });
    await on.query(`UPDATE attempts SET state = 'voided', void_id = $2 WHERE id = $1`, [attempt.id, id]);
    await this.certificates.revokeOf(on, attempt.id, { by, reason: reason.trim() });
  }

  private async record(
    on: EntityManager,
    { id, officerId, regionCode }: StandingAttempt,
    { kind, reason, isUsedUp, by }: Decision,
  ): Promise<number> {
    const row = await queryOne<{ id: number }>(
      on,
      `INSERT INTO attempt_voids (attempt_id, officer_id, region_code, kind, reason, is_used_up, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [id, officerId, regionCode, kind, reason.trim(), isUsedUp, by, this.clock.now()],
    );
    return row.id;
  }
}

function lock(on: Queryable, id: string): Promise<StandingAttempt> {
  return queryOne<StandingAttempt>(on, `${STANDING} WHERE a.id = $1 FOR UPDATE`, [id]);
}

async function hasBegunAgain(
  on: Queryable,
  { examId, officerId, number }: StandingAttempt,
): Promise<boolean> {
  const later = await findOne<object>(
    on,
    `SELECT 1 AS one FROM attempts WHERE exam_id = $1 AND officer_id = $2 AND number > $3 AND state <> 'prepared'`,
    [examId, officerId, number],
  );
  return later !== null;
}

function isOwn({ officerId }: SessionViewer, attempt: StandingAttempt): boolean {
  return attempt.officerId === officerId;
}
