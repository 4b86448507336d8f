import { foldPunctuation } from '@whetstone/domain';
import type { QuestionKey, QuestionOption } from '@whetstone/domain';

const trueWords = new Set(['正确', '对', '是', '√', '✓', '✔', '☑', 't', 'true', 'y', 'yes', 'right']);
const falseWords = new Set([
  '错误',
  '错',
  '否',
  '不正确',
  '不对',
  '×',
  '✗',
  '✘',
  '✕',
  'x',
  'f',
  'false',
  'n',
  'no',
  'wrong',
]);

/** The letters of ABD, "A,B,D", A、B or Ａ Ｂ; null when the text holds anything else. */
export function readLetters(text: string): string[] | null {
  const letters = foldPunctuation(text)
    .toUpperCase()
    .replace(/[\s,;、/.|+&和]/g, '');
  return /^[A-Z]*$/.test(letters) ? [...new Set(letters)].sort() : null;
}

/** What 正确, 错, √, ×, T or F says; an option letter says what its option says. */
export function readTruth(text: string, options: readonly QuestionOption[]): boolean | null {
  const word = foldPunctuation(text)
    .toLowerCase()
    .replace(/[\s.。]/g, '');
  if (trueWords.has(word)) return true;
  if (falseWords.has(word)) return false;
  const option = options.find(({ label }) => label.toLowerCase() === word);
  return option ? readTruth(option.text, []) : null;
}

/** Blanks are separated by a semicolon, the accepted texts of one blank by a bar: 30；罚款|处罚. */
export function readBlanks(text: string): string[][] {
  if (text === '') return [];
  return text.split(/[；;]/).map((blank) =>
    blank
      .split(/[|｜]/)
      .map((accepted) => accepted.trim())
      .filter(Boolean),
  );
}

type MarkedType = 'single' | 'multiple' | 'true_false' | 'fill_in';

/** The key a cell holds for a question of this type; null when it cannot be read. An empty cell reads as an empty key. */
export function readKey(
  type: MarkedType,
  text: string,
  options: readonly QuestionOption[],
): QuestionKey | null {
  switch (type) {
    case 'single':
    case 'multiple': {
      const labels = readLetters(text);
      return labels && { kind: 'choice', labels };
    }
    case 'true_false': {
      if (text === '') return { kind: 'choice', labels: [] };
      const isTrue = readTruth(text, options);
      return isTrue === null ? null : { kind: 'true_false', isTrue };
    }
    case 'fill_in':
      return { kind: 'fill_in', blanks: readBlanks(text) };
  }
}

/** How the key of each type is written, for "write it like …". */
export const keyExamples: Readonly<Record<MarkedType, string>> = {
  single: 'A',
  multiple: 'ABD',
  true_false: '√ / ×',
  fill_in: '30；罚款|处罚',
};
