export const PASSWORD_LEAST_LENGTH = 10;

const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

/** Long enough, and three of the four classes of characters. */
export function isStrongPassword(password: string): boolean {
  return (
    password.length >= PASSWORD_LEAST_LENGTH && CLASSES.filter((group) => group.test(password)).length >= 3
  );
}
