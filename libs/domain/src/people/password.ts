/** What an installation asks of a password; the security administrator sets it. */
export interface PasswordRules {
  /** Characters, 8 to 64. */
  readonly leastLength: number;
  /** Of capitals, small letters, digits and symbols, 1 to 4. */
  readonly leastClasses: number;
  /** How many former passwords are not taken again, 0 to 24. */
  readonly remembered: number;
  /** Whether well-known passwords are refused. */
  readonly refusesCommon: boolean;
  /** Days after which a password has to be changed; null = never. */
  readonly maxAgeDays: number | null;
}

/** Long enough not to be tried out, and no forced change: it only makes people count upwards. */
export const DEFAULT_PASSWORD_RULES: PasswordRules = {
  leastLength: 10,
  leastClasses: 3,
  remembered: 5,
  refusesCommon: true,
  maxAgeDays: null,
};

/** What is known of a password that is to be set, besides its text. */
export interface PasswordFacts {
  /** Account, certificate and ID number of its owner. */
  readonly ownNumbers: readonly string[];
  readonly isCommon: boolean;
  /** Among the last ones of its owner. */
  readonly wasUsed: boolean;
}

export type PasswordFault =
  'PASSWORD_TOO_WEAK' | 'PASSWORD_HOLDS_NUMBER' | 'PASSWORD_COMMON' | 'PASSWORD_USED_BEFORE';

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];

/** A shorter piece of a number says nothing; six digits are a birthday or a region. */
const TELLING_LENGTH = 6;
const MS_A_DAY = 86_400_000;

/** True when it is long enough and mixed enough; a character counts once however it is encoded. */
export function isStrongPassword(password: string, rules: PasswordRules = DEFAULT_PASSWORD_RULES): boolean {
  return (
    [...password].length >= rules.leastLength &&
    CLASSES.filter((group) => group.test(password)).length >= rules.leastClasses
  );
}

/** The first rule a password breaks, in the order its owner can do something about; null = it may be set. */
export function decidePassword(
  password: string,
  rules: PasswordRules,
  facts: PasswordFacts,
): PasswordFault | null {
  const folded = password.toLowerCase();
  const holds = (number: string) => number.length >= TELLING_LENGTH && folded.includes(number.toLowerCase());
  if (!isStrongPassword(password, rules)) return 'PASSWORD_TOO_WEAK';
  if (facts.ownNumbers.some(holds)) return 'PASSWORD_HOLDS_NUMBER';
  if (rules.refusesCommon && facts.isCommon) return 'PASSWORD_COMMON';
  return facts.wasUsed ? 'PASSWORD_USED_BEFORE' : null;
}

/** True once a password is older than the rules allow; one that was never dated is not. */
export function isPasswordTooOld(
  setAt: Date | null,
  rules: Pick<PasswordRules, 'maxAgeDays'>,
  now: Date,
): boolean {
  if (rules.maxAgeDays === null || setAt === null) return false;
  return now.getTime() - setAt.getTime() > rules.maxAgeDays * MS_A_DAY;
}
