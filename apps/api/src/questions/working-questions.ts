import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { grantScopes, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { BANK_WORKERS, reviewsBank, writesBank } from './questions.policy';
import {
  QUESTION_COLUMNS,
  QUESTION_FROM,
  QuestionsService,
  type FullRevision,
  type QuestionRow,
} from './questions.service';

/** A question locked for a change, with what whoever changes it may do. */
export interface WorkingQuestion extends QuestionRow {
  readonly isAuthor: boolean;
  readonly isReviewer: boolean;
}

export interface QuestionEventFacts {
  readonly revisionId: string;
  readonly action: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly comment?: string;
  readonly detail?: object;
}

/** The way to change a question: found among those one works with, locked, in one transaction, with a line in its log. */
@Injectable()
export class WorkingQuestions {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly questions: QuestionsService,
  ) {}

  /** @returns null where the question is not there, or not the viewer's to work on. */
  async change<Value>(
    viewer: SessionViewer,
    questionId: string,
    work: (on: EntityManager, question: WorkingQuestion) => Promise<Value>,
  ): Promise<Value | null> {
    for (const scope of grantScopes(viewer, BANK_WORKERS)) {
      const done = await this.scopes.run(scope, async (on): Promise<{ value: Value } | null> => {
        const question = await lockQuestion(on, questionId);
        if (!question) return null;
        const isAuthor = writesBank(viewer.grants, question.regionCode);
        const isReviewer = reviewsBank(viewer.grants, question.regionCode);
        return isAuthor || isReviewer
          ? { value: await work(on, { ...question, isAuthor, isReviewer }) }
          : null;
      });
      if (done) return done.value;
    }
    return null;
  }

  /** The wording that is worked on: the one in waiting, else the question's own. */
  async latest(on: EntityManager, question: QuestionRow): Promise<FullRevision> {
    const id = question.successorId ?? question.currentRevisionId;
    const revision = (await this.questions.fullRevisions([id], on)).get(id);
    if (!revision) throw new Error(`Question ${question.id} has no revision ${id}`);
    return revision;
  }

  /** A revision of this question; null where it is none. */
  async revisionOf(
    on: EntityManager,
    questionId: string,
    revisionId: string | null,
  ): Promise<FullRevision | null> {
    if (revisionId === null) return null;
    const revision = (await this.questions.fullRevisions([revisionId], on)).get(revisionId);
    return revision?.questionId === questionId ? revision : null;
  }

  async log(
    on: EntityManager,
    viewer: Pick<SessionViewer, 'officerId'>,
    questionId: string,
    { revisionId, action, from, to, comment, detail }: QuestionEventFacts,
  ): Promise<void> {
    await on.query(
      `INSERT INTO question_events (question_id, revision_id, action, from_state, to_state, comment, detail, acted_by, acted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[questionId, revisionId, action, from ?? null, to ?? null, comment?.trim() ?? ''],
        ...[JSON.stringify(detail ?? {}), viewer.officerId, this.clock.now()],
      ],
    );
  }
}

function lockQuestion(on: EntityManager, id: string): Promise<QuestionRow | null> {
  return findOne<QuestionRow>(
    on,
    `SELECT ${QUESTION_COLUMNS} FROM ${QUESTION_FROM} WHERE q.id = $1 FOR UPDATE OF q`,
    [id],
  );
}
