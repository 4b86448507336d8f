import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import { Secret, TOTP } from 'otpauth';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, type Queryable } from '../platform/database';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 10;

/** A device's clock may be half a minute off either way. */
const WINDOW = 1;

/** Without 0 O 1 I L U: a code is written down and typed in. */
const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How long after the password the second factor may follow. */
const TICKET_MINUTES = 5;

/** The three offices hold more than a password alone should open. */
export const OFFICES_WITH_SECOND_FACTOR = ['system_administrator', 'security_administrator', 'auditor'];

interface FactorRow {
  readonly secretSealed: Buffer;
  readonly confirmedAt: Date | null;
  readonly lastStep: number;
}

export interface Enrolment {
  /** For typing in by hand, base32. */
  readonly secret: string;
  /** For a QR code: otpauth://totp/… */
  readonly uri: string;
}

/** A second factor by time-based codes (RFC 6238) of any authenticator, and codes for the day the device is lost. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
  ) {}

  async isEnrolled(officerId: string): Promise<boolean> {
    const row = await this.find(this.scopes.in(ownScope(officerId)), officerId);
    return row?.confirmedAt != null;
  }

  /** Makes a secret that counts once a code from it has been shown; one that counts already is not replaced. */
  async begin(officerId: string, account: string): Promise<Result<Enrolment, 'SECOND_FACTOR_ENROLLED'>> {
    const secret = new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer });
    const [stored] = await this.scopes.in(ownScope(officerId)).query<object[]>(
      `INSERT INTO second_factors (officer_id, secret_sealed) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT pk_second_factors DO UPDATE SET secret_sealed = excluded.secret_sealed
       WHERE second_factors.confirmed_at IS NULL RETURNING officer_id`,
      [officerId, this.dataKey.encrypt(secret.base32)],
    );
    if (!stored) return refuse('SECOND_FACTOR_ENROLLED');
    return ok({ secret: secret.base32, uri: totpOf(secret.base32, account).toString() });
  }

  /** The first code proves that the device holds the secret; the recovery codes are told this once. */
  async confirm(
    officerId: string,
    code: string,
  ): Promise<Result<readonly string[], 'SECOND_FACTOR_WRONG' | 'SECOND_FACTOR_ENROLLED'>> {
    return this.scopes.run(ownScope(officerId), async (on) => {
      const row = await this.find(on, officerId, true);
      if (row?.confirmedAt) return refuse('SECOND_FACTOR_ENROLLED');
      if (!row || !(await this.takeCode(on, officerId, row, code))) return refuse('SECOND_FACTOR_WRONG');
      await on.query(`UPDATE second_factors SET confirmed_at = $2 WHERE officer_id = $1`, [
        officerId,
        this.clock.now(),
      ]);
      return ok(await this.issueRecoveryCodes(on, officerId));
    });
  }

  /** Takes a code of the device or one of the recovery codes, each of them once. */
  async accept(officerId: string, code: string): Promise<boolean> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const row = await this.find(on, officerId, true);
      if (!row?.confirmedAt) return false;
      return (await this.takeCode(on, officerId, row, code)) || this.takeRecoveryCode(on, officerId, code);
    });
  }

  async remove(officerId: string): Promise<void> {
    await this.scopes.run(ownScope(officerId), async (on) => {
      await on.query(`DELETE FROM recovery_codes WHERE officer_id = $1`, [officerId]);
      await on.query(`DELETE FROM second_factors WHERE officer_id = $1`, [officerId]);
    });
  }

  /** The password was right: what the second step shows for it. */
  async issueTicket(officerId: string): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + TICKET_MINUTES * 60_000);
    await this.scopes.run(EVERYWHERE, async (on) => {
      await on.query(`DELETE FROM sign_in_tickets WHERE officer_id = $1`, [officerId]);
      await on.query(
        `INSERT INTO sign_in_tickets (ticket_digest, officer_id, expires_at) VALUES ($1, $2, $3)`,
        [this.dataKey.digest('ticket', ticket), officerId, expiresAt],
      );
    });
    return ticket;
  }

  /** Whose ticket it is; null = none, or too old. */
  async ticketHolder(ticket: string): Promise<string | null> {
    const row = await findOne<{ officerId: string }>(
      this.scopes.in(EVERYWHERE),
      `SELECT officer_id AS "officerId" FROM sign_in_tickets WHERE ticket_digest = $1 AND expires_at > $2`,
      [this.dataKey.digest('ticket', ticket), this.clock.now()],
    );
    return row?.officerId ?? null;
  }

  /** @returns false when a second click was faster. */
  async spendTicket(ticket: string): Promise<boolean> {
    const [spent] = await this.scopes
      .in(EVERYWHERE)
      .query<[unknown[], number]>(
        `DELETE FROM sign_in_tickets WHERE ticket_digest = $1 RETURNING officer_id`,
        [this.dataKey.digest('ticket', ticket)],
      );
    return spent.length === 1;
  }

  private find(on: Queryable, officerId: string, isLocked = false): Promise<FactorRow | null> {
    return findOne<FactorRow>(
      on,
      `SELECT secret_sealed AS "secretSealed", confirmed_at AS "confirmedAt", last_step AS "lastStep"
       FROM second_factors WHERE officer_id = $1 ${isLocked ? 'FOR UPDATE' : ''}`,
      [officerId],
    );
  }

  private async takeCode(on: Queryable, officerId: string, row: FactorRow, code: string): Promise<boolean> {
    const timestamp = this.clock.now().getTime();
    const token = code.replace(/\s/g, '');
    const delta = totpOf(this.dataKey.decrypt(row.secretSealed), '').validate({
      token,
      timestamp,
      window: WINDOW,
    });
    if (delta === null) return false;
    const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
    if (step <= row.lastStep) return false;
    await on.query(`UPDATE second_factors SET last_step = $2 WHERE officer_id = $1`, [officerId, step]);
    return true;
  }

  private async takeRecoveryCode(on: Queryable, officerId: string, code: string): Promise<boolean> {
    const [taken] = await on.query<[unknown[], number]>(
      `DELETE FROM recovery_codes WHERE officer_id = $1 AND code_digest = $2 RETURNING officer_id`,
      [officerId, this.recoveryDigest(officerId, code)],
    );
    return taken.length === 1;
  }

  private async issueRecoveryCodes(on: EntityManager, officerId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, randomRecoveryCode);
    await on.query(`DELETE FROM recovery_codes WHERE officer_id = $1`, [officerId]);
    await on.query(
      `INSERT INTO recovery_codes (officer_id, code_digest) SELECT $1, digest FROM unnest($2::bytea[]) AS digest`,
      [officerId, codes.map((code) => this.recoveryDigest(officerId, code))],
    );
    return codes;
  }

  private recoveryDigest(officerId: string, code: string): Buffer {
    return this.dataKey.digest('recovery', `${officerId} ${code.replace(/[\s-]/g, '').toUpperCase()}`);
  }
}

function totpOf(base32: string, account: string): TOTP {
  return new TOTP({
    issuer: 'Whetstone',
    label: account,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(base32),
  });
}

function randomRecoveryCode(): string {
  const letters = Array.from(
    { length: RECOVERY_LENGTH },
    () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)],
  );
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}
