import { statusOn, type CalendarDate, type EditionStatus } from '@whetstone/domain';
import type { Queryable } from '../platform/database';

/** An edition as the catalogue in memory holds it. */
export interface EditionFacts {
  readonly slug: string;
  readonly lawSlug: string;
  readonly label: string;
  readonly number: string;
  readonly promulgatedOn: string | null;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly doubtfulFrom: string | null;
  readonly statusNote: string | null;
  readonly statusNoteEn: string | null;
  readonly repealedByEdition: string | null;
  readonly repealedByArticle: number | null;
  readonly articles: number;
  readonly isBuiltIn: boolean;
  readonly isPublished: boolean;
  readonly hasText: boolean;
  /** The keys of its articles and what lies in them; absent while its text is not in the library. */
  readonly provisions?: ReadonlySet<string>;
}

export interface LawFacts {
  readonly slug: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly issuer: string;
  readonly editions: readonly EditionFacts[];
}

/** What an edition is on a day, from its days and, where those say nothing, from the doubt that was noted. */
export function editionStatusOn(edition: EditionFacts, day: CalendarDate): EditionStatus {
  const { effectiveFrom, effectiveTo, doubtfulFrom } = edition;
  return statusOn(
    { effectiveFrom, effectiveTo, doubtfulFrom, isRepealed: edition.repealedByEdition !== null },
    day,
  );
}

type EditionRow = Omit<EditionFacts, 'provisions'>;
type LawRow = Omit<LawFacts, 'editions'> & { readonly editions: readonly EditionRow[] | null };

/** Every law with all its editions, the oldest first, those that wait to be published included. */
export async function readLaws(on: Queryable): Promise<LawFacts[]> {
  const laws = await on.query<LawRow[]>(
    `SELECT l.slug, l.title, l.short_title AS "shortTitle", l.aliases, l.kind, l.issuer,
            jsonb_agg(jsonb_build_object('slug', e.slug, 'lawSlug', e.law_slug, 'label', e.label, 'number', e.number,
              'promulgatedOn', e.promulgated_on, 'effectiveFrom', e.effective_from, 'effectiveTo', e.effective_to,
              'doubtfulFrom', e.doubtful_from, 'statusNote', e.status_note, 'statusNoteEn', e.status_note_en,
              'repealedByEdition', e.repealed_by_edition, 'repealedByArticle', e.repealed_by_article,
              'articles', e.articles, 'isBuiltIn', e.is_built_in, 'isPublished', e.published_at IS NOT NULL,
              'hasText', t.edition_slug IS NOT NULL) ORDER BY e.effective_from, e.slug)
              FILTER (WHERE e.slug IS NOT NULL) AS editions
     FROM laws l LEFT JOIN editions e ON e.law_slug = l.slug LEFT JOIN edition_texts t ON t.edition_slug = e.slug
     GROUP BY l.slug ORDER BY l.slug`,
  );
  const keys = await on.query<{ editionSlug: string; keys: string[] }[]>(
    `SELECT edition_slug AS "editionSlug", array_agg(key) AS keys FROM provisions
     WHERE kind IN ('article', 'paragraph', 'item', 'sub_item') GROUP BY edition_slug`,
  );
  const provisionsOf = new Map(keys.map((row) => [row.editionSlug, new Set(row.keys)]));
  return laws.map((law) => ({
    ...law,
    editions: (law.editions ?? []).map((edition) => {
      const provisions = provisionsOf.get(edition.slug);
      return provisions ? { ...edition, provisions } : edition;
    }),
  }));
}

/** Says, within the transaction that changed something, that whoever keeps the catalogue has to read it again. */
export async function noteLawsChanged(on: Queryable): Promise<void> {
  await on.query(`UPDATE law_version SET version = version + 1`);
}
