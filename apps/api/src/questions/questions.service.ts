import { Injectable } from '@nestjs/common';
import type {
  Citation,
  Drawable,
  Language,
  QuestionKey,
  QuestionOption,
  QuestionType,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import type { Queryable } from '../platform/database';
import { Scopes } from '../platform/scope';
import { pageBounds, type PageInput } from '../platform/page';
import { LawsService } from '../laws/laws.service';
import type { SeenBank } from './banks.service';
import type { CitedArticle } from '../laws/laws.types';

export interface RevisionRow {
  readonly revisionId: string;
  readonly type: QuestionType;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly explanation: string;
  readonly difficulty: number;
  readonly pointsHundredths: number;
  readonly topic: string;
  readonly referenceDate: string;
}

export interface QuestionRow extends RevisionRow {
  readonly id: string;
  readonly key: QuestionKey;
}

export interface QuestionFilterValues {
  readonly bankId: string;
  readonly type: QuestionType | null;
  readonly topicId: string | null;
  readonly search: string | null;
}

const REVISION_COLUMNS = `r.id AS "revisionId", r.type, r.stem, r.options, r.explanation, r.difficulty,
  r.points_hundredths AS "pointsHundredths", t.path AS topic, r.reference_date AS "referenceDate"`;

@Injectable()
export class QuestionsService {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly laws: LawsService,
  ) {}

  /** Published questions of a bank with their keys, for those who work on it. */
  async list(
    { id: bankId, seenIn }: SeenBank,
    filter: QuestionFilterValues,
    page: PageInput,
  ): Promise<{ nodes: QuestionRow[]; totalCount: number }> {
    const [limit, offset] = pageBounds(page);
    const rows = await this.scopes.in(seenIn).query<(QuestionRow & { totalCount: number })[]>(
      `SELECT q.id, ${REVISION_COLUMNS}, k.key, count(*) OVER () AS "totalCount"
       FROM questions q
       JOIN question_revisions r ON r.id = q.current_revision_id
       JOIN question_keys k ON k.revision_id = r.id
       JOIN topics t ON t.id = r.topic_id
       LEFT JOIN topics wanted ON wanted.id = $3
       WHERE q.bank_id = $1 AND q.status = 'published' AND ($2::text IS NULL OR r.type = $2)
         AND ($3::uuid IS NULL OR t.path = wanted.path OR starts_with(t.path, wanted.path || '/'))
         AND ($4 = '' OR position($4 in r.stem) > 0)
       ORDER BY t.path, r.type, q.id LIMIT $5 OFFSET $6`,
      [bankId, filter.type, filter.topicId, filter.search?.trim() ?? '', limit, offset],
    );
    return { nodes: rows, totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** What a paper may be drawn from: current revisions of published questions. */
  drawable(bankId: string, on: Queryable): Promise<Drawable[]> {
    return on.query<Drawable[]>(
      `SELECT r.id AS "revisionId", r.type, t.path AS topic
       FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id JOIN topics t ON t.id = r.topic_id
       WHERE q.bank_id = $1 AND q.status = 'published'`,
      [bankId],
    );
  }

  /** The wording of revisions, without keys. */
  async revisions(ids: readonly string[], on: Queryable = this.database): Promise<Map<string, RevisionRow>> {
    const rows = await on.query<RevisionRow[]>(
      `SELECT ${REVISION_COLUMNS} FROM question_revisions r JOIN topics t ON t.id = r.topic_id WHERE r.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.revisionId, row]));
  }

  /** The keys of revisions: for freezing a paper's key, never for an officer's page. */
  async keys(ids: readonly string[], on: Queryable): Promise<Map<string, QuestionKey>> {
    const rows = await on.query<{ revisionId: string; key: QuestionKey }[]>(
      `SELECT revision_id AS "revisionId", key FROM question_keys WHERE revision_id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.revisionId, row.key]));
  }

  async citations(ids: readonly string[], language: Language): Promise<Map<string, CitedArticle[]>> {
    const rows = await this.database.query<(Citation & { revisionId: string })[]>(
      `SELECT revision_id AS "revisionId", edition_slug AS "editionSlug", article, article_sub AS "articleSub",
              paragraph, item
       FROM question_citations WHERE revision_id = ANY ($1) ORDER BY revision_id, position`,
      [ids],
    );
    const cited = new Map<string, CitedArticle[]>();
    for (const row of rows) {
      cited.set(row.revisionId, [...(cited.get(row.revisionId) ?? []), this.laws.describe(row, language)]);
    }
    return cited;
  }
}

/** A key as a list of texts: labels, TRUE or FALSE, or each blank's accepted texts joined by |. */
export function keyTexts(key: QuestionKey): string[] {
  switch (key.kind) {
    case 'choice':
      return [...key.labels];
    case 'true_false':
      return [key.isTrue ? 'TRUE' : 'FALSE'];
    case 'fill_in':
      return key.blanks.map((accepted) => accepted.join(' | '));
    case 'text':
      return key.points.map((point) => point.text);
    case 'case':
      return key.parts.flatMap(keyTexts);
  }
}
