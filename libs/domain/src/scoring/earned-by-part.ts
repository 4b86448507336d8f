import { pointsOf, type Answer } from './score-answer';
import type { KeyedQuestion } from './score-attempt';
import { splitPoints } from './split-points';
import { partAnswer } from './written-answer';

/** What persons said of a case of one attempt. */
export interface PersonsOnCase {
  /** A ruling gave points to the case as a whole. */
  readonly isRuled: boolean;
  /** What reading came to for each written part, in their order; null = it is not read, or nothing was written. */
  readonly read: readonly number[] | null;
}

/**
 * What each part of a case earned, in hundredths and in their order, so that they add up to the points of the case. Null =
 * nobody can say: a ruling gave the points to the whole, or a person has yet to read the part. Nothing for other types.
 */
export function earnedByPart(
  question: KeyedQuestion,
  answer: Answer | undefined,
  { isRuled, read }: PersonsOnCase,
): (number | null)[] {
  const { key, partHundredths = [], isVoid = false } = question;
  if (key.kind !== 'case') return [];
  let written = 0;
  return key.parts.map((part, index) => {
    const maxHundredths = partHundredths[index] ?? 0;
    if (isVoid) return maxHundredths;
    if (isRuled) return null;
    if (part.kind !== 'text')
      return pointsOf(partAnswer(answer, index, part.kind), { maxHundredths, key: part });
    written += 1;
    if (read) return read[written - 1] ?? null;
    return partAnswer(answer, index, 'text').texts.some((text) => text.trim() !== '') ? null : 0;
  });
}

/**
 * What a settled reading means for each written part: the settled points, shared out as the readings that count gave them,
 * so that the shares add up to what was settled.
 *
 * @param readings of those that count, what each gave to each part, in hundredths.
 */
export function shareReading(settledHundredths: number, readings: readonly (readonly number[])[]): number[] {
  const [first = []] = readings;
  const weights = first.map((_, part) => readings.reduce((sum, given) => sum + (given[part] ?? 0), 0));
  return weights.some((weight) => weight > 0) ? splitPoints(settledHundredths, weights) : weights;
}
