import { ok, refuse, type Result } from '../result';
import { foldText } from '../text/fold';

/** The longest full names of enforcement bodies have some forty characters; what is longer was pasted by mistake. */
export const LONGEST_PLACE_NAME = 100;

/**
 * The name of a region or a unit as it is kept: folded as rosters' names are, so that both find the same unit. A rare character
 * counts as one. Refused: nothing left, or more than 100 characters.
 */
export function checkPlaceName(text: string): Result<string, 'NAME_MISSING' | 'PLACE_NAME_TOO_LONG'> {
  const name = foldText(text).replace(/\n/g, ' ');
  const length = [...name].length;
  if (length === 0) return refuse('NAME_MISSING');
  if (length > LONGEST_PLACE_NAME)
    return refuse('PLACE_NAME_TOO_LONG', { found: length, most: LONGEST_PLACE_NAME });
  return ok(name);
}
