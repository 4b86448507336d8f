import { ok, refuse, type Result } from '../result';

/** A page of a notebook; beyond it somebody is keeping a file. */
export const LONGEST_NOTE = 4_000;

/**
 * A note as it is kept: without blanks around it, line ends as \n; '' = there is none.
 * @returns NOTE_TOO_LONG beyond 4,000 UTF-16 units, with how many there are.
 */
export function checkNote(text: string): Result<string, 'NOTE_TOO_LONG'> {
  const kept = text.replaceAll('\u0000', '').toWellFormed().replace(/\r\n?/g, '\n').trim();
  return kept.length > LONGEST_NOTE
    ? refuse('NOTE_TOO_LONG', { length: kept.length, most: LONGEST_NOTE })
    : ok(kept);
}
