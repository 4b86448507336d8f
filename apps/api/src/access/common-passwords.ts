let known: Promise<ReadonlySet<string>> | undefined;

/** Well-known passwords in small letters; read when the first password is set, not at the start. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set((dictionary['passwords-common'] as readonly string[]).map((text) => text.toLowerCase())),
  );
  return known;
}
