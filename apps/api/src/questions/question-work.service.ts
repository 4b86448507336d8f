import { Injectable } from '@nestjs/common';
import { decideSignOff, signOffActions, type SignOffAction } from '@whetstone/domain';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { reviewsBank, writesBank } from './questions.policy';
import type { SeenQuestion } from './questions.service';
import { writersOf } from './sign-off.service';

export interface QuestionEventRow {
  readonly id: number;
  readonly action: string;
  readonly revisionNumber: number;
  readonly comment: string;
  readonly actedBy: string | null;
  readonly at: Date;
}

/** What stands around a question for those who work on it: what happened, and what may happen next. */
@Injectable()
export class QuestionWorkService {
  constructor(private readonly scopes: Scopes) {}

  /** Oldest first, as a conversation is read. */
  events({ id, seenIn }: SeenQuestion): Promise<QuestionEventRow[]> {
    return this.scopes.in(seenIn).query<QuestionEventRow[]>(
      `SELECT e.id, e.action, r.number AS "revisionNumber", e.comment, e.acted_by AS "actedBy", e.acted_at AS at
       FROM question_events e JOIN question_revisions r ON r.id = e.revision_id WHERE e.question_id = $1 ORDER BY e.id`,
      [id],
    );
  }

  mayEdit(viewer: SessionViewer, { regionCode, status, successorStatus }: SeenQuestion): boolean {
    const isClosed = status === 'retired' || (successorStatus ?? status) === 'in_review';
    return !isClosed && writesBank(viewer.grants, regionCode);
  }

  /** The steps a viewer may take now, were the wording without faults and the reason given. */
  async stepsFor(viewer: SessionViewer, question: SeenQuestion): Promise<SignOffAction[]> {
    const isAuthor = writesBank(viewer.grants, question.regionCode);
    const isReviewer = reviewsBank(viewer.grants, question.regionCode);
    if (!isAuthor && !isReviewer) return [];
    const writerIds = await writersOf(this.scopes.in(question.seenIn), question);
    const facts = {
      ...{
        state: question.status,
        successorState: question.successorStatus,
        isAuthor,
        isReviewer,
        writerIds,
      },
      ...{ officerId: viewer.officerId, comment: '…', errorCount: 0 },
    };
    return signOffActions.filter((action) => decideSignOff({ ...facts, action }).ok);
  }
}
