import { LEAST_ANSWERS } from '../questions/right-ratio';
import { ok, refuse, type Result } from '../result';

/** When the results of a test are told, and until when somebody may ask to look again. */
export interface ResultRules {
  /** Null = as soon as somebody hands in. */
  readonly announceAt: Date | null;
  /** Null = so many days after the results are out. */
  readonly appealUntil: Date | null;
  readonly hasRankBands: boolean;
}

/** What holds while nobody has said otherwise. */
export const DEFAULT_RESULT_RULES: ResultRules = {
  announceAt: null,
  appealUntil: null,
  hasRankBands: false,
};

const APPEAL_DAYS = 7;
const DAY_MS = 86_400_000;

export function isAnnounced({ announceAt }: ResultRules, now: Date): boolean {
  return announceAt === null || announceAt <= now;
}

/** Seven days from when the results are out and the test is over, where no other time is set. */
export function appealDeadline({ announceAt, appealUntil }: ResultRules, closesAt: Date): Date {
  if (appealUntil) return appealUntil;
  const out = Math.max(closesAt.getTime(), announceAt?.getTime() ?? 0);
  return new Date(out + APPEAL_DAYS * DAY_MS);
}

/** Results that are out stay out; nobody is asked to appeal before he knows, or after it is too late. */
export function decideResultRules(
  rules: ResultRules,
  { before, closesAt, now }: { readonly before: ResultRules; readonly closesAt: Date; readonly now: Date },
): Result<ResultRules, 'RESULTS_OUT' | 'ANNOUNCED_BEFORE_CLOSING' | 'APPEAL_BEFORE_RESULTS'> {
  const isMoved = (rules.announceAt?.getTime() ?? null) !== (before.announceAt?.getTime() ?? null);
  if (isMoved && before.announceAt !== null && before.announceAt <= now) return refuse('RESULTS_OUT');
  if (rules.announceAt !== null && isMoved && rules.announceAt < closesAt)
    return refuse('ANNOUNCED_BEFORE_CLOSING');
  if (rules.appealUntil !== null && rules.appealUntil <= (rules.announceAt ?? closesAt))
    return refuse('APPEAL_BEFORE_RESULTS');
  return ok(rules);
}

/** 前 10%、前 25%、前 50%、其余: a band says where somebody stands without naming a place. */
export const rankBands = ['top_10', 'top_25', 'top_50', 'rest'] as const;
export type RankBand = (typeof rankBands)[number];

/** @param better how many did better. Null = too few sat for a band to say anything. */
export function rankBandOf(better: number, count: number): RankBand | null {
  if (count < LEAST_ANSWERS) return null;
  const ratio = better / count;
  if (ratio < 0.1) return 'top_10';
  if (ratio < 0.25) return 'top_25';
  return ratio < 0.5 ? 'top_50' : 'rest';
}

export const strengths = ['strong', 'fair', 'weak'] as const;
export type Strength = (typeof strengths)[number];

/** Of fewer questions a share says more about the one question than about the topic. */
const LEAST_QUESTIONS = 3;

/** How somebody stands in a topic: 80 % and more is strong, below 60 % weak; null = too few questions to tell. */
export function strengthOf(hundredths: number, maxHundredths: number, questions: number): Strength | null {
  if (questions < LEAST_QUESTIONS || maxHundredths <= 0) return null;
  const ratio = hundredths / maxHundredths;
  if (ratio >= 0.8) return 'strong';
  return ratio >= 0.6 ? 'fair' : 'weak';
}
