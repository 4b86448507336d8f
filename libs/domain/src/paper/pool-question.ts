import type { CalendarDate } from '../calendar/calendar-date';
import type { Cognition, Difficulty, QuestionType } from '../questions/question';
import type { BlueprintCell } from './blueprint';

/** Why a question of the bank does not come onto a paper, in the order a person should hear it. */
export const unusableReasons = [
  'retired',
  'not_published',
  'needs_review',
  'law_not_in_force',
  'exposed',
] as const;
export type UnusableReason = (typeof unusableReasons)[number];

/** A question of the chosen banks, as the drawing needs to know it. */
export interface PoolQuestion {
  readonly questionId: string;
  readonly revisionId: string;
  readonly type: QuestionType;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly cognition: Cognition | null;
  /** Null = may come onto a paper. */
  readonly unusable: UnusableReason | null;
  /** How many answers the statistics rest on, and the share of them that was right; null = too few to tell. */
  readonly answerCount: number;
  readonly rightRatio: number | null;
}

/** What a question's own row and its citations say. */
export interface QuestionStanding {
  readonly status: 'draft' | 'in_review' | 'published' | 'retired';
  readonly needsReview: boolean;
  readonly referenceDate: CalendarDate;
  /** The days of the editions it cites. */
  readonly cited: readonly { readonly from: CalendarDate; readonly to: CalendarDate | null }[];
  /** On the papers of how many exams it stood. */
  readonly exposures: number;
}

/**
 * Why a question does not come onto a paper; null = it may. Its law has to be in force on the day the paper asks about,
 * which is the question's own reference date unless the paper names one.
 */
export function unusableReason(
  question: QuestionStanding,
  { lawOn, mostExposures }: { readonly lawOn: CalendarDate | null; readonly mostExposures: number | null },
): UnusableReason | null {
  if (question.status === 'retired') return 'retired';
  if (question.status !== 'published') return 'not_published';
  if (question.needsReview) return 'needs_review';
  const day = lawOn ?? question.referenceDate;
  const isLaw = question.cited.every(({ from, to }) => from <= day && (to === null || day < to));
  if (!isLaw) return 'law_not_in_force';
  return mostExposures !== null && question.exposures >= mostExposures ? 'exposed' : null;
}

/** Whether a question lies in a cell of a section of its type. */
export function fitsCell(
  question: Pick<PoolQuestion, 'topic' | 'difficulty' | 'cognition'>,
  { topic, difficulty, cognition }: Omit<BlueprintCell, 'count'>,
): boolean {
  if (topic !== null && question.topic !== topic && !question.topic.startsWith(`${topic}/`)) return false;
  if (difficulty !== null && question.difficulty !== difficulty) return false;
  return cognition === null || question.cognition === cognition;
}
