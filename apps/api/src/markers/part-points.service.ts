import { Injectable } from '@nestjs/common';
import {
  countingReadings,
  earnedByPart,
  shareReading,
  writtenPartsOf,
  type KeyedQuestion,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import type { AttemptRow } from '../attempts/attempts.service';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { PapersService } from '../exams/papers.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { RescoringService } from '../marking/rescoring.service';
import { Clock } from '../platform/clock';
import { EVERYWHERE, Scopes } from '../platform/scope';

/** What the parts of a case earned, in their order, in hundredths; null = it was not given by parts. */
export interface CaseParts {
  readonly questionId: string;
  readonly hundredths: readonly (number | null)[];
}

interface SettledAnswer {
  readonly revisionId: string;
  readonly settledHundredths: number;
  readonly limitHundredths: number;
  /** Of an anchor the marks that were set, else what each reader gave last, in their order. */
  readonly ticks: readonly (readonly number[])[];
  readonly isAnchor: boolean;
}

const SETTLED = `SELECT w.revision_id AS "revisionId", l.read_hundredths AS "settledHundredths",
    w.limit_hundredths AS "limitHundredths", w.is_anchor AS "isAnchor",
    CASE WHEN w.is_anchor THEN (SELECT jsonb_build_array(k.ticks) FROM anchor_answers k WHERE k.answer_id = w.id)
      ELSE (SELECT jsonb_agg(g.ticks ORDER BY r.place) FROM answer_readings r
        JOIN LATERAL (SELECT m.ticks FROM answer_marks m WHERE m.reading_id = r.id ORDER BY m.id DESC LIMIT 1) g ON true
        WHERE r.answer_id = w.id AND r.read_at IS NOT NULL) END AS ticks
  FROM answer_links l JOIN written_answers w ON w.id = l.answer_id
  WHERE l.attempt_id = $1 AND l.read_hundredths IS NOT NULL`;

/** What an officer is told of a case beyond its points: what each part of it earned. Who read it, and what each gave, is not. */
@Injectable()
export class PartPointsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly papers: PapersService,
    private readonly frozen: FrozenPapersService,
    private readonly results: ResultRulesService,
    private readonly rescoring: RescoringService,
  ) {}

  /** Empty until the results are out and keys are shown. */
  async of(attempt: AttemptRow): Promise<CaseParts[]> {
    const { sections } = await this.frozen.get(attempt.paperId);
    const hasCases = sections.some(({ questions }) => questions.some(({ parts }) => parts !== undefined));
    if (!hasCases || !(await this.isTold(attempt))) return [];
    return this.scopes.run(EVERYWHERE, async (on) => {
      const cases = (await this.papers.keys(on, attempt.paperId)).filter(({ key }) => key.kind === 'case');
      const ruled = await this.rescoring.ruledOn(on, attempt.id);
      const read = await readOf(on, attempt.id, cases);
      return cases.map((question) => {
        const { questionId } = question;
        const answer = attempt.sheet.answers.find((one) => one.questionId === questionId);
        const persons = { isRuled: ruled.has(questionId), read: read.get(questionId) ?? null };
        return { questionId, hundredths: earnedByPart(question, answer, persons) };
      });
    });
  }

  private async isTold({ state, pointsHundredths, examId, keysFrom }: AttemptRow): Promise<boolean> {
    if (state !== 'submitted' || pointsHundredths === null) return false;
    const areKeysTold = keysFrom === null || keysFrom <= this.clock.now();
    return areKeysTold && this.results.isAnnounced(examId);
  }
}

/** By question, what was settled for each written part. */
async function readOf(
  on: EntityManager,
  attemptId: string,
  cases: readonly KeyedQuestion[],
): Promise<Map<string, number[]>> {
  const answers = await on.query<SettledAnswer[]>(SETTLED, [attemptId]);
  const read = new Map<string, number[]>();
  for (const { revisionId, settledHundredths, limitHundredths, isAnchor, ticks } of answers) {
    const question = cases.find(({ questionId }) => questionId === revisionId);
    if (!question) continue;
    const byPart = ticks.map((one) => sumByPart(one, question));
    const sums = byPart.map((parts) => parts.reduce((sum, part) => sum + part, 0));
    const counting = isAnchor ? [0] : (countingReadings(sums, limitHundredths) ?? []);
    const counted = counting.flatMap((place) => {
      const parts = byPart[place];
      return parts ? [parts] : [];
    });
    read.set(revisionId, shareReading(settledHundredths, counted));
  }
  return read;
}

/** Points by 要点, which stand in one row through all written parts, as points by part. */
function sumByPart(ticks: readonly number[], question: KeyedQuestion): number[] {
  let from = 0;
  return writtenPartsOf(question).map(({ rubric }) => {
    const own = ticks.slice(from, from + rubric.length);
    from += rubric.length;
    return own.reduce((sum, tick) => sum + tick, 0);
  });
}
