import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { noteLawsChanged } from './law-facts';

export interface PublishEdition {
  /** An edition of another law that this one ends; the same law's own earlier text is ended without being named. */
  readonly endsEdition?: string;
  /** The article of this edition that ends the other one. */
  readonly repealedByArticle?: number;
  /** The first day the ended texts are no longer law: as a rule the day this edition begins. */
  readonly onDay: string;
}

/** What publishing changed, for whoever computes what it touches. */
export interface PublishedEdition {
  readonly slug: string;
  /** The editions that ended by it. */
  readonly endedEditions: readonly string[];
}

export type PublishRefusal =
  | 'EDITION_NOT_FOUND'
  | 'EDITION_PUBLISHED_ALREADY'
  | 'EDITION_WITHOUT_TEXT'
  | 'EDITION_ENDS_ITSELF'
  | 'EDITION_ENDED_ALREADY'
  | 'EDITION_NOT_BEGUN'
  | 'EDITION_DAYS_TAKEN'
  | 'PLACE_NOT_THERE';

interface EditionRow {
  readonly slug: string;
  readonly lawSlug: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly articles: number;
  readonly isPublished: boolean;
  readonly hasText: boolean;
}

const EDITION = `SELECT e.slug, e.law_slug AS "lawSlug", e.effective_from AS "effectiveFrom",
    e.effective_to AS "effectiveTo", e.articles, e.published_at IS NOT NULL AS "isPublished",
    EXISTS (SELECT FROM edition_texts t WHERE t.edition_slug = e.slug) AS "hasText"
  FROM editions e`;

