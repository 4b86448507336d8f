import { printProvisionNumber, type ProvisionKind } from '@whetstone/domain';
import type { OutlineHeading } from './law-library.types';

/** A heading or an article, in the order of the text. */
export interface OutlineRow {
  readonly key: string;
  readonly parentKey: string | null;
  readonly kind: ProvisionKind;
  readonly number: number | null;
  readonly sub: number;
  readonly text: string;
}

/** The headings of a text, each with where its articles begin and how many stand under it and what lies below it. */
export function countOutline(rows: readonly OutlineRow[]): OutlineHeading[] {
  const headings = new Map<string, OutlineHeading & { readonly parentKey: string | null }>();
  let articles = 0;
  for (const row of rows) {
    const above = row.parentKey === null ? undefined : headings.get(row.parentKey);
    if (row.kind !== 'article') {
      const { key, parentKey, kind, text } = row;
      const depth = above ? above.depth + 1 : 0;
      const label = printProvisionNumber(row);
      headings.set(key, { key, parentKey, kind, text, depth, label, firstIndex: articles, articleCount: 0 });
      continue;
    }
    articles += 1;
    for (
      let heading = above;
      heading;
      heading = heading.parentKey === null ? undefined : headings.get(heading.parentKey)
    )
      heading.articleCount += 1;
  }
  return [...headings.values()].map(({ parentKey: _, ...heading }) => heading);
}
