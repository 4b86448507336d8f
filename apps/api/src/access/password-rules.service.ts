import { Injectable } from '@nestjs/common';
import {
  decidePassword,
  ok,
  refuse,
  type PasswordFault,
  type PasswordRules,
  type Refusal,
  type Result,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { findOne, queryOne, type Queryable } from '../platform/database';
import type { SessionViewer } from '../platform/request-context';
import { setsInstallationRules } from './access.policy';
import { commonPasswords } from './common-passwords';
import { hashPassword, isPassword } from './passwords';

const COLUMNS = `least_length AS "leastLength", least_classes AS "leastClasses", remembered,
  refuses_common AS "refusesCommon", max_age_days AS "maxAgeDays"`;

/** What is asked of a password, and whether one that somebody wants to set may be set. */
@Injectable()
export class PasswordRulesService {
  constructor(private readonly database: DataSource) {}

  get(on: Queryable = this.database): Promise<PasswordRules> {
    return queryOne<PasswordRules>(on, `SELECT ${COLUMNS} FROM password_rules`);
  }

  /** The rules are the whole installation's: a security administrator of one province does not set them. */
  async updatePasswordRules(
    viewer: SessionViewer,
    rules: PasswordRules,
  ): Promise<Result<PasswordRules, 'PASSWORD_RULES_INVALID' | 'NOT_FOUND'>> {
    if (!setsInstallationRules(viewer.grants)) return refuse('NOT_FOUND');
    if (!isAllowed(rules)) return refuse('PASSWORD_RULES_INVALID');
    await this.database.query(
      `UPDATE password_rules SET least_length = $1, least_classes = $2, remembered = $3, refuses_common = $4,
         max_age_days = $5`,
      [rules.leastLength, rules.leastClasses, rules.remembered, rules.refusesCommon, rules.maxAgeDays],
    );
    return ok(await this.get());
  }

  /** Why an officer may not take a password; null = he may. Reads in the caller's transaction. */
  async refusalOf(
    on: Queryable,
    officerId: string,
    password: string,
  ): Promise<Refusal<PasswordFault> | null> {
    const rules = await this.get(on);
    const fault = decidePassword(password, rules, {
      ownNumbers: await ownNumbers(on, officerId),
      isCommon: (await commonPasswords()).has(password.toLowerCase()),
      wasUsed: await wasUsed(on, officerId, password, rules.remembered),
    });
    if (!fault) return null;
    return refuse(fault, {
      least: rules.leastLength,
      classes: rules.leastClasses,
      remembered: rules.remembered,
    }).refusal;
  }

  /** Sets a password that may be set, keeps its hash for the comparison with later ones, and dates it. */
  async set(on: Queryable, officerId: string, password: string, now: Date): Promise<void> {
    const passwordHash = await hashPassword(password);
    await on.query(
      `UPDATE accounts SET password_hash = $2, password_set_at = $3, must_change = false, activation_digest = NULL,
         activation_expires_at = NULL, failed_count = 0, first_failed_at = NULL, locked_until = NULL
       WHERE officer_id = $1`,
      [officerId, passwordHash, now],
    );
    await on.query(
      `INSERT INTO password_history (officer_id, set_at, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT pk_password_history DO UPDATE SET password_hash = excluded.password_hash`,
      [officerId, now, passwordHash],
    );
  }
}

function isAllowed({ leastLength, leastClasses, remembered, maxAgeDays }: PasswordRules): boolean {
  const isWithin = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  return (
    isWithin(leastLength, 8, 64) &&
    isWithin(leastClasses, 1, 4) &&
    isWithin(remembered, 0, 24) &&
    (maxAgeDays === null || isWithin(maxAgeDays, 30, 730))
  );
}

async function ownNumbers(on: Queryable, officerId: string): Promise<string[]> {
  const row = await findOne<{ login: string; certificateNo: string }>(
    on,
    `SELECT a.login, o.certificate_no AS "certificateNo" FROM accounts a JOIN officers o ON o.id = a.officer_id
     WHERE a.officer_id = $1`,
    [officerId],
  );
  return row ? [row.login, row.certificateNo] : [];
}

/** The present password and the ones before it, so many in all; each comparison costs as much as a sign-in. */
async function wasUsed(
  on: Queryable,
  officerId: string,
  password: string,
  remembered: number,
): Promise<boolean> {
  const former = await on.query<{ hash: string }[]>(
    `SELECT password_hash AS hash FROM password_history WHERE officer_id = $1 ORDER BY set_at DESC LIMIT $2`,
    [officerId, remembered],
  );
  for (const { hash } of former) if (await isPassword(password, hash)) return true;
  return false;
}
