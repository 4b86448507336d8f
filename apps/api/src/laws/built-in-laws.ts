import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlace } from '@whetstone/domain';
import { parse } from 'csv-parse/sync';
import type { EntityManager } from 'typeorm';
import { noteLawsChanged } from './law-facts';

interface BuiltInEdition {
  readonly slug: string;
  readonly repealedBy: { readonly edition: string; readonly article: number } | null;
}

interface BuiltInLaw {
  readonly slug: string;
  readonly title: string;
  readonly editions: readonly BuiltInEdition[];
}

type CsvRow = Readonly<Record<string, string>>;

/** The columns of an edition's days, which the built-in catalogue leaves alone once they were decided here. */
const DECIDED = [
  'effective_to',
  'doubtful_from',
  'status',
  'status_note',
  'status_note_en',
  'repealed_by_edition',
  'repealed_by_article',
];

/**
 * Loads what comes with the product, so that a newer product corrects the older one's rows: laws, editions, gists and the
 * table of what became of articles. What people decided here stays: the days of an edition that was ended by hand, the
 * number of articles of an imported text, rows of the table that were edited.
 */
export async function loadBuiltInLaws(on: EntityManager, contentFolder: string): Promise<void> {
  const file = JSON.parse(readFileSync(join(contentFolder, 'laws.json'), 'utf8')) as readonly BuiltInLaw[];
  const laws = await withoutKnownElsewhere(on, file);
  const csv = (name: string) =>
    parse(readFileSync(join(contentFolder, name)), {
      columns: true,
      skip_empty_lines: true,
      bom: true,
    }) as CsvRow[];
  await on.query(
    `INSERT INTO laws (slug, title, short_title, aliases, kind, issuer)
     SELECT slug, title, "shortTitle", ARRAY(SELECT jsonb_array_elements_text(aliases)), kind, issuer
     FROM jsonb_to_recordset($1::jsonb)
       AS r(slug text, title text, "shortTitle" text, aliases jsonb, kind text, issuer text)
     ON CONFLICT (slug) DO UPDATE SET title = excluded.title, short_title = excluded.short_title,
       aliases = excluded.aliases, kind = excluded.kind, issuer = excluded.issuer`,
    [JSON.stringify(laws)],
  );
  await loadEditions(on, laws);
  await on.query(
    `INSERT INTO gists (edition_slug, article, gist_zh, gist_en)
     SELECT edition, article, gist_zh, gist_en
     FROM jsonb_to_recordset($1::jsonb) AS r(edition text, article integer, gist_zh text, gist_en text)
     JOIN editions e ON e.slug = r.edition
     ON CONFLICT (edition_slug, article) DO UPDATE SET gist_zh = excluded.gist_zh, gist_en = excluded.gist_en`,
    [JSON.stringify(csv('gists.csv'))],
  );
  await loadChanges(on, csv('article-changes.csv'));
  await noteLawsChanged(on);
}

/** A law that somebody brought in here before it came with the product keeps its place: one title, one law. */
async function withoutKnownElsewhere(
  on: EntityManager,
  laws: readonly BuiltInLaw[],
): Promise<readonly BuiltInLaw[]> {
  const known = await on.query<{ slug: string; title: string }[]>(`SELECT slug, title FROM laws`);
  const slugOf = new Map(known.map(({ slug, title }) => [title, slug]));
  return laws.filter(({ slug, title }) => (slugOf.get(title) ?? slug) === slug);
}

