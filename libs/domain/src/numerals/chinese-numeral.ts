import { foldName } from '../text/fold';

/** Highest article number the parser believes: the longest Chinese statute has 1,260 articles. */
export const maxNumeral = 9999;

const digits = '零一二三四五六七八九';
const places = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const;

/** The characters of a Chinese or Arabic numeral, for building patterns; full-width digits must be folded first. */
export const numeralPattern = '[〇零一二两三四五六七八九十百千0-9]+';

function withoutUnits(text: string): number | null {
  const value = Number([...text].map((digit) => digits.indexOf(digit)).join(''));
  return value >= 1 && value <= maxNumeral ? value : null;
}

function withUnits(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const place = places.find(([unit]) => unit === character);
    if (place) total += digit * place[1];
    digit = place ? 0 : digits.indexOf(character);
  }
  return total + digit;
}

/** Spellings in use for the same number: 〇, 两百, 一十, 一百十. */
function canonical(text: string): string {
  return text
    .replaceAll('〇', '零')
    .replaceAll('两', '二')
    .replace(/(^|[零百千])十/, '$1一十')
    .replace(/^一十/, '十');
}

/**
 * Reads a numeral of 1 to 9999 as legal texts write it: 一千二百四十二, 一百零五, 十, 一〇五, 105, １０５. Anything that
 * is not a well-formed numeral (十百, 零) gives null.
 */
export function parseChineseNumeral(text: string): number | null {
  const folded = foldName(text);
  if (/^[0-9]{1,4}$/.test(folded)) return Number(folded) || null;
  if (!/^[〇零一二两三四五六七八九十百千]+$/.test(folded)) return null;
  const chinese = canonical(folded);
  if (/^[零一二三四五六七八九]{2,4}$/.test(chinese)) return withoutUnits(chinese);
  const value = withUnits(chinese.replace(/^十/, '一十'));
  return value >= 1 && value <= maxNumeral && printChineseNumeral(value) === chinese ? value : null;
}

/** Writes 1 to 9999 the way statutes number their articles: 10 → 十, 105 → 一百零五, 1242 → 一千二百四十二. */
export function printChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > maxNumeral) {
    throw new RangeError(`A Chinese numeral is printed for 1–${maxNumeral}, not ${value}`);
  }
  let rest = value;
  let text = '';
  for (const [unit, size] of places) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) text += `${digits.charAt(digit)}${unit}`;
    else if (text && rest > 0 && !text.endsWith('零')) text += '零';
  }
  if (rest > 0) text += digits.charAt(rest);
  return text.replace(/^一十/, '十');
}
