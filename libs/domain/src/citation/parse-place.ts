import { parseChineseNumeral } from '../numerals/chinese-numeral';
import { foldName } from '../text/fold';
import { placePatterns, type Place } from './citation';

/** Reads 第六十三条之一第一款第三项第二目, in Chinese or Arabic numerals, and nothing around it; null for anything else. */
export function parsePlace(text: string): Place | null {
  const folded = foldName(text);
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(folded);
    if (match) position += match[0].length;
    return match;
  };
  const numberOf = (match: RegExpExecArray | null): number | null | undefined =>
    match ? (parseChineseNumeral(match[1] ?? match[2] ?? '') ?? undefined) : null;
  const head = take(placePatterns.article);
  const article = head && parseChineseNumeral(head[1] ?? '');
  const articleSub = head?.[2] === undefined ? 0 : parseChineseNumeral(head[2]);
  const paragraph = numberOf(take(placePatterns.paragraph));
  const item = numberOf(take(placePatterns.item));
  const subItem = item === null ? null : numberOf(take(placePatterns.subItem));
  const isRead = position === folded.length;
  if (!isRead || !article || articleSub === null) return null;
  if (paragraph === undefined || item === undefined || subItem === undefined) return null;
  return { article, articleSub, paragraph, item, ...(subItem === null ? {} : { subItem }) };
}
