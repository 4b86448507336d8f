import { numeralPattern, printChineseNumeral } from '../numerals/chinese-numeral';
import type { CatalogueEdition, CatalogueLaw, LawCatalogue } from './catalogue';

/** A pointer to a place in one edition of a law; never a bare article number, because laws change. */
export interface Citation {
  readonly editionSlug: string;
  readonly article: number;
  /** N of 第…条之N; 0 for an ordinary article. */
  readonly articleSub: number;
  /** 款, counted from 1. */
  readonly paragraph: number | null;
  /** 项, counted from 1. */
  readonly item: number | null;
  /** 目, counted from 1, of an item; absent = none is named. */
  readonly subItem?: number;
}

/** A place inside a law, whichever of its texts. */
export type Place = Omit<Citation, 'editionSlug'>;

export interface CitedEdition {
  readonly law: CatalogueLaw;
  readonly edition: CatalogueEdition;
}

/** The edition a citation points to, with its law. */
export function citedEdition(editionSlug: string, catalogue: LawCatalogue): CitedEdition | undefined {
  for (const law of catalogue) {
    const edition = law.editions.find(({ slug }) => slug === editionSlug);
    if (edition) return { law, edition };
  }
  return undefined;
}

/** The place inside a law in standard form: 第六十三条之一第一款第三项第二目. */
export function printPlace({ article, articleSub, paragraph, item, subItem }: Place): string {
  const sub = articleSub > 0 ? `之${printChineseNumeral(articleSub)}` : '';
  const paragraphText = paragraph === null ? '' : `第${printChineseNumeral(paragraph)}款`;
  const itemText = item === null ? '' : `第${printChineseNumeral(item)}项`;
  const subItemText = subItem === undefined ? '' : `第${printChineseNumeral(subItem)}目`;
  return `第${printChineseNumeral(article)}条${sub}${paragraphText}${itemText}${subItemText}`;
}

/**
 * The standard form, 《中华人民共和国环境保护法》第六十三条第一款第三项; with the edition's label after the title when a
 * reader has to tell editions apart. Throws when the catalogue lacks the edition: citations are checked on the way in.
 */
export function printCitation(
  citation: Citation,
  catalogue: LawCatalogue,
  { withEdition = false }: { readonly withEdition?: boolean } = {},
): string {
  const cited = citedEdition(citation.editionSlug, catalogue);
  if (!cited) throw new Error(`The catalogue holds no edition ${citation.editionSlug}`);
  const label = withEdition ? `（${cited.edition.label}）` : '';
  return `《${cited.law.title}》${label}${printPlace(citation)}`;
}

/** 第N条 and its parts, sticky, for scanning folded text; 第 is optional because people write 63条. */
export const placePatterns = {
  article: new RegExp(`第?(${numeralPattern})条(?:之(${numeralPattern}))?`, 'y'),
  paragraph: new RegExp(`第?(${numeralPattern})款`, 'y'),
  item: new RegExp(`第?[（(]?(${numeralPattern})[)）]?项|第?[（(](${numeralPattern})[)）]`, 'y'),
  subItem: new RegExp(`第?(${numeralPattern})目`, 'y'),
} as const;
