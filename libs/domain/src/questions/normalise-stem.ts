import { foldPunctuation } from '../text/fold';

/** A stem as it is compared to find repeats: letters, digits and signs of a formula; no punctuation, spaces or case. */
export function normaliseStem(stem: string): string {
  return foldPunctuation(stem)
    .replace(/[\p{P}\s]/gu, '')
    .toLowerCase();
}

/**
 * An option as it is compared: only spaces, width and a closing stop are forgiven, because 1.5 倍 and 15 倍 are different
 * options.
 */
export function normaliseOption(text: string): string {
  return foldPunctuation(text)
    .replace(/\s/g, '')
    .replace(/[。.;,]$/, '');
}

/** Blanks as authors draw them: a line of underscores or a pair of empty brackets. */
export function countBlanks(stem: string): number {
  return stem.match(/[_＿]{2,}|[（(]\s*[)）]|【\s*】/g)?.length ?? 0;
}
