import { Injectable } from '@nestjs/common';
import {
  ok,
  orderPaper,
  plainTextOf,
  refuse,
  replayTrail,
  type QuestionOption,
  type QuestionType,
  type ReplayStep,
  type Result,
  type ShuffleRules,
  type TrailEvent,
} from '@whetstone/domain';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { findOne } from '../platform/database';
import { grantScopes, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RULERS, rulesOnAppealsOf } from './marking.policy';

interface OverRow extends ShuffleRules {
  readonly id: string;
  readonly examId: string;
  readonly examTitle: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly regionCode: number;
  readonly paperId: string;
  readonly startedAt: Date;
  readonly deadline: Date;
  readonly submittedAt: Date | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly receiptCode: string | null;
}

/** A question as the officer met it. */
export interface ReplayedQuestion {
  readonly questionId: string;
  readonly number: number;
  readonly type: QuestionType;
  readonly stemText: string;
  readonly options: readonly QuestionOption[];
}

export interface ReplayedAttempt extends OverRow {
  readonly questions: readonly ReplayedQuestion[];
  readonly steps: readonly ReplayStep[];
}

const ATTEMPT = `SELECT a.id, a.exam_id AS "examId", e.title AS "examTitle", a.officer_id AS "officerId",
    o.name AS "officerName", a.region_code AS "regionCode", a.paper_id AS "paperId", a.started_at AS "startedAt",
    a.deadline, a.submitted_at AS "submittedAt", a.receipt_code AS "receiptCode", v.decided_at AS "voidedAt",
    v.reason AS "voidReason",
    e.shuffle_questions AS "shuffleQuestions", e.shuffle_options AS "shuffleOptions"
  FROM attempts a JOIN exams e ON e.id = a.exam_id JOIN officers o ON o.id = a.officer_id
    LEFT JOIN attempt_voids v ON v.id = a.void_id
  WHERE a.id = $1 AND a.state <> 'prepared'`;

/** What happened in an attempt, for those who rule on its appeals. */
@Injectable()
export class ReplaysService {
  constructor(
    private readonly scopes: Scopes,
    private readonly papers: FrozenPapersService,
  ) {}

  /** Once it is over: nobody looks over an officer's shoulder. */
  async replayAttempt(
    viewer: SessionViewer,
    attemptId: string,
  ): Promise<Result<ReplayedAttempt, 'NOT_FOUND' | 'REPLAY_NOT_OVER'>> {
    for (const seenIn of grantScopes(viewer, RULERS)) {
      const on = this.scopes.in(seenIn);
      const row = await findOne<OverRow>(on, ATTEMPT, [attemptId]);
      if (!row || !rulesOnAppealsOf(viewer.grants, row.regionCode)) continue;
      if (!row.submittedAt && !row.voidedAt) return refuse('REPLAY_NOT_OVER');
      const events = await on.query<TrailEvent[]>(
        `SELECT epoch, rev, sheet->'answers' AS answers, sheet->'flagged' AS flagged, saved_at AS "savedAt"
         FROM sheet_events WHERE attempt_id = $1 ORDER BY id`,
        [attemptId],
      );
      const steps = replayTrail({ ...row, events });
      return ok({ ...row, steps, questions: await this.questionsOf(row) });
    }
    return refuse('NOT_FOUND');
  }

  private async questionsOf(attempt: OverRow): Promise<ReplayedQuestion[]> {
    const { sections } = await this.papers.get(attempt.paperId);
    const asked = new Map(
      sections.flatMap(({ questions }) => questions.map((one) => [one.id, one] as const)),
    );
    return orderPaper(sections, attempt.id, attempt)
      .flat()
      .flatMap(({ questionId, labels }, index): ReplayedQuestion[] => {
        const question = asked.get(questionId);
        if (!question) return [];
        const { type, stem, textFormat = 'plain', options } = question;
        return [
          {
            ...{ questionId, number: index + 1, type, stemText: plainTextOf(stem, textFormat) },
            options: labels.flatMap((label) => options.find((option) => option.label === label) ?? []),
          },
        ];
      });
  }
}
