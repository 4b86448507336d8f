import { Injectable } from '@nestjs/common';
import {
  nearestPlace,
  NATION,
  ok,
  parsePlace,
  printCitation,
  printPlace,
  refuse,
  type Place,
  type Result,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import type { SessionViewer } from '../platform/request-context';
import { grantScope, Scopes } from '../platform/scope';
import type { ArticleChangeFilter, ArticleChangeNode, SaveArticleChangeInput } from './article-changes.types';
import { keepsLaws, LAW_KEEPERS } from './laws.policy';
import { LawsService } from './laws.service';

interface ChangeRow {
  readonly id: number;
  readonly oldEdition: string | null;
  readonly oldPlace: string | null;
  readonly oldArticle: number | null;
  readonly newEdition: string;
  readonly newPlace: string;
  readonly newArticle: number;
  readonly note: string | null;
  readonly isBuiltIn: boolean;
  readonly isEdited: boolean;
}

const CHANGE = `c.id, c.old_edition AS "oldEdition", c.old_citation AS "oldPlace", c.old_article AS "oldArticle",
  c.new_edition AS "newEdition", c.new_citation AS "newPlace", c.new_article AS "newArticle", c.note,
  c.built_in_key IS NOT NULL AS "isBuiltIn", c.edited_at IS NOT NULL AS "isEdited"`;

type ChangeRefusal =
  | 'LAWS_NOT_YOURS'
  | 'ARTICLE_CHANGE_NOT_FOUND'
  | 'ARTICLE_CHANGE_TAKEN'
  | 'ARTICLE_CHANGE_BUILT_IN'
  | 'EDITION_NOT_FOUND'
  | 'PLACE_UNREADABLE'
  | 'PLACE_NOT_THERE';

interface CheckedPlace {
  readonly edition: string;
  readonly text: string;
  readonly article: number;
}

/** Longest note that is kept. */
const LONGEST_NOTE = 500;

/** The table of where the articles of old texts went. */
@Injectable()
export class ArticleChangesService {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
  ) {}

  async list(
    { oldEdition, newEdition, article }: ArticleChangeFilter,
    page: PageInput,
  ): Promise<{ nodes: ArticleChangeNode[]; totalCount: number }> {
    const [limit, offset] = pageBounds(page);
    const rows = await this.database.query<(ChangeRow & { totalCount: number })[]>(
      `SELECT ${CHANGE}, count(*) OVER () AS "totalCount" FROM article_changes c
       WHERE NOT c.is_removed AND ($1::text IS NULL OR c.old_edition = $1) AND ($2::text IS NULL OR c.new_edition = $2)
         AND ($3::int IS NULL OR $3 IN (c.old_article, c.new_article))
       ORDER BY c.old_edition NULLS LAST, c.old_article, c.new_article, c.id LIMIT $4 OFFSET $5`,
      [oldEdition, newEdition, article, limit, offset],
    );
    return { nodes: this.describe(rows), totalCount: rows[0]?.totalCount ?? 0 };
  }

  async became(editionSlug: string, article: number): Promise<ArticleChangeNode[]> {
    return this.where(`c.old_edition = $1 AND c.old_article = $2`, [editionSlug, article]);
  }

  async cameFrom(editionSlug: string, article: number): Promise<ArticleChangeNode[]> {
    return this.where(`c.new_edition = $1 AND c.new_article = $2`, [editionSlug, article]);
  }

  /** Adds a row, or changes one; of a row that came with the product the editions stay. */
  async saveArticleChange(
    viewer: SessionViewer,
    input: SaveArticleChangeInput,
  ): Promise<Result<ArticleChangeNode, ChangeRefusal>> {
    if (!keepsLaws(viewer.grants)) return refuse('LAWS_NOT_YOURS');
    const newer = this.check(input.newEdition, input.newPlace);
    if (!newer.ok) return newer;
    const older = input.oldEdition === null ? ok(null) : this.check(input.oldEdition, input.oldPlace ?? '');
    if (!older.ok) return older;
    return this.scopes.run(grantScope(viewer, LAW_KEEPERS, NATION), (on) =>
      this.write(on, viewer, {
        id: input.id,
        older: older.value,
        newer: newer.value,
        note: input.note.trim().slice(0, LONGEST_NOTE),
      }),
    );
  }

  /** A row that came with the product is kept out from now on; one of our own goes. */
  async removeArticleChange(
    viewer: SessionViewer,
    id: number,
  ): Promise<Result<{ readonly id: number }, 'LAWS_NOT_YOURS' | 'ARTICLE_CHANGE_NOT_FOUND'>> {
    if (!keepsLaws(viewer.grants)) return refuse('LAWS_NOT_YOURS');
    return this.scopes.run(grantScope(viewer, LAW_KEEPERS, NATION), async (on) => {
      const row = await this.find(on, id);
      if (!row) return refuse('ARTICLE_CHANGE_NOT_FOUND');
      if (row.isBuiltIn)
        await on.query(
          `UPDATE article_changes SET is_removed = true, edited_by = $2, edited_at = $3 WHERE id = $1`,
          [id, viewer.officerId, this.clock.now()],
        );
      else await on.query(`DELETE FROM article_changes WHERE id = $1`, [id]);
      return ok({ id });
    });
  }

  private async write(
    on: Queryable,
    viewer: SessionViewer,
    change: {
      readonly id: number | null;
      readonly older: CheckedPlace | null;
      readonly newer: CheckedPlace;
      readonly note: string;
    },
  ): Promise<Result<ArticleChangeNode, ChangeRefusal>> {
    const { id, older, newer, note } = change;
    const known = id === null ? null : await this.find(on, id);
    if (id !== null && !known) return refuse('ARTICLE_CHANGE_NOT_FOUND');
    if (
      known?.isBuiltIn &&
      (known.oldEdition !== (older?.edition ?? null) || known.newEdition !== newer.edition)
    )
      return refuse('ARTICLE_CHANGE_BUILT_IN');
    const values = [
      ...[older?.edition ?? null, older?.text ?? null, older?.article ?? null],
      ...[newer.edition, newer.text, newer.article, note || null, viewer.officerId, this.clock.now()],
    ];
    const same = await findOne<{ id: number }>(
      on,
      `SELECT id FROM article_changes WHERE NOT is_removed AND id <> $5 AND old_edition IS NOT DISTINCT FROM $1
         AND old_citation IS NOT DISTINCT FROM $2 AND new_edition = $3 AND new_citation = $4`,
      [...values.slice(0, 2), newer.edition, newer.text, id ?? 0],
    );
    if (same) return refuse('ARTICLE_CHANGE_TAKEN');
    const columns = `(old_edition, old_citation, old_article, new_edition, new_citation, new_article, note, edited_by, edited_at)`;
    const written = known
      ? {
          id: known.id,
          sql: `UPDATE article_changes SET ${columns} = ($1, $2, $3, $4, $5, $6, $7, $8, $9) WHERE id = $10 RETURNING id`,
        }
      : {
          id: null,
          sql: `INSERT INTO article_changes ${columns} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        };
    if (written.id !== null) await on.query(written.sql, [...values, written.id]);
    const row = written.id ?? (await queryOne<{ id: number }>(on, written.sql, values)).id;
    const saved = await queryOne<ChangeRow>(on, `SELECT ${CHANGE} FROM article_changes c WHERE c.id = $1`, [
      row,
    ]);
    const [described] = this.describe([saved]);
    return described ? ok(described) : refuse('ARTICLE_CHANGE_NOT_FOUND');
  }

  private find(on: Queryable, id: number): Promise<ChangeRow | null> {
    return findOne<ChangeRow>(
      on,
      `SELECT ${CHANGE} FROM article_changes c WHERE c.id = $1 AND NOT c.is_removed FOR UPDATE`,
      [id],
    );
  }

  /** A place that exists in its edition, in standard form. */
  private check(
    editionSlug: string,
    text: string,
  ): Result<CheckedPlace, 'EDITION_NOT_FOUND' | 'PLACE_UNREADABLE' | 'PLACE_NOT_THERE'> {
    const found = this.laws.findEdition(editionSlug);
    if (!found?.edition.isPublished) return refuse('EDITION_NOT_FOUND', { edition: editionSlug });
    const place = parsePlace(text);
    if (!place) return refuse('PLACE_UNREADABLE', { found: text });
    const last: Place = { article: found.edition.articles, articleSub: 0, paragraph: null, item: null };
    const nearest = place.article > last.article ? last : nearestPlace(place, found.edition);
    if (nearest) return refuse('PLACE_NOT_THERE', { found: printPlace(place), nearest: printPlace(nearest) });
    return ok({ edition: editionSlug, text: printPlace(place), article: place.article });
  }

  private async where(condition: string, parameters: unknown[]): Promise<ArticleChangeNode[]> {
    const rows = await this.database.query<ChangeRow[]>(
      `SELECT ${CHANGE} FROM article_changes c WHERE NOT c.is_removed AND ${condition}
       ORDER BY c.old_article, c.new_article, c.id`,
      parameters,
    );
    return this.describe(rows);
  }

  private describe(rows: readonly ChangeRow[]): ArticleChangeNode[] {
    const say = (editionSlug: string, text: string) => {
      const place = parsePlace(text);
      return place
        ? printCitation({ editionSlug, ...place }, this.laws.allLaws, { withEdition: true })
        : text;
    };
    return rows.map((row) => ({
      ...row,
      oldText: row.oldEdition !== null && row.oldPlace !== null ? say(row.oldEdition, row.oldPlace) : null,
      newText: say(row.newEdition, row.newPlace),
    }));
  }
}
