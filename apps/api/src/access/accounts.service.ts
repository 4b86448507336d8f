import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  foldPunctuation,
  isStrongPassword,
  ok,
  PASSWORD_LEAST_LENGTH,
  refuse,
  type Result,
} from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, type Queryable } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { hashPassword, isPassword } from './passwords';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;
const ACTIVATION_DAYS = 30;
const ACTIVATION_LENGTH = 10;

/** Without 0 O 1 I L U: a code is read aloud and copied from paper. 30^10 codes cannot be tried out online. */
const ACTIVATION_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

interface AccountRow {
  readonly officerId: string;
  readonly passwordHash: string | null;
  readonly activationDigest: Buffer | null;
  readonly activationExpiresAt: Date | null;
  readonly lockedUntil: Date | null;
}

type SignInRefusal = 'BAD_CREDENTIALS' | 'ACCOUNT_LOCKED';
type ActivationRefusal = 'ACTIVATION_WRONG' | 'PASSWORD_TOO_WEAK' | 'ACCOUNT_LOCKED';

@Injectable()
export class AccountsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
  ) {}

  /** The officer who signed in, by account name or certificate number. */
  async signIn(account: string, password: string): Promise<Result<string, SignInRefusal>> {
    const row = await this.find(account);
    const locked = this.lockOf(row);
    if (locked) return locked;
    const isRight = await isPassword(password, row?.passwordHash ?? null);
    if (row && isRight) {
      await this.forgiveFailures(row.officerId);
      return ok(row.officerId);
    }
    if (row) await this.countFailure(row.officerId);
    return refuse('BAD_CREDENTIALS');
  }

  /** First sign-in: the code from the training manager is traded, once, for a password. */
  async activateAccount(
    account: string,
    code: string,
    password: string,
  ): Promise<Result<string, ActivationRefusal>> {
    if (!isStrongPassword(password)) return refuse('PASSWORD_TOO_WEAK', { least: PASSWORD_LEAST_LENGTH });
    const row = await this.find(account);
    const locked = this.lockOf(row);
    if (locked) return locked;
    if (!row || !this.isActivation(row, code)) {
      if (row) await this.countFailure(row.officerId);
      return refuse('ACTIVATION_WRONG');
    }
    const passwordHash = await hashPassword(password);
    const [activated] = await this.scopes.in(EVERYWHERE).query<[unknown[], number]>(
      `UPDATE accounts SET password_hash = $2, activation_digest = NULL, activation_expires_at = NULL, failed_count = 0
       WHERE officer_id = $1 AND activation_digest IS NOT NULL RETURNING officer_id`,
      [row.officerId, passwordHash],
    );
    return activated.length === 1 ? ok(row.officerId) : refuse('ACTIVATION_WRONG');
  }

  /** Gives officers an account each with a fresh code; the codes are returned and only their digests kept. */
  async issueActivations(
    on: Queryable,
    officers: readonly { id: string; login: string }[],
  ): Promise<Map<string, string>> {
    const codes = new Map(officers.map(({ id }) => [id, randomCode()]));
    const expiresAt = new Date(this.clock.now().getTime() + ACTIVATION_DAYS * 86_400_000);
    const rows = officers.map(({ id, login }) => ({
      id,
      login,
      digest: this.activationDigest(id, codes.get(id) ?? '').toString('hex'),
    }));
    await on.query(
      `INSERT INTO accounts (officer_id, login, activation_digest, activation_expires_at)
       SELECT id, login, decode(digest, 'hex'), $2
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, login text, digest text)`,
      [JSON.stringify(rows), expiresAt],
    );
    return codes;
  }

  /** Sets an account's name and password outright: for accounts the installation itself makes. */
  async setPassword(on: Queryable, officerId: string, login: string, password: string): Promise<void> {
    await on.query(
      `INSERT INTO accounts (officer_id, login, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (officer_id) DO UPDATE SET login = excluded.login, password_hash = excluded.password_hash,
         activation_digest = NULL, activation_expires_at = NULL`,
      [officerId, loginOf(login), await hashPassword(password)],
    );
  }

  private find(account: string): Promise<AccountRow | null> {
    return findOne<AccountRow>(
      this.scopes.in(EVERYWHERE),
      `SELECT officer_id AS "officerId", password_hash AS "passwordHash", activation_digest AS "activationDigest",
              activation_expires_at AS "activationExpiresAt", locked_until AS "lockedUntil"
       FROM accounts WHERE login = $1`,
      [loginOf(account)],
    );
  }

  private lockOf(row: AccountRow | null) {
    const leftMs = (row?.lockedUntil?.getTime() ?? 0) - this.clock.now().getTime();
    return leftMs > 0 ? refuse('ACCOUNT_LOCKED', { minutes: Math.ceil(leftMs / 60_000) }) : null;
  }

  private isActivation(row: AccountRow, code: string): boolean {
    if (!row.activationDigest || !row.activationExpiresAt || row.activationExpiresAt < this.clock.now())
      return false;
    return timingSafeEqual(
      row.activationDigest,
      this.activationDigest(row.officerId, loginOf(code).toUpperCase()),
    );
  }

  private activationDigest(officerId: string, code: string): Buffer {
    return this.dataKey.digest('activation', `${officerId} ${code}`);
  }

  /** Five failures within fifteen minutes lock the account, never the address: a whole county shares one. */
  private async countFailure(officerId: string): Promise<void> {
    const now = this.clock.now();
    await this.scopes.in(EVERYWHERE).query(
      `UPDATE accounts SET
         failed_count = CASE WHEN first_failed_at > $2 THEN failed_count + 1 ELSE 1 END,
         first_failed_at = CASE WHEN first_failed_at > $2 THEN first_failed_at ELSE $3 END,
         locked_until = CASE WHEN first_failed_at > $2 AND failed_count + 1 >= $4 THEN $5 ELSE locked_until END
       WHERE officer_id = $1`,
      [
        officerId,
        new Date(now.getTime() - LOCK_MINUTES * 60_000),
        now,
        MOST_FAILURES,
        new Date(now.getTime() + LOCK_MINUTES * 60_000),
      ],
    );
  }

  private async forgiveFailures(officerId: string): Promise<void> {
    await this.scopes.in(EVERYWHERE).query(
      `UPDATE accounts SET failed_count = 0, first_failed_at = NULL, locked_until = NULL
       WHERE officer_id = $1 AND failed_count > 0`,
      [officerId],
    );
  }
}

/** How a login is compared: widths folded, no spaces, case kept out of it. */
export function loginOf(text: string): string {
  return foldPunctuation(text).replace(/\s/g, '').toLowerCase();
}

function randomCode(): string {
  return Array.from(
    { length: ACTIVATION_LENGTH },
    () => ACTIVATION_ALPHABET[randomInt(ACTIVATION_ALPHABET.length)],
  ).join('');
}
