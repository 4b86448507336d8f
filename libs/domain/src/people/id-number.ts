import { calendarDate } from '../calendar/calendar-date';
import { ok, refuse, type Result } from '../result';
import { foldName } from '../text/fold';

export type Gender = 'male' | 'female';

/** A citizen identity number that passed every check of GB 11643-1999. */
export interface IdNumber {
  readonly idNumber: string;
  readonly birthDate: string;
  readonly gender: Gender;
}

export type IdNumberFaultCode =
  'ID_NUMBER_LENGTH' | 'ID_NUMBER_CHARACTERS' | 'ID_NUMBER_BIRTHDATE' | 'ID_NUMBER_CHECKSUM';

/** GB 11643: 18 characters; the 15-digit form lost validity in 2013. */
const idNumberLength = 18;
/** ISO 7064 MOD 11-2 as GB 11643 tabulates it: the check character for each remainder of the weighted sum. */
const checkCharacters = '10X98765432';

function expectedCheckCharacter(firstSeventeen: string): string {
  const sum = [...firstSeventeen].reduce((total, digit, index) => {
    const weight = 2 ** (idNumberLength - 1 - index) % 11;
    return total + Number(digit) * weight;
  }, 0);
  return checkCharacters.charAt(sum % 11);
}

function birthDateIn(text: string): string | null {
  return calendarDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
}

/** Even is female, odd is male, in the 17th digit. */
function genderIn(text: string): Gender {
  return Number(text.charAt(16)) % 2 === 0 ? 'female' : 'male';
}

/**
 * Checks a citizen identity number: 18 characters, a real date of birth, the check character. Full-width digits, spaces
 * and a small x are forgiven. A refusal carries `found` and `expected`, the number itself only masked.
 */
export function checkIdNumber(text: string): Result<IdNumber, IdNumberFaultCode> {
  const idNumber = foldName(text).toUpperCase();
  if (idNumber.length !== idNumberLength) {
    return refuse('ID_NUMBER_LENGTH', { found: String(idNumber.length), expected: String(idNumberLength) });
  }
  if (!/^\d{17}[\dX]$/.test(idNumber)) {
    return refuse('ID_NUMBER_CHARACTERS', { found: maskIdNumber(idNumber), expected: '0–9 × 17 + 0–9 / X' });
  }
  const birthDate = birthDateIn(idNumber);
  if (birthDate === null) {
    return refuse('ID_NUMBER_BIRTHDATE', { found: idNumber.slice(6, 14), expected: '19000101–29991231' });
  }
  const expected = expectedCheckCharacter(idNumber.slice(0, 17));
  if (idNumber.charAt(17) !== expected) {
    return refuse('ID_NUMBER_CHECKSUM', { found: maskIdNumber(idNumber), expected });
  }
  return ok({ idNumber, birthDate, gender: genderIn(idNumber) });
}

/** The number as screens, logs and faults show it: first three and last four characters, 110***********123X. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length <= 7) return '*'.repeat(idNumber.length);
  return `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`;
}
