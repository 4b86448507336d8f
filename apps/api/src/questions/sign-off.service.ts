import { Injectable } from '@nestjs/common';
import {
  decideSignOff,
  ok,
  refuse,
  type Result,
  type SignedOff,
  type SignOffAction,
  type SignOffRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import type { SessionViewer } from '../platform/request-context';
import { errorCountOf, searchTextOf, stemDigestOf } from './question-content';
import { QuestionWriterService } from './question-writer.service';
import { draftOf, type FullRevision, type QuestionRow } from './questions.service';
import { WorkingQuestions, type WorkingQuestion } from './working-questions';

export type StepRefusal = SignOffRefusal | 'NOT_FOUND' | 'QUESTION_EXISTS';

/** What became of one question of several. */
export interface StepOutcome<Code extends string> {
  readonly questionId: string;
  readonly result: Result<{ readonly regionCode: number }, Code>;
}

/** Called in the transaction that publishes a revision or takes a question out of use. */
export type SignOffListener = (
  on: EntityManager,
  question: QuestionRow,
  step: {
    readonly action: 'publish' | 'retire';
    readonly revision: FullRevision;
    readonly officerId: string;
  },
) => Promise<void>;

interface Step {
  readonly action: SignOffAction;
  readonly comment: string;
}

/** The way of questions into papers, step by step, each step by somebody who may take it. */
@Injectable()
export class SignOffService {
  private readonly listeners: SignOffListener[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly working: WorkingQuestions,
    private readonly writer: QuestionWriterService,
  ) {}

  /** For a module above this one whose matters a published or a retired question settles. */
  whenDecided(listener: SignOffListener): void {
    this.listeners.push(listener);
  }

  /** Each question by itself: one that may not take the step holds up no other. */
  async signOffQuestions(
    viewer: SessionViewer,
    questionIds: readonly string[],
    step: Step,
  ): Promise<StepOutcome<StepRefusal>[]> {
    const outcomes: StepOutcome<StepRefusal>[] = [];
    for (const questionId of new Set(questionIds)) {
      const result = await this.working.change(viewer, questionId, (on, question) =>
        this.take(on, viewer, question, step),
      );
      outcomes.push({ questionId, result: result ?? refuse('NOT_FOUND') });
    }
    return outcomes;
  }

  /** A word on the wording that is worked on, for those who work on it. */
  async commentOnQuestion(
    viewer: SessionViewer,
    questionId: string,
    text: string,
  ): Promise<Result<{ regionCode: number }, 'NOT_FOUND' | 'COMMENT_MISSING'>> {
    if (text.trim() === '') return refuse('COMMENT_MISSING');
    const done = await this.working.change(viewer, questionId, async (on, question) => {
      const revisionId = question.successorId ?? question.currentRevisionId;
      await this.working.log(on, viewer, questionId, { revisionId, action: 'comment', comment: text });
      return ok({ regionCode: question.regionCode });
    });
    return done ?? refuse('NOT_FOUND');
  }

  /** In the caller's transaction, on a question the caller has locked. */
  async take(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    { action, comment }: Step,
  ): Promise<Result<{ regionCode: number }, StepRefusal>> {
    const revision = await this.working.latest(on, question);
    const decided = decideSignOff({
      ...{ action, comment, state: question.status, successorState: question.successorStatus },
      ...{ isAuthor: question.isAuthor, isReviewer: question.isReviewer, officerId: viewer.officerId },
      writerIds: await writersOf(on, question),
      errorCount: errorCountOf(draftOf(revision, question)),
    });
    if (!decided.ok) return decided;
    const { subject, from, to } = decided.value;
    const isAsked = to === 'published' || action === 'reopen';
    if (isAsked && (await this.isTaken(on, question, revision))) return refuse('QUESTION_EXISTS');
    await this.move(on, viewer, question, { action, revision, moved: decided.value });
    await this.working.log(on, viewer, question.id, {
      ...{
        revisionId: revision.revisionId,
        action,
        from,
        to: subject === 'successor' && to === 'retired' ? null : to,
      },
      comment,
    });
    const isOut = subject === 'question' && to === 'retired';
    if (action === 'publish' || isOut) {
      const told = { action: isOut ? 'retire' : 'publish', revision, officerId: viewer.officerId } as const;
      for (const listener of this.listeners) await listener(on, question, told);
    }
    return ok({ regionCode: question.regionCode });
  }

  /** Takes a question out of use, wherever it stands: what a reviewer decides whose matter is not its wording. */
  async takeOut(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    comment: string,
  ): Promise<void> {
    const revision = await this.working.latest(on, question);
    await on.query(
      `UPDATE questions SET status = 'retired', successor_id = NULL, successor_status = NULL, updated_at = $2 WHERE id = $1`,
      [question.id, this.clock.now()],
    );
    const { revisionId } = revision;
    await this.working.log(on, viewer, question.id, {
      ...{ revisionId, action: 'retire', from: question.status, to: 'retired', comment },
    });
    for (const listener of this.listeners)
      await listener(on, question, { action: 'retire', revision, officerId: viewer.officerId });
  }

  private async move(
    on: EntityManager,
    viewer: SessionViewer,
    question: QuestionRow,
    { action, revision, moved }: { action: SignOffAction; revision: FullRevision; moved: SignedOff },
  ): Promise<void> {
    const now = this.clock.now();
    if (action === 'publish') return this.publish(on, viewer, question, revision);
    if (moved.subject === 'successor') {
      await on.query(
        `UPDATE questions SET updated_at = $2, successor_id = CASE WHEN $3 = 'retired' THEN NULL ELSE successor_id END,
           successor_status = nullif($3, 'retired') WHERE id = $1`,
        [question.id, now, moved.to],
      );
      return;
    }
    await on.query(
      `UPDATE questions SET status = $3, successor_id = NULL, successor_status = NULL, updated_at = $2 WHERE id = $1`,
      [question.id, now, moved.to],
    );
  }

  private async publish(
    on: EntityManager,
    viewer: SessionViewer,
    question: QuestionRow,
    revision: FullRevision,
  ): Promise<void> {
    const draft = draftOf(revision, question);
    await on.query(
      `UPDATE questions SET status = 'published', current_revision_id = $2, successor_id = NULL, successor_status = NULL,
         reviewed_by = $3, stem_digest = decode($4, 'hex'), search_text = $5, updated_at = $6, type = $7,
         difficulty = $8, cognition = $9 WHERE id = $1`,
      [
        ...[question.id, revision.revisionId, viewer.officerId, stemDigestOf(draft), searchTextOf(draft)],
        ...[this.clock.now(), draft.type, draft.difficulty, draft.cognition],
      ],
    );
    await this.writer.keepSketches(on, question.bankId, [{ questionId: question.id, draft }]);
  }

  /** Whether another question of the bank that is in use has this stem. */
  private async isTaken(on: EntityManager, question: QuestionRow, revision: FullRevision): Promise<boolean> {
    const taken = await findOne(
      on,
      `SELECT FROM questions WHERE bank_id = $1 AND stem_digest = decode($2, 'hex') AND status <> 'retired' AND id <> $3`,
      [question.bankId, stemDigestOf(revision), question.id],
    );
    return taken !== null;
  }
}

/** Everybody who wrote a wording since the last one that was published: none of them is a second pair of eyes. */
export async function writersOf(on: Queryable, question: QuestionRow): Promise<string[]> {
  const isReworked = question.status === 'published' && question.successorId !== null;
  const rows = await on.query<{ id: string }[]>(
    `SELECT DISTINCT r.created_by AS id FROM question_revisions r
     WHERE r.question_id = $1 AND r.created_by IS NOT NULL
       AND r.number > coalesce((SELECT p.number FROM question_revisions p WHERE p.id = $2 AND $3), 0)`,
    [question.id, question.currentRevisionId, isReworked],
  );
  return rows.map(({ id }) => id);
}
