import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';

/** 19 MiB, two passes, one lane; the algorithm is argon2id, the library's own choice. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB and a core: more at once would only starve the requests of people already signed in. */
const atMostFour = pLimit(4);

export function hashPassword(password: string): Promise<string> {
  return atMostFour(() => hash(password, PARAMETERS));
}

/** True when a stored hash was made with today's algorithm and parameters. */
export function isOfToday(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

const NOBODYS_HASH = hashPassword('nobody signs in with this');

/** An account without a password, or no account at all, takes as long as a wrong password. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const stored = passwordHash ?? (await NOBODYS_HASH);
  const isRight = await atMostFour(() => verify(stored, password));
  return isRight && passwordHash !== null;
}
