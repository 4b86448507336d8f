import { LEAST_ANSWERS } from '../questions/right-ratio';
import { addPair, meanOf, noMoments, varianceOf, type Moments } from './moments';

/** How well one form measured, over everybody who sat it. Points are hundredths of a point. */
export interface FormFigures {
  readonly formId: string;
  readonly count: number;
  readonly itemCount: number;
  readonly meanHundredths: number;
  readonly deviationHundredths: number;
  /** Cronbach's alpha, which is KR-20 where every question is right or wrong; null = cannot be told. */
  readonly alpha: number | null;
  /** Standard error of measurement; null with alpha. */
  readonly semHundredths: number | null;
}

/** Growing figures of one form: its totals, and each question by its place. */
export interface FormTally {
  readonly formId: string;
  readonly totals: Moments;
  readonly items: Moments[];
}

export function newFormTally(formId: string): FormTally {
  return { formId, totals: noMoments(), items: [] };
}

/** @param hundredths of each question, in the same order for everybody who sat the form. */
export function tallyForm(tally: FormTally, hundredths: readonly number[]): void {
  let total = 0;
  for (const [place, points] of hundredths.entries()) {
    const item = (tally.items[place] ??= noMoments());
    addPair(item, points, 0);
    total += points;
  }
  addPair(tally.totals, total, 0);
}

/**
 * Alpha = k/(k−1) · (1 − Σ item variances ÷ variance of the totals); SEM = deviation · √(1−α). Cronbach 1951, Kuder and
 * Richardson 1937. Not told below {@link LEAST_ANSWERS} sittings, for a single question, or when all have one total.
 */
export function readForm({ formId, totals, items }: FormTally): FormFigures {
  const variance = varianceOf(totals);
  const deviationHundredths = Math.sqrt(variance);
  const isTold = totals.count >= LEAST_ANSWERS && items.length > 1 && variance > 0;
  const alpha = isTold ? alphaOf(items, variance) : null;
  return {
    ...{ formId, count: totals.count, itemCount: items.length },
    ...{ meanHundredths: meanOf(totals), deviationHundredths, alpha },
    semHundredths: alpha === null ? null : deviationHundredths * Math.sqrt(1 - alpha),
  };
}

/** Of a table of points, one row a person: the textbook formula, for any number of persons. */
export function alphaOfTable(rows: readonly (readonly number[])[]): number | null {
  const tally = newFormTally('');
  for (const row of rows) tallyForm(tally, row);
  const variance = varianceOf(tally.totals);
  return tally.items.length > 1 && variance > 0 ? alphaOf(tally.items, variance) : null;
}

function alphaOf(items: readonly Moments[], variance: number): number {
  const sum = items.reduce((all, item) => all + varianceOf(item), 0);
  return (items.length / (items.length - 1)) * (1 - sum / variance);
}
