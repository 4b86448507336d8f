import { Injectable } from '@nestjs/common';
import {
  machineMarkedTypes,
  type Citation,
  type Drawable,
  type Language,
  type QuestionDraft,
  type QuestionKey,
  type QuestionState,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { findOne, type Queryable } from '../platform/database';
import { grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { pageBounds, type PageInput } from '../platform/page';
import { LawsService } from '../laws/laws.service';
import type { CitedArticle } from '../laws/laws.types';
import { BanksService } from './banks.service';
import type { RevisionContent } from './question-content';
import { pickQuestions, type QuestionFilterValues } from './question-list';
import { BANK_READERS, readsBank, worksInBank } from './questions.policy';

/** The wording of a revision, without its key. */
export interface RevisionRow extends RevisionContent {
  readonly revisionId: string;
}

/** A revision as those who work on it see it. */
export interface FullRevision extends RevisionRow {
  readonly questionId: string;
  readonly number: number;
  readonly key: QuestionKey;
  readonly citations: readonly Citation[];
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

/** A question without its wording: where it lies and where it stands. */
export interface QuestionRow {
  readonly id: string;
  readonly bankId: string;
  readonly bankName: string;
  readonly regionCode: number;
  readonly status: QuestionState;
  readonly needsReview: boolean;
  readonly currentRevisionId: string;
  readonly successorId: string | null;
  readonly successorStatus: 'draft' | 'in_review' | null;
  readonly topicId: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly authorId: string | null;
  readonly reviewedBy: string | null;
  readonly updatedAt: Date;
}

/** A question with the scope it was found in: what hangs off it is read in the same. */
export type SeenQuestion = QuestionRow & { readonly seenIn: Scope };

const REVISION_COLUMNS = `r.id AS "revisionId", r.type, r.text_format AS "textFormat", r.stem, r.options, r.parts,
  r.explanation, r.difficulty, r.cognition, r.points_hundredths AS "pointsHundredths",
  r.reference_date AS "referenceDate", r.source`;

const CITATION = `jsonb_build_object('editionSlug', c.edition_slug, 'article', c.article, 'articleSub', c.article_sub,
  'paragraph', c.paragraph, 'item', c.item)
  || CASE WHEN c.sub_item IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('subItem', c.sub_item) END`;

export const FULL_REVISION = `${REVISION_COLUMNS}, r.question_id AS "questionId", r.number, k.key,
  r.created_by AS "createdBy", r.created_at AS "createdAt",
  coalesce((SELECT jsonb_agg(${CITATION} ORDER BY c.position) FROM question_citations c WHERE c.revision_id = r.id), '[]')
    AS citations`;

export const QUESTION_COLUMNS = `q.id, q.bank_id AS "bankId", b.name AS "bankName", b.region_code AS "regionCode", q.status,
  q.needs_review AS "needsReview", q.current_revision_id AS "currentRevisionId", q.successor_id AS "successorId",
  q.successor_status AS "successorStatus", q.topic_id AS "topicId", t.path AS topic, q.tags,
  q.author_id AS "authorId", q.reviewed_by AS "reviewedBy", q.updated_at AS "updatedAt"`;

export const QUESTION_FROM = `questions q JOIN banks b ON b.id = q.bank_id JOIN topics t ON t.id = q.topic_id`;

@Injectable()
export class QuestionsService {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly laws: LawsService,
    private readonly banks: BanksService,
  ) {}

  /** Questions that fit a filter, those changed last first; without a bank of all that the viewer reads. */
  async list(
    viewer: SessionViewer,
    filter: QuestionFilterValues,
    page: PageInput,
  ): Promise<{ nodes: SeenQuestion[]; totalCount: number }> {
    const all = await this.banks.list(viewer);
    const wanted = filter.bankId === null ? all : all.filter(({ id }) => id === filter.bankId);
    const [limit, offset] = pageBounds(page);
    // Somebody with two regions beside each other has a list of each: the page is cut from both.
    const scopes = [...Map.groupBy(wanted, ({ seenIn }) => seenIn)];
    const lists = await Promise.all(
      scopes.map(async ([seenIn, banks]) => {
        const own = banks.filter(({ regionCode }) => worksInBank(viewer.grants, regionCode));
        const listed = {
          ...{ ...filter, bankIds: banks.map(({ id }) => id), ownBankIds: own.map(({ id }) => id) },
          officerId: viewer.officerId,
        };
        const bounds = scopes.length === 1 ? ([limit, offset] as const) : ([offset + limit, 0] as const);
        return this.scopes.run(seenIn, async (on) => {
          const { ids, totalCount } = await pickQuestions(on, listed, bounds);
          const rows = await this.rows(on, ids);
          return { nodes: rows.map((row): SeenQuestion => ({ ...row, seenIn })), totalCount };
        });
      }),
    );
    const nodes = lists.flatMap((list) => list.nodes);
    return {
      nodes: scopes.length === 1 ? nodes : nodes.sort(lastChangedFirst).slice(offset, offset + limit),
      totalCount: lists.reduce((sum, list) => sum + list.totalCount, 0),
    };
  }

  /** In the order of the ids. */
  async rows(on: Queryable, ids: readonly string[]): Promise<QuestionRow[]> {
    const rows = await on.query<QuestionRow[]>(
      `SELECT ${QUESTION_COLUMNS} FROM ${QUESTION_FROM} WHERE q.id = ANY ($1)`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Null = not found, or not the viewer's to read: what is not published is for those of the bank's own region. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenQuestion | null> {
    for (const seenIn of grantScopes(viewer, BANK_READERS)) {
      const row = await findOne<QuestionRow>(
        this.scopes.in(seenIn),
        `SELECT ${QUESTION_COLUMNS} FROM ${QUESTION_FROM} WHERE q.id = $1`,
        [id],
      );
      if (row && this.mayRead(viewer, row)) return { ...row, seenIn };
    }
    return null;
  }

  private mayRead({ grants }: SessionViewer, { regionCode, status }: QuestionRow): boolean {
    return status === 'published' ? readsBank(grants, regionCode) : worksInBank(grants, regionCode);
  }

  /**
   * What a paper may be drawn from: current revisions of published questions that nobody has to look at first, of the
   * types a machine marks.
   */
  drawable(bankId: string, on: Queryable): Promise<Drawable[]> {
    return on.query<Drawable[]>(
      `SELECT r.id AS "revisionId", r.type, t.path AS topic
       FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id JOIN topics t ON t.id = q.topic_id
       WHERE q.bank_id = $1 AND q.status = 'published' AND NOT q.needs_review AND r.type = ANY ($2)`,
      [bankId, machineMarkedTypes],
    );
  }

  /** The wording of revisions, without keys. */
  async revisions(ids: readonly string[], on: Queryable = this.database): Promise<Map<string, RevisionRow>> {
    const rows = await on.query<RevisionRow[]>(
      `SELECT ${REVISION_COLUMNS} FROM question_revisions r WHERE r.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.revisionId, row]));
  }

  /** Revisions with keys and citations, for those who work on their questions. */
  async fullRevisions(
    ids: readonly string[],
    on: Queryable = this.database,
  ): Promise<Map<string, FullRevision>> {
    const rows = await on.query<FullRevision[]>(
      `SELECT ${FULL_REVISION} FROM question_revisions r JOIN question_keys k ON k.revision_id = r.id
       WHERE r.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.revisionId, row]));
  }

  /** Every revision of a question, newest first. */
  history(questionId: string, on: Queryable = this.database): Promise<FullRevision[]> {
    return on.query<FullRevision[]>(
      `SELECT ${FULL_REVISION} FROM question_revisions r JOIN question_keys k ON k.revision_id = r.id
       WHERE r.question_id = $1 ORDER BY r.number DESC`,
      [questionId],
    );
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
    const rows = await this.database.query<{ revisionId: string; citation: Citation }[]>(
      `SELECT c.revision_id AS "revisionId", ${CITATION} AS citation
       FROM question_citations c WHERE c.revision_id = ANY ($1) ORDER BY c.revision_id, c.position`,
      [ids],
    );
    const cited = new Map<string, CitedArticle[]>();
    for (const { revisionId, citation } of rows) {
      cited.set(revisionId, [...(cited.get(revisionId) ?? []), this.laws.describe(citation, language)]);
    }
    return cited;
  }
}

/** A revision as a draft again: with the topic and the tags its question lies under. */
export function draftOf(
  revision: FullRevision,
  { topic, tags }: { readonly topic: string; readonly tags: readonly string[] },
): QuestionDraft {
  const {
    revisionId: _,
    questionId: __,
    number: ___,
    createdBy: ____,
    createdAt: _____,
    ...content
  } = revision;
  return { ...content, topicPath: topic.split('/'), tags };
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

/** The order of the list. */
function lastChangedFirst(one: QuestionRow, other: QuestionRow): number {
  return other.updatedAt.getTime() - one.updatedAt.getTime() || (one.id < other.id ? -1 : 1);
}
