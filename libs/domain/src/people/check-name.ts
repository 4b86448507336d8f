import { ok, refuse, type Result } from '../result';

/** The longest names on identity papers have some thirty characters; what is longer was pasted by mistake. */
export const LONGEST_NAME = 100;

/** Dots people type in minority names; the one of the standard is U+00B7. */
const DOTS = /[•‧∙⋅・･．·]/g;

/** Nothing that is not seen: control and format characters, line breaks. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * A person's name as it is kept: dots of minority names are ·, spaces around it go. Rare characters are kept as they are
 * and count as one. Refused: empty, longer than 100 characters, or with characters nobody sees.
 */
export function checkName(
  text: string,
): Result<string, 'NAME_MISSING' | 'NAME_TOO_LONG' | 'NAME_CHARACTERS'> {
  const name = text
    .trim()
    .replace(DOTS, '·')
    .replace(/\s*·\s*/g, '·');
  const length = [...name].length;
  if (length === 0) return refuse('NAME_MISSING');
  if (length > LONGEST_NAME) return refuse('NAME_TOO_LONG', { found: length, most: LONGEST_NAME });
  return UNSEEN.test(name) ? refuse('NAME_CHARACTERS') : ok(name);
}
