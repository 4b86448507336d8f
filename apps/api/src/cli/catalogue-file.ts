import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawCatalogue } from '@whetstone/domain';
import { z } from 'zod';
import { repositoryRoot } from '../platform/repository-root';

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

/** The laws the product knows, from the repository and without a database. */
export async function loadCatalogue(): Promise<LawCatalogue> {
  const file = join(repositoryRoot(import.meta.url), 'apps/api/content/laws.json');
  return catalogueFile.parse(JSON.parse(await readFile(file, 'utf8')));
}
