import type { Difficulty } from '../questions/question';
import type { PoolQuestion } from './pool-question';

/**
 * The share of officers who answer a question of a difficulty right, as long as too few have answered it: our own
 * estimate (the author's 1–5, evenly between 0.9 and 0.35), never to be shown as a measurement.
 */
const ESTIMATED_RATIO: Readonly<Record<Difficulty, number>> = { 1: 0.9, 2: 0.8, 3: 0.65, 4: 0.5, 5: 0.35 };

export function expectedRatio({
  rightRatio,
  difficulty,
}: Pick<PoolQuestion, 'rightRatio' | 'difficulty'>): number {
  return rightRatio ?? ESTIMATED_RATIO[difficulty];
}

/** A question as it stands on a form. */
export interface PlacedQuestion {
  readonly question: PoolQuestion;
  readonly pointsHundredths: number;
}

export interface ExpectedScore {
  readonly meanHundredths: number;
  /**
   * The standard deviation of one officer's points if his answers were independent of each other. They are not: those of
   * a real group spread wider, so this is the least to expect.
   */
  readonly spreadHundredths: number;
  readonly questionCount: number;
  /** How many of them rest on enough answers; the others are estimated from their difficulty. */
  readonly measuredCount: number;
}

/** What an average officer is expected to get on a form. */
export function expectScore(placed: readonly PlacedQuestion[]): ExpectedScore {
  let mean = 0;
  let variance = 0;
  for (const { question, pointsHundredths } of placed) {
    const ratio = expectedRatio(question);
    mean += ratio * pointsHundredths;
    variance += ratio * (1 - ratio) * pointsHundredths ** 2;
  }
  return {
    meanHundredths: Math.round(mean),
    spreadHundredths: Math.round(Math.sqrt(variance)),
    questionCount: placed.length,
    measuredCount: placed.filter(({ question }) => question.rightRatio !== null).length,
  };
}
