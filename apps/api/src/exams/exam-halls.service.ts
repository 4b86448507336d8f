import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Hall } from '@whetstone/domain';
import { DataKey } from '../platform/data-key';
import { findOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { isInNetworks } from './networks';

interface HallRules {
  readonly digest: Buffer | null;
  readonly networks: readonly string[];
}

/** Past this many the memory is emptied: it is a short cut. */
const MOST_KEPT = 1_000;

/** What binds an exam to a hall. It is set once and for all, so that a country that begins asks for it once. */
@Injectable()
export class ExamHalls {
  private readonly rules = new Map<string, Promise<HallRules | null>>();

  constructor(
    private readonly scopes: Scopes,
    private readonly dataKey: DataKey,
  ) {}

  /** Null = the exam is bound to no hall, or there is none. */
  async see(
    examId: string,
    { password, address }: { readonly password: string | null; readonly address: string },
  ): Promise<Hall | null> {
    const rules = await (this.rules.get(examId) ?? this.read(examId));
    if (!rules || (rules.digest === null && rules.networks.length === 0)) return null;
    return {
      isInNetwork: isInNetworks(address, rules.networks),
      password: rules.digest === null ? 'not_asked' : this.compare(examId, password, rules.digest),
    };
  }

  /** A few characters that are said aloud: only who holds the installation's key could try them out. */
  passwordDigest(examId: string, password: string): Buffer {
    return this.dataKey.digest('exam password', `${examId} ${password.trim()}`);
  }

  private compare(examId: string, password: string | null, digest: Buffer): Hall['password'] {
    if (password === null || password.trim() === '') return 'missing';
    return timingSafeEqual(this.passwordDigest(examId, password), digest) ? 'right' : 'wrong';
  }

  /** Asked for once also when two thousand want to know in the same moment; what is not there, or failed, is asked anew. */
  private read(examId: string): Promise<HallRules | null> {
    const reading = findOne<HallRules>(
      this.scopes.in(EVERYWHERE),
      `SELECT hall_password_digest AS digest, hall_networks AS networks FROM exams WHERE id = $1`,
      [examId],
    );
    if (this.rules.size >= MOST_KEPT) this.rules.clear();
    this.rules.set(examId, reading);
    const forget = () => void this.rules.delete(examId);
    reading.then((found) => found ?? forget(), forget);
    return reading;
  }
}
