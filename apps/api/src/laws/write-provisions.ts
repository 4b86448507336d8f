import { foldForSearch, type Provision } from '@whetstone/domain';
import type { Queryable } from '../platform/database';

/** Rows written by one statement. */
const BATCH = 1_000;

/** What lies in an article is found with the article. */
function isSearched({ kind }: Provision): boolean {
  return kind !== 'paragraph' && kind !== 'item' && kind !== 'sub_item';
}

/** Writes what is new or differs of an edition's text; rows of the same key stay the same rows. */
export async function writeProvisions(
  on: Queryable,
  editionSlug: string,
  {
    written,
    removedKeys,
  }: { readonly written: readonly Provision[]; readonly removedKeys: readonly string[] },
): Promise<void> {
  await on.query(`DELETE FROM provisions WHERE edition_slug = $1 AND key = ANY ($2)`, [
    editionSlug,
    removedKeys,
  ]);
  for (let from = 0; from < written.length; from += BATCH) {
    const rows = written.slice(from, from + BATCH).map((provision) => ({
      ...provision,
      search: isSearched(provision) ? foldForSearch(provision.text) : '',
    }));
    await on.query(
      `INSERT INTO provisions AS p (edition_slug, key, parent_key, position, kind, number, sub, text, search_text)
       SELECT $1, key, "parentKey", position, kind, number, sub, text, search
       FROM jsonb_to_recordset($2::jsonb) AS r(key text, "parentKey" text, position integer, kind text,
         number integer, sub integer, text text, search text)
       ON CONFLICT (edition_slug, key) DO UPDATE SET parent_key = excluded.parent_key, position = excluded.position,
         number = excluded.number, sub = excluded.sub, text = excluded.text,
         search_text = excluded.search_text`,
      [editionSlug, JSON.stringify(rows)],
    );
  }
}
