import { printPlace, type Place } from '../citation/citation';
import { printChineseNumeral } from '../numerals/chinese-numeral';

/** 编, 分编, 章, 节, 条, 款, 项, 目. */
export const provisionKinds = [
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'sub_item',
] as const;
export type ProvisionKind = (typeof provisionKinds)[number];

/** The kinds that are headings: they stand above articles. */
export type HeadingKind = Extract<ProvisionKind, 'part' | 'subpart' | 'chapter' | 'section'>;

/** One node of an edition's text. */
export interface Provision {
  /**
   * Its path, the same whenever the text is imported again: `a63.1.p1.i3` is 第六十三条之一第一款第三项, `t2.c3` the third
   * chapter of the second part. Together with the edition it is the provision's id.
   */
  readonly key: string;
  readonly parentKey: string | null;
  /** Order in the whole text, from 0. */
  readonly position: number;
  readonly kind: ProvisionKind;
  /** Of a 款 its place in the article; null = a heading without a number (附则). */
  readonly number: number | null;
  /** N of 第…条之N; 0 for everything else. */
  readonly sub: number;
  /** Of a heading its name, of an article everything it says, of the others their own words without what lies below. */
  readonly text: string;
}

const headingLetters: Readonly<Record<HeadingKind, string>> = {
  part: 't',
  subpart: 'u',
  chapter: 'c',
  section: 's',
};

const headingWords: Readonly<Record<HeadingKind, string>> = {
  part: '编',
  subpart: '分编',
  chapter: '章',
  section: '节',
};

/** The key of a heading; `occurrence` tells headings without a number, or with a number used twice, apart. */
export function headingKey(
  parentKey: string | null,
  kind: HeadingKind,
  number: number | null,
  occurrence: number,
): string {
  const own = `${headingLetters[kind]}${number ?? 0}${occurrence > 1 ? `-${occurrence}` : ''}`;
  return parentKey === null ? own : `${parentKey}.${own}`;
}

/** The key of an article or of what lies in it; a place without a paragraph and with an item has none of its own. */
export function placeKey({ article, articleSub, paragraph, item, subItem }: Place): string {
  const parts = [
    `a${article}${articleSub > 0 ? `.${articleSub}` : ''}`,
    paragraph === null ? '' : `.p${paragraph}`,
    item === null ? '' : `.i${item}`,
    subItem === undefined ? '' : `.m${subItem}`,
  ];
  return parts.join('');
}

/** The place a key of an article, paragraph, item or sub-item stands for; null for a heading's. */
export function placeOfKey(key: string): Place | null {
  const match = /^a(\d+)(?:\.(\d+))?(?:\.p(\d+))?(?:\.i(\d+))?(?:\.m(\d+))?$/.exec(key);
  if (!match) return null;
  const [article, articleSub, paragraph, item, subItem] = match
    .slice(1)
    .map((text: string | undefined) => (text === undefined ? null : Number(text)));
  if (article === undefined || article === null) return null;
  return {
    article,
    articleSub: articleSub ?? 0,
    paragraph: paragraph ?? null,
    item: item ?? null,
    ...(subItem === undefined || subItem === null ? {} : { subItem }),
  };
}

/** Whether the provision of this key is what is meant or lies in it; an item without its paragraph is looked for in all. */
export function isWithinPlace(key: string, place: Place): boolean {
  const own = placeOfKey(key);
  if (!own) return false;
  const levels = ['article', 'articleSub', 'paragraph', 'item', 'subItem'] as const;
  return levels.every((level) => (place[level] ?? null) === null || own[level] === place[level]);
}

function isHeadingKind(kind: ProvisionKind): kind is HeadingKind {
  return kind in headingWords;
}

/** 第三章, 第六十三条之一, （三）, 1.: the number as the text itself writes it; empty for 款 and headings without one. */
export function printProvisionNumber({
  kind,
  number,
  sub,
}: Pick<Provision, 'kind' | 'number' | 'sub'>): string {
  if (number === null || kind === 'paragraph') return '';
  if (kind === 'item') return `（${printChineseNumeral(number)}）`;
  if (kind === 'sub_item') return `${number}.`;
  if (isHeadingKind(kind)) return `第${printChineseNumeral(number)}${headingWords[kind]}`;
  return printPlace({ article: number, articleSub: sub, paragraph: null, item: null });
}