async function loadEditions(on: EntityManager, laws: readonly BuiltInLaw[]): Promise<void> {
  const loaded = new Set(laws.flatMap((law) => law.editions.map(({ slug }) => slug)));
  const editions = laws.flatMap((law) =>
    law.editions.map(({ repealedBy, ...edition }) => {
      const by = repealedBy && loaded.has(repealedBy.edition) ? repealedBy : null;
      return {
        ...edition,
        law: law.slug,
        repealedByEdition: by?.edition ?? null,
        repealedByArticle: by?.article ?? null,
      };
    }),
  );
  const kept = DECIDED.map(
    (column) => `${column} = CASE WHEN e.decided_at IS NULL THEN excluded.${column} ELSE e.${column} END`,
  );
  await on.query(
    `INSERT INTO editions AS e (slug, law_slug, label, number, promulgated_on, effective_from, effective_to, status,
       doubtful_from, status_note, status_note_en, repealed_by_edition, repealed_by_article, articles, is_built_in, published_at)
     SELECT slug, law, label, number, "promulgatedOn", "effectiveFrom", "effectiveTo", status,
       "doubtfulFrom", "statusNote", "statusNoteEn", "repealedByEdition", "repealedByArticle", articles, true,
       -- Where a text published here stands on the same days, the product's waits like any other.
       CASE WHEN NOT EXISTS (SELECT FROM editions o WHERE o.law_slug = r.law AND NOT o.is_built_in
         AND o.published_at IS NOT NULL
         AND daterange(o.effective_from, o.effective_to) && daterange(r."effectiveFrom", r."effectiveTo"))
       THEN now() END
     FROM jsonb_to_recordset($1::jsonb) AS r(slug text, law text, label text, number text, "promulgatedOn" date,
       "effectiveFrom" date, "effectiveTo" date, status text, "doubtfulFrom" date, "statusNote" text,
       "statusNoteEn" text, "repealedByEdition" text, "repealedByArticle" integer, articles integer)
     ON CONFLICT (slug) DO UPDATE SET label = excluded.label, number = excluded.number,
       promulgated_on = excluded.promulgated_on, effective_from = excluded.effective_from, is_built_in = true,
       articles = CASE WHEN EXISTS (SELECT FROM edition_texts t WHERE t.edition_slug = e.slug)
                  THEN e.articles ELSE excluded.articles END,
       ${kept.join(', ')}`,
    [JSON.stringify(editions)],
  );
}

/** A built-in row is known again by its places; @throws Error when the file names a place nobody can read. */
async function loadChanges(on: EntityManager, rows: readonly CsvRow[]): Promise<void> {
  const articleOf = (place: string) => {
    const article = parsePlace(place)?.article;
    if (article === undefined) throw new Error(`article-changes.csv holds an unreadable place: ${place}`);
    return article;
  };
  const changes = rows.map((row) => {
    const { old_edition = '', old_citation = '', new_edition = '', new_citation = '', note_zh = '' } = row;
    return {
      key: [old_edition, old_citation, new_edition, new_citation].join('|'),
      ...{
        old_edition: old_edition || null,
        old_citation: old_citation || null,
        new_edition,
        new_citation,
        note_zh,
      },
      old_article: old_citation ? articleOf(old_citation) : null,
      new_article: articleOf(new_citation),
    };
  });
  await on.query(
    `INSERT INTO article_changes AS c (built_in_key, old_edition, old_citation, old_article, new_edition, new_citation,
       new_article, note)
     SELECT key, old_edition, old_citation, old_article, new_edition, new_citation, new_article, note_zh
     FROM jsonb_to_recordset($1::jsonb) AS r(key text, old_edition text, old_citation text, old_article integer,
       new_edition text, new_citation text, new_article integer, note_zh text)
     WHERE EXISTS (SELECT FROM editions WHERE slug = new_edition)
       AND (old_edition IS NULL OR EXISTS (SELECT FROM editions WHERE slug = old_edition))
     ON CONFLICT ON CONSTRAINT uq_article_changes_built_in DO UPDATE SET note = excluded.note
       WHERE c.edited_at IS NULL`,
    [JSON.stringify(changes)],
  );
  await on.query(`DELETE FROM article_changes WHERE built_in_key <> ALL ($1) AND edited_at IS NULL`, [
    changes.map(({ key }) => key),
  ]);
}
