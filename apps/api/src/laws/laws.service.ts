import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { printCitation, type Citation, type Language, type LawCatalogue } from '@whetstone/domain';
import { parse } from 'csv-parse/sync';
import { DataSource, type EntityManager } from 'typeorm';
import { Installation } from '../platform/platform.module';
import type { CitedArticle } from './laws.types';

interface EditionFacts {
  readonly slug: string;
  readonly label: string;
  readonly number: string;
  readonly promulgatedOn: string | null;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly status: string;
  readonly statusNote: string | null;
  readonly statusNoteEn: string | null;
  readonly repealedBy: { readonly edition: string; readonly article: number } | null;
  readonly articles: number;
}

interface LawFacts {
  readonly slug: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly issuer: string;
  readonly editions: readonly EditionFacts[];
}

interface Gist {
  readonly zh: string;
  readonly en: string;
}

/** The catalogue of laws: which texts there are, when each was law, and what our one-line gists say of articles. */
@Injectable()
export class LawsService {
  private laws: readonly LawFacts[] = [];
  private gists = new Map<string, Gist>();

  constructor(
    private readonly database: DataSource,
    private readonly installation: Installation,
  ) {}

  /** The built-in catalogue comes with the product, so a newer product corrects the older one's rows. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction((on) => this.loadBuiltIn(on));
    await this.reload();
  }

  get catalogue(): LawCatalogue {
    return this.laws;
  }

  /** A citation as a person reads it. @throws Error for an edition that is not in the catalogue. */
  describe(citation: Citation, language: Language): CitedArticle {
    const { law, edition } = this.editionOf(citation.editionSlug);
    const gist = this.gists.get(`${citation.editionSlug} ${citation.article}`);
    return {
      text: printCitation(citation, this.laws),
      lawTitle: law.title,
      editionLabel: edition.label,
      effectiveFrom: edition.effectiveFrom,
      effectiveTo: edition.effectiveTo,
      status: edition.status,
      statusNote: language === 'zh' ? edition.statusNote : edition.statusNoteEn,
      gist: gist?.[language] ?? null,
    };
  }

  private editionOf(slug: string): { law: LawFacts; edition: EditionFacts } {
    for (const law of this.laws) {
      const edition = law.editions.find((one) => one.slug === slug);
      if (edition) return { law, edition };
    }
    throw new Error(`The catalogue holds no edition ${slug}`);
  }

  private async reload(): Promise<void> {
    this.laws = await this.database.query<LawFacts[]>(
      `SELECT l.slug, l.title, l.short_title AS "shortTitle", l.aliases, l.kind, l.issuer,
              jsonb_agg(jsonb_build_object('slug', e.slug, 'label', e.label, 'number', e.number,
                'promulgatedOn', e.promulgated_on, 'effectiveFrom', e.effective_from, 'effectiveTo', e.effective_to,
                'status', e.status, 'statusNote', e.status_note, 'statusNoteEn', e.status_note_en,
                'articles', e.articles) ORDER BY e.effective_from) AS editions
       FROM laws l JOIN editions e ON e.law_slug = l.slug GROUP BY l.slug ORDER BY l.slug`,
    );
    const rows = await this.database.query<{ edition: string; article: number; zh: string; en: string }[]>(
      `SELECT edition_slug AS edition, article, gist_zh AS zh, gist_en AS en FROM gists`,
    );
    this.gists = new Map(rows.map((row) => [`${row.edition} ${row.article}`, row]));
  }

  private async loadBuiltIn(on: EntityManager): Promise<void> {
    const { contentFolder } = this.installation;
    const laws = JSON.parse(readFileSync(join(contentFolder, 'laws.json'), 'utf8')) as readonly LawFacts[];
    const csv = (name: string): unknown =>
      parse(readFileSync(join(contentFolder, name)), { columns: true, skip_empty_lines: true, bom: true });
    await on.query(
      `INSERT INTO laws (slug, title, short_title, aliases, kind, issuer)
       SELECT slug, title, "shortTitle", ARRAY(SELECT jsonb_array_elements_text(aliases)), kind, issuer
       FROM jsonb_to_recordset($1::jsonb)
         AS r(slug text, title text, "shortTitle" text, aliases jsonb, kind text, issuer text)
       ON CONFLICT (slug) DO UPDATE SET title = excluded.title, short_title = excluded.short_title,
         aliases = excluded.aliases, kind = excluded.kind, issuer = excluded.issuer`,
      [JSON.stringify(laws)],
    );
    await this.loadEditions(on, laws);
    await on.query(
      `INSERT INTO gists (edition_slug, article, gist_zh, gist_en)
       SELECT edition, article, gist_zh, gist_en
       FROM jsonb_to_recordset($1::jsonb) AS r(edition text, article integer, gist_zh text, gist_en text)
       ON CONFLICT (edition_slug, article) DO UPDATE SET gist_zh = excluded.gist_zh, gist_en = excluded.gist_en`,
      [JSON.stringify(csv('gists.csv'))],
    );
    await on.query(`DELETE FROM article_changes`);
    await on.query(
      `INSERT INTO article_changes (old_edition, old_citation, new_edition, new_citation, note)
       SELECT nullif(old_edition, ''), nullif(old_citation, ''), new_edition, new_citation, note_zh
       FROM jsonb_to_recordset($1::jsonb)
         AS r(old_edition text, old_citation text, new_edition text, new_citation text, note_zh text)`,
      [JSON.stringify(csv('article-changes.csv'))],
    );
  }

  private async loadEditions(on: EntityManager, laws: readonly LawFacts[]): Promise<void> {
    const editions = laws.flatMap((law) =>
      law.editions.map(({ repealedBy, ...edition }) => ({
        ...edition,
        law: law.slug,
        repealedByEdition: repealedBy?.edition ?? null,
        repealedByArticle: repealedBy?.article ?? null,
      })),
    );
    await on.query(
      `INSERT INTO editions (slug, law_slug, label, number, promulgated_on, effective_from, effective_to, status,
         status_note, status_note_en, repealed_by_edition, repealed_by_article, articles)
       SELECT slug, law, label, number, "promulgatedOn", "effectiveFrom", "effectiveTo", status,
         "statusNote", "statusNoteEn", "repealedByEdition", "repealedByArticle", articles
       FROM jsonb_to_recordset($1::jsonb) AS r(slug text, law text, label text, number text, "promulgatedOn" date,
         "effectiveFrom" date, "effectiveTo" date, status text, "statusNote" text, "statusNoteEn" text,
         "repealedByEdition" text, "repealedByArticle" integer, articles integer)
       ON CONFLICT (slug) DO UPDATE SET label = excluded.label, number = excluded.number,
         promulgated_on = excluded.promulgated_on, effective_from = excluded.effective_from,
         effective_to = excluded.effective_to, status = excluded.status, status_note = excluded.status_note,
         status_note_en = excluded.status_note_en, repealed_by_edition = excluded.repealed_by_edition,
         repealed_by_article = excluded.repealed_by_article, articles = excluded.articles`,
      [JSON.stringify(editions)],
    );
  }
}
