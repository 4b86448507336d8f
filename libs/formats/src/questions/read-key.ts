import { foldPunctuation, type FillInKey, type QuestionOption, type RubricPoint } from '@whetstone/domain';
import { splitMarked, unmark } from './marked-text';

const trueWords = new Set([
  ...['正确', '对', '是', '√', '✓', '✔', '☑', '勾', '真', '1', 't', 'true', 'y', 'yes', 'right', 'correct'],
]);
const falseWords = new Set([
  ...['错误', '错', '否', '不正确', '不对', '×', '✗', '✘', '✕', '╳', '叉', '假', '0'],
  ...['x', 'f', 'false', 'n', 'no', 'wrong', 'incorrect'],
]);

const letterSeparators = /[\s,;、/.|+&和]+/g;

/** 1,2 and 12 are the first and the second option; a bank with ten options separates them. */
function readFigures(text: string): string[] | null {
  const parts = text.split(letterSeparators).filter(Boolean);
  const [only = ''] = parts;
  const figures = (parts.length === 1 ? [...only] : parts).map(Number);
  if (figures.some((figure) => figure < 1 || figure > 26)) return null;
  const letters = figures.map((figure) => String.fromCharCode(64 + figure));
  return [...new Set(letters)].sort();
}

/** The letters of ABD, "A,B,D", A、B or Ａ Ｂ, or of 1,2,4; null when the text holds anything else. */
export function readLetters(text: string): string[] | null {
  const folded = foldPunctuation(text).toUpperCase().trim();
  if (/^\d[\d\s,;、/.|+&和]*$/.test(folded)) return readFigures(folded);
  const letters = folded.replace(letterSeparators, '');
  return /^[A-Z]*$/.test(letters) ? [...new Set(letters)].sort() : null;
}

/** What 正确, 错, √, ×, T or F says; an option letter says what its option says. */
export function readTruth(text: string, options: readonly QuestionOption[]): boolean | null {
  const word = foldPunctuation(text)
    .toLowerCase()
    .replace(/[\s.。]/g, '');
  const option = options.find(({ label }) => label.toLowerCase() === word);
  if (option) return readTruth(option.text, []);
  if (trueWords.has(word)) return true;
  return falseWords.has(word) ? false : null;
}

/** Blanks are separated by a semicolon, the accepted texts of one blank by a bar: 30；罚款|处罚. */
export function readBlanks(text: string): string[][] {
  if (text === '') return [];
  return splitMarked(text, '；;').map((blank) =>
    splitMarked(blank, '|｜')
      .map((accepted) => unmark(accepted).trim())
      .filter(Boolean),
  );
}

const notes = {
  isOrderFree: /^【(?:顺序不限|次序不限|不分先后|不分顺序)】/,
  contains: /^【(?:包含即可|包含|含即可)】/,
} as const;

/** 【顺序不限】 and 【包含即可】 before the blanks say how they are compared. */
export function readFillIn(text: string): FillInKey {
  let rest = text;
  let key: Omit<FillInKey, 'blanks'> = { kind: 'fill_in' };
  for (let hasNote = true; hasNote;) {
    hasNote = false;
    if (notes.isOrderFree.test(rest)) {
      [key, rest, hasNote] = [{ ...key, isOrderFree: true }, rest.replace(notes.isOrderFree, ''), true];
    } else if (notes.contains.test(rest)) {
      [key, rest, hasNote] = [{ ...key, matching: 'contains' }, rest.replace(notes.contains, ''), true];
    }
  }
  return { ...key, blanks: readBlanks(rest.trim()) };
}

/** 2.5 or 2.5分 → 250: read digit by digit, because 1.15 × 100 is 114.99999999999999. Null when it is no number of points. */
export function readHundredths(text: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,2})0*)?\s*分?$/.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

const pointsMark = /\s*[（(]\s*(\d{1,4}(?:\.\d{1,2})?)\s*分\s*[)）]\s*[。.]?$/;

/** A part of a whole that keeps the sum: the first ones take what does not divide. */
function shareOut(hundredths: number, count: number): number[] {
  const each = Math.floor(hundredths / count);
  const over = hundredths - each * count;
  return Array.from({ length: count }, (_, index) => each + (index < over ? 1 : 0));
}

/**
 * The 要点 of 说明理由（1分）；告知权利（1分）. Those that do not say their points share what is left of the whole equally;
 * where the whole is not said either, each is worth a point.
 */
export function readRubric(text: string, wholeHundredths: number | null): RubricPoint[] {
  const pieces = splitMarked(text, '；;\n')
    .map((piece) => piece.trim())
    .filter(Boolean);
  const read = pieces.map((piece) => {
    const [mark = '', points = ''] = pointsMark.exec(piece) ?? [];
    return { text: unmark(piece.slice(0, piece.length - mark.length)), points: readHundredths(points) };
  });
  const said = read.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const silent = read.filter(({ points }) => points === null).length;
  const left = wholeHundredths === null ? silent * 100 : Math.max(0, wholeHundredths - said);
  const shares = silent === 0 ? [] : shareOut(left, silent);
  return read.map(({ text: words, points }) => ({
    text: words,
    pointsHundredths: points ?? shares.shift() ?? 0,
  }));
}

/** A:1；B:0.5；C:-0.5 → the share of the points each option is worth; null when it cannot be read. */
export function readWeights(text: string): Record<string, number> | null {
  const weights: Record<string, number> = {};
  for (const part of text.split(/[；;,，\n]/).filter((piece) => piece.trim() !== '')) {
    const [, label, figure, percent] =
      /^\s*([A-Z])\s*[:=]\s*([-+]?\d+(?:\.\d+)?(?:e-?\d+)?)\s*(%?)\s*$/i.exec(foldPunctuation(part)) ?? [];
    const ratio = Number(figure) / (percent ? 100 : 1);
    if (!label || !(Math.abs(ratio) <= 1)) return null;
    weights[label.toUpperCase()] = ratio;
  }
  return weights;
}
