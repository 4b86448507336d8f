import { foldPunctuation } from '../text/fold';
import { parseChineseNumeral } from './chinese-numeral';

/** A number as people write it, 30, 1.5, 10万, 三十 or 二十万; 两 counts, 一 in 一般 does not: it needs a unit behind it. */
const arabic = /\d+(?:\.\d+)?/y;
const chinese = /[〇零一二两三四五六七八九十百千万]+/y;
/** What a Chinese numeral counts: without one of these behind it, 一 is a word. */
const unit =
  /^(?:个|日|天|年|月|周|小时|分钟|工作日|元|倍|次|人|名|份|条|款|项|成|级|类|种|件|家|平方|吨|毫克|米|以上|以下|至|到|分之)/;
const tenThousand = 10_000;

function ofChinese(text: string): number | null {
  const [high = '', ...rest] = text.split('万');
  if (rest.length === 0) return parseChineseNumeral(text);
  if (rest.length > 1) return null;
  const upper = parseChineseNumeral(high);
  const lower = rest[0] === '' ? 0 : parseChineseNumeral(rest[0] ?? '');
  return upper === null || lower === null ? null : upper * tenThousand + lower;
}

/**
 * The quantities a text names, in either numeral system and each once, in the order they come: "三十日内处10万元以上" gives
 * 30 and 100000. Numbers of articles, 第三十条, are places and no quantities.
 */
export function numbersIn(text: string): number[] {
  const plain = foldPunctuation(text).replace(
    /第[〇零一二两三四五六七八九十百千0-9]+[条款项章节编期号]?/g,
    ' ',
  );
  const found: number[] = [];
  for (let index = 0; index < plain.length;) {
    const number = numberAt(plain, index);
    if (number) found.push(number.value);
    index = number ? number.end : index + 1;
  }
  return [...new Set(found)];
}

function numberAt(text: string, index: number): { readonly value: number; readonly end: number } | null {
  arabic.lastIndex = index;
  const digits = arabic.exec(text)?.[0];
  if (digits !== undefined) {
    const end = index + digits.length;
    return text[end] === '万'
      ? { value: Number(digits) * tenThousand, end: end + 1 }
      : { value: Number(digits), end };
  }
  chinese.lastIndex = index;
  const numeral = chinese.exec(text)?.[0];
  if (numeral === undefined || !unit.test(text.slice(index + numeral.length))) return null;
  const value = ofChinese(numeral);
  return value === null ? null : { value, end: index + numeral.length };
}
