import { Injectable } from '@nestjs/common';
import { ok, refuse, type QuestionType, type Result } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { BANK_READERS, BANK_WRITERS, readsBank, writesBank } from './questions.policy';

export interface BankRow {
  readonly id: string;
  readonly name: string;
  readonly regionCode: number;
}

/** A bank with the scope it was found in: what hangs off it is read in the same. */
export type SeenBank = BankRow & { readonly seenIn: Scope };

export interface Counts {
  readonly type: QuestionType;
  readonly count: number;
}

const BANK_COLUMNS = `id, name, region_code AS "regionCode"`;

@Injectable()
export class BanksService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  async list(viewer: SessionViewer): Promise<SeenBank[]> {
    const all = new Map<string, SeenBank>();
    for (const seenIn of grantScopes(viewer, BANK_READERS)) {
      const banks = await this.scopes.in(seenIn).query<BankRow[]>(`SELECT ${BANK_COLUMNS} FROM banks`);
      for (const bank of banks) all.set(bank.id, { ...bank, seenIn });
    }
    return [...all.values()]
      .filter((bank) => readsBank(viewer.grants, bank.regionCode))
      .sort((one, other) => one.regionCode - other.regionCode || one.name.localeCompare(other.name, 'zh'));
  }

  /** Null = not found, or not the viewer's to read. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenBank | null> {
    for (const seenIn of grantScopes(viewer, BANK_READERS)) {
      const on = this.scopes.in(seenIn);
      const bank = await findOne<BankRow>(on, `SELECT ${BANK_COLUMNS} FROM banks WHERE id = $1`, [id]);
      if (bank && readsBank(viewer.grants, bank.regionCode)) return { ...bank, seenIn };
    }
    return null;
  }

  async createBank(
    viewer: SessionViewer,
    { name, regionCode }: { readonly name: string; readonly regionCode: number },
  ): Promise<Result<SeenBank, 'NAME_MISSING' | 'REGION_NOT_YOURS' | 'BANK_NAME_TAKEN'>> {
    const trimmed = name.trim();
    if (trimmed === '') return refuse('NAME_MISSING');
    if (!this.regions.find(regionCode) || !writesBank(viewer.grants, regionCode)) {
      return refuse('REGION_NOT_YOURS', { region: this.regions.nameOf(regionCode) || regionCode });
    }
    const seenIn = grantScope(viewer, BANK_WRITERS, regionCode);
    const bank = await findOne<BankRow>(
      this.scopes.in(seenIn),
      `INSERT INTO banks (name, region_code, created_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT uq_banks_name DO NOTHING RETURNING ${BANK_COLUMNS}`,
      [trimmed, regionCode, this.clock.now()],
    );
    return bank ? ok({ ...bank, seenIn }) : refuse('BANK_NAME_TAKEN', { name: trimmed });
  }

  /** Tags of its questions; of a bank shared from above, of those that are published. */
  async tags(bank: SeenBank, worksInIt: boolean): Promise<string[]> {
    const rows = await this.scopes.in(bank.seenIn).query<{ tag: string }[]>(
      `SELECT DISTINCT unnest(tags) AS tag FROM questions
       WHERE bank_id = $1 AND status <> 'retired' AND (status = 'published' OR $2) ORDER BY 1`,
      [bank.id, worksInIt],
    );
    return rows.map(({ tag }) => tag);
  }

  /** Questions papers may be drawn from, by type: published, and nobody has to look at them first. */
  countsByType(bank: SeenBank): Promise<Counts[]> {
    return this.scopes.in(bank.seenIn).query<Counts[]>(
      `SELECT r.type, count(*)::int AS count FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id
       WHERE q.bank_id = $1 AND q.status = 'published' AND NOT q.needs_review GROUP BY r.type ORDER BY r.type`,
      [bank.id],
    );
  }

  topics(bank: SeenBank) {
    return this.topicCounts(this.scopes.in(bank.seenIn), bank.id);
  }

  /** The same by topic (with what lies under it) and type. */
  topicCounts(on: Queryable, bankId: string): Promise<{ topicId: string; path: string; counts: Counts[] }[]> {
    return on.query(
      `SELECT t.id AS "topicId", t.path,
              coalesce(jsonb_agg(jsonb_build_object('type', c.type, 'count', c.count) ORDER BY c.type)
                       FILTER (WHERE c.type IS NOT NULL), '[]') AS counts
       FROM topics t
       LEFT JOIN LATERAL (
         SELECT r.type, count(*)::int AS count
         FROM topics under
         JOIN questions q ON q.topic_id = under.id AND q.status = 'published' AND NOT q.needs_review
         JOIN question_revisions r ON r.id = q.current_revision_id
         WHERE under.bank_id = t.bank_id AND (under.path = t.path OR starts_with(under.path, t.path || '/'))
         GROUP BY r.type) c ON true
       WHERE t.bank_id = $1 GROUP BY t.id ORDER BY t.path`,
      [bankId],
    );
  }
}
