import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  checkIdNumber,
  foldPunctuation,
  ok,
  refuse,
  type PasswordFault,
  type Result,
} from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';
import { PasswordRulesService } from './password-rules.service';
import { hashPassword, isOfToday, isPassword } from './passwords';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;
const ACTIVATION_DAYS = 30;
const ACTIVATION_LENGTH = 10;

/** Without 0 O 1 I L U: a code is read aloud and copied from paper. 30^10 codes cannot be tried out online. */
const ACTIVATION_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const ACCOUNT_COLUMNS = `a.officer_id AS "officerId", a.login, a.password_hash AS "passwordHash",
  a.password_set_at AS "passwordSetAt", a.activation_digest AS "activationDigest",
  a.activation_expires_at AS "activationExpiresAt", a.locked_until AS "lockedUntil"`;

interface AccountRow {
  readonly officerId: string;
  readonly login: string;
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  readonly activationDigest: Buffer | null;
  readonly activationExpiresAt: Date | null;
  readonly lockedUntil: Date | null;
}

type SignInRefusal = 'BAD_CREDENTIALS' | 'ACCOUNT_LOCKED';
type ActivationRefusal = 'ACTIVATION_WRONG' | 'ACCOUNT_LOCKED' | PasswordFault;
type ChangeRefusal = 'PASSWORD_WRONG' | 'ACCOUNT_LOCKED' | PasswordFault;

