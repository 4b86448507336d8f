import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { LawCatalogue } from '@whetstone/domain';
import { z } from 'zod';

const date = z.iso.date();

/** The fields of `content/laws.json` a catalogue needs; the file holds more, for the library's pages. */
const catalogueFile = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    shortTitle: z.string(),
    aliases: z.array(z.string()).default([]),
    editions: z.array(
      z.object({
        slug: z.string(),
        label: z.string(),
        effectiveFrom: date,
        effectiveTo: date.nullable().default(null),
        articles: z.int().positive(),
      }),
    ),
  }),
);

/** The folder that holds nx.json, above this file in the source tree and in `dist` alike. */
function repositoryRoot(from: string): URL {
  let folder = new URL('./', from);
  while (!existsSync(new URL('nx.json', folder))) {
    const parent = new URL('../', folder);
    if (parent.href === folder.href) throw new Error(`No nx.json in any folder above ${from}`);
    folder = parent;
  }
  return folder;
}

/** The laws the product knows, from the repository and without a database. */
export async function loadCatalogue(): Promise<LawCatalogue> {
  const file = new URL('apps/api/content/laws.json', repositoryRoot(import.meta.url));
  return catalogueFile.parse(JSON.parse(await readFile(file, 'utf8')));
}