/** Editions becoming law and ceasing to be. */
@Injectable()
export class EditionsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Publishes an imported edition inside the caller's transaction: from now on it may be cited and is read as the law of
   * its days. Ends the law's own earlier text on the day this one begins, and `endsEdition` on `onDay`; the status of all of
   * them follows from these days, and the built-in catalogue no longer moves them.
   *
   * The caller decides who may (`keepsLaws` in laws.policy.ts), opens the transaction in a scope over the nation, writes
   * what publishing touches (questions, lectures, notes) from `endedEditions` in the same transaction, and after its commit
   * awaits `LawsService.reload()`, so that its own process answers with the new catalogue at once.
   */
  async publishEdition(
    on: EntityManager,
    slug: string,
    { endsEdition, repealedByArticle, onDay }: PublishEdition,
  ): Promise<Result<PublishedEdition, PublishRefusal>> {
    const edition = await this.lock(on, slug);
    if (!edition) return refuse('EDITION_NOT_FOUND', { edition: slug });
    if (edition.isPublished) return refuse('EDITION_PUBLISHED_ALREADY', { edition: slug });
    if (!edition.hasText) return refuse('EDITION_WITHOUT_TEXT', { edition: slug });
    if (repealedByArticle !== undefined && !(repealedByArticle >= 1 && repealedByArticle <= edition.articles))
      return refuse('PLACE_NOT_THERE', { found: repealedByArticle, nearest: edition.articles });
    const other = endsEdition === undefined ? null : await this.lock(on, endsEdition);
    if (endsEdition !== undefined && !other) return refuse('EDITION_NOT_FOUND', { edition: endsEdition });
    if (other?.slug === slug) return refuse('EDITION_ENDS_ITSELF', { edition: slug });
    if (other?.lawSlug === edition.lawSlug && onDay > edition.effectiveFrom)
      return refuse('EDITION_DAYS_TAKEN', { from: other.effectiveFrom, to: onDay });
    const earlier = await this.earlierText(on, edition);
    if (!earlier.ok) return earlier;
    const ended = [
      ...(earlier.value && earlier.value.slug !== other?.slug
        ? [{ row: earlier.value, onDay: edition.effectiveFrom, isRepealed: false }]
        : []),
      ...(other ? [{ row: other, onDay, isRepealed: other.lawSlug !== edition.lawSlug }] : []),
    ];
    for (const { row, onDay: day } of ended) {
      if (row.effectiveTo !== null)
        return refuse('EDITION_ENDED_ALREADY', { edition: row.slug, on: row.effectiveTo });
      if (day <= row.effectiveFrom)
        return refuse('EDITION_NOT_BEGUN', { edition: row.slug, from: row.effectiveFrom, on: day });
    }
    for (const { row, onDay: day, isRepealed } of ended)
      await this.end(on, row.slug, {
        onDay: day,
        by: isRepealed ? slug : null,
        article: repealedByArticle ?? null,
      });
    await on.query(
      `UPDATE editions SET published_at = $2, decided_at = $2,
         status = CASE WHEN effective_from > $3 THEN 'not_yet' ELSE 'in_force' END WHERE slug = $1`,
      [slug, this.clock.now(), this.clock.today()],
    );
    await noteLawsChanged(on);
    return ok({ slug, endedEditions: ended.map(({ row }) => row.slug) });
  }

  /** What was imported by mistake goes, with its text, and with its law if that has no other; published texts stay for ever. */
  async discardEdition(
    on: EntityManager,
    slug: string,
  ): Promise<Result<{ readonly slug: string }, 'EDITION_NOT_FOUND' | 'EDITION_PUBLISHED_ALREADY'>> {
    const edition = await this.lock(on, slug);
    if (!edition) return refuse('EDITION_NOT_FOUND', { edition: slug });
    if (edition.isPublished) return refuse('EDITION_PUBLISHED_ALREADY', { edition: slug });
    await on.query(
      `DELETE FROM article_changes WHERE $1 IN (old_edition, new_edition) AND built_in_key IS NULL`,
      [slug],
    );
    await on.query(`DELETE FROM provisions WHERE edition_slug = $1`, [slug]);
    await on.query(`DELETE FROM edition_texts WHERE edition_slug = $1`, [slug]);
    await on.query(`DELETE FROM editions WHERE slug = $1`, [slug]);
    await on.query(
      `DELETE FROM laws l WHERE slug = $1 AND NOT EXISTS (SELECT FROM editions WHERE law_slug = l.slug)`,
      [edition.lawSlug],
    );
    await noteLawsChanged(on);
    return ok({ slug });
  }

  private lock(on: EntityManager, slug: string): Promise<EditionRow | null> {
    return findOne<EditionRow>(on, `${EDITION} WHERE e.slug = $1 FOR UPDATE OF e`, [slug]);
  }

  /** The published text of the same law that is open when this one begins; none may begin on the same day or later. */
  private async earlierText(
    on: EntityManager,
    { slug, lawSlug, effectiveFrom, effectiveTo }: EditionRow,
  ): Promise<Result<EditionRow | null, 'EDITION_DAYS_TAKEN'>> {
    const meeting = await on.query<EditionRow[]>(
      `${EDITION} WHERE e.law_slug = $1 AND e.slug <> $2 AND e.published_at IS NOT NULL
         AND daterange(e.effective_from, e.effective_to) && daterange($3::date, $4::date)
       ORDER BY e.effective_from FOR UPDATE OF e`,
      [lawSlug, slug, effectiveFrom, effectiveTo],
    );
    const [earlier] = meeting;
    const isInTheWay = meeting.find((row) => row.effectiveTo !== null || row.effectiveFrom >= effectiveFrom);
    if (isInTheWay)
      return refuse('EDITION_DAYS_TAKEN', {
        from: isInTheWay.effectiveFrom,
        to: isInTheWay.effectiveTo ?? '—',
      });
    return ok(earlier ?? null);
  }

  private async end(
    on: EntityManager,
    slug: string,
    {
      onDay,
      by,
      article,
    }: { readonly onDay: string; readonly by: string | null; readonly article: number | null },
  ): Promise<void> {
    await on.query(
      `UPDATE editions SET effective_to = $2, repealed_by_edition = $3, repealed_by_article = CASE WHEN $3::text IS NULL THEN NULL ELSE $4::int END,
         status = CASE WHEN $3::text IS NULL THEN 'superseded' ELSE 'repealed' END, doubtful_from = NULL,
         status_note = NULL, status_note_en = NULL, decided_at = $5 WHERE slug = $1`,
      [slug, onDay, by, article, this.clock.now()],
    );
  }
}