@Injectable()
export class AccountsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly rules: PasswordRulesService,
  ) {}

  /** The officer whose password this is, by account name, certificate number or ID number. */
  async signIn(account: string, password: string): Promise<Result<string, SignInRefusal>> {
    const row = await this.find(account);
    const locked = this.lockOf(row);
    if (locked) return locked;
    const isRight = await isPassword(password, row?.passwordHash ?? null);
    if (!row || !isRight) {
      if (row) await this.countFailure(row.officerId);
      return refuse('BAD_CREDENTIALS');
    }
    await this.forgiveFailures(row.officerId);
    await this.renewHash(row, password);
    return ok(row.officerId);
  }

  /** First sign-in: the code from the training manager is traded, once, for a password. */
  async activateAccount(
    account: string,
    code: string,
    password: string,
  ): Promise<Result<string, ActivationRefusal>> {
    const row = await this.find(account);
    const locked = this.lockOf(row);
    if (locked) return locked;
    if (!row || !this.isActivation(row, code)) {
      if (row) await this.countFailure(row.officerId);
      return refuse('ACTIVATION_WRONG');
    }
    return this.scopes.run(EVERYWHERE, async (on) => {
      // The code is good once: of two clicks the second waits here and then finds it gone.
      const [held] = await on.query<object[]>(
        `SELECT FROM accounts WHERE officer_id = $1 AND activation_digest = $2 FOR UPDATE`,
        [row.officerId, row.activationDigest],
      );
      if (!held) return refuse('ACTIVATION_WRONG');
      return this.take(on, row.officerId, password);
    });
  }

  /** Of one who is signed in; the present password is asked for again, and trying it out locks the account. */
  async changePassword(
    officerId: string,
    current: string,
    password: string,
  ): Promise<Result<string, ChangeRefusal>> {
    return this.scopes.run(ownScope(officerId), async (on) => {
      const row = await queryOne<AccountRow>(
        on,
        `SELECT ${ACCOUNT_COLUMNS} FROM accounts a WHERE a.officer_id = $1 FOR UPDATE`,
        [officerId],
      );
      const locked = this.lockOf(row);
      if (locked) return locked;
      if (await isPassword(current, row.passwordHash)) return this.take(on, officerId, password);
      await this.countFailure(officerId, on);
      return refuse('PASSWORD_WRONG');
    });
  }

  /** Whether this is the officer's present password; a wrong one counts towards the lock. */
  async isOwnPassword(
    officerId: string,
    password: string,
  ): Promise<Result<true, 'PASSWORD_WRONG' | 'ACCOUNT_LOCKED'>> {
    const row = await queryOne<AccountRow>(
      this.scopes.in(ownScope(officerId)),
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts a WHERE a.officer_id = $1`,
      [officerId],
    );
    const locked = this.lockOf(row);
    if (locked) return locked;
    if (await isPassword(password, row.passwordHash)) return ok(true);
    await this.countFailure(officerId);
    return refuse('PASSWORD_WRONG');
  }

  /** Why nobody may sign in to the account now; null when it is not locked. */
  async lockOfOfficer(officerId: string) {
    const row = await queryOne<AccountRow>(
      this.scopes.in(EVERYWHERE),
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts a WHERE a.officer_id = $1`,
      [officerId],
    );
    return this.lockOf(row);
  }

  private async take(
    on: Queryable,
    officerId: string,
    password: string,
  ): Promise<Result<string, PasswordFault>> {
    const refusal = await this.rules.refusalOf(on, officerId, password);
    if (refusal) return { ok: false, refusal };
    await this.rules.set(on, officerId, password, this.clock.now());
    return ok(officerId);
  }

  /** A hash of yesterday's parameters is made anew at the one moment the password is at hand. */
  private async renewHash({ officerId, passwordHash }: AccountRow, password: string): Promise<void> {
    if (!passwordHash || isOfToday(passwordHash)) return;
    await this.scopes
      .in(EVERYWHERE)
      .query(`UPDATE accounts SET password_hash = $2 WHERE officer_id = $1 AND password_hash = $3`, [
        officerId,
        await hashPassword(password),
        passwordHash,
      ]);
  }

  /** Gives officers an account each with a fresh code; the codes are returned and only their digests kept. */
  async issueActivations(
    on: Queryable,
    officers: readonly { id: string; login: string }[],
  ): Promise<Map<string, string>> {
    const codes = new Map(officers.map(({ id }) => [id, randomCode()]));
    const rows = officers.map(({ id, login }) => ({
      id,
      login,
      digest: this.activationDigest(id, codes.get(id) ?? '').toString('hex'),
    }));
    await on.query(
      `INSERT INTO accounts (officer_id, login, activation_digest, activation_expires_at)
       SELECT id, login, decode(digest, 'hex'), $2
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, login text, digest text)`,
      [JSON.stringify(rows), this.activationEnd()],
    );
    return codes;
  }

  async unlock(on: Queryable, officerId: string): Promise<void> {
    await on.query(
      `UPDATE accounts SET failed_count = 0, first_failed_at = NULL, locked_until = NULL WHERE officer_id = $1`,
      [officerId],
    );
  }

  /** Ends password, second factor and the link to an identity provider; @returns the code for a first sign-in anew. */
  async reset(on: Queryable, officerId: string): Promise<string> {
    const code = randomCode();
    await on.query(
      `UPDATE accounts SET password_hash = NULL, password_set_at = NULL, must_change = false, failed_count = 0,
         first_failed_at = NULL, locked_until = NULL, activation_digest = $2, activation_expires_at = $3
       WHERE officer_id = $1`,
      [officerId, this.activationDigest(officerId, code), this.activationEnd()],
    );
    await on.query(`DELETE FROM recovery_codes WHERE officer_id = $1`, [officerId]);
    await on.query(`DELETE FROM second_factors WHERE officer_id = $1`, [officerId]);
    await on.query(`DELETE FROM identity_links WHERE officer_id = $1`, [officerId]);
    return code;
  }

  private activationEnd(): Date {
    return new Date(this.clock.now().getTime() + ACTIVATION_DAYS * 86_400_000);
  }

  /** Sets an account's name and password outright: for accounts the installation itself makes. */
  async setPassword(on: Queryable, officerId: string, login: string, password: string): Promise<void> {
    const [passwordHash, now] = [await hashPassword(password), this.clock.now()];
    await on.query(
      `INSERT INTO accounts (officer_id, login, password_hash, password_set_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (officer_id) DO UPDATE SET login = excluded.login, password_hash = excluded.password_hash,
         password_set_at = excluded.password_set_at, activation_digest = NULL, activation_expires_at = NULL`,
      [officerId, loginOf(login), passwordHash, now],
    );
    await on.query(`INSERT INTO password_history (officer_id, set_at, password_hash) VALUES ($1, $2, $3)`, [
      officerId,
      now,
      passwordHash,
    ]);
  }

  /** An account name goes before a certificate number; an ID number is looked up by its digest. */
  private find(account: string): Promise<AccountRow | null> {
    const idNumber = checkIdNumber(account);
    const digest = this.dataKey.digest('id-number', idNumber.ok ? idNumber.value.idNumber : '');
    return findOne<AccountRow>(
      this.scopes.in(EVERYWHERE),
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts a JOIN officers o ON o.id = a.officer_id
       WHERE a.login = $1 OR lower(o.certificate_no) = $1 OR o.id_number_digest = $2
       ORDER BY a.login = $1 DESC LIMIT 1`,
      [loginOf(account), digest],
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
  async countFailure(officerId: string, on: Queryable = this.scopes.in(EVERYWHERE)): Promise<void> {
    const now = this.clock.now();
    await on.query(
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

  async forgiveFailures(officerId: string): Promise<void> {
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
