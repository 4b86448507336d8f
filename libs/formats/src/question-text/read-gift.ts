import type { PartKey } from '@whetstone/domain';
import { keyOfFractions, type Fractions } from '../questions/option-fractions';
import { optionLabels } from '../questions/question-headings';
import {
  noText,
  notSupported,
  structuredQuestion,
  type GivenQuestion,
  type GivenText,
} from '../questions/structured-question';
import { fromTexHtml } from '../questions/tex-html';
import type { UnreadQuestion, WrittenQuestion } from '../questions/written-question';
import { findBare, splitCategory, unescapeGift } from './gift-text';

interface Block {
  readonly line: number;
  readonly text: string;
  readonly category: readonly string[];
}

/** Questions stand between empty lines; lines that begin with // are remarks. */
function cutBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let start = 0;
  let category: readonly string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push({ line: start, text: lines.join('\n'), category });
    lines = [];
  };
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const [, path] = /^\s*\$CATEGORY:\s*(.*)$/.exec(line) ?? [];
    if (path !== undefined) {
      end();
      category = splitCategory(path.trim());
    } else if (line.trim() === '') end();
    else if (!/^\s*\/\//.test(line)) {
      if (lines.length === 0) start = index + 1;
      lines.push(line);
    }
  });
  end();
  return blocks;
}

interface Answer {
  readonly isRight: boolean;
  /** In per cent; null where none is written. */
  readonly weight: number | null;
  readonly text: string;
  readonly feedback: string;
}

function cutAnswers(body: string): Answer[] {
  const answers: Answer[] = [];
  let at = findBare(body, '=~');
  while (at >= 0) {
    const next = findBare(body, '=~', at + 1);
    const whole = body.slice(at + 1, next < 0 ? body.length : next).trim();
    const [mark = '', percent] = /^%(-?\d+(?:\.\d+)?)%\s*/.exec(whole) ?? [];
    const rest = whole.slice(mark.length);
    const feedbackAt = findBare(rest, '#');
    answers.push({
      isRight: body.charAt(at) === '=',
      weight: percent === undefined ? null : Number(percent),
      text: (feedbackAt < 0 ? rest : rest.slice(0, feedbackAt)).trim(),
      feedback: feedbackAt < 0 ? '' : rest.slice(feedbackAt + 1).trim(),
    });
    at = next;
  }
  return answers;
}

interface Cut {
  readonly before: string;
  /** Null for a text without answers. */
  readonly body: string | null;
  readonly after: string;
  readonly feedback: string;
}

function cutQuestion(text: string): Cut {
  const open = findBare(text, '{');
  const close = open < 0 ? -1 : findBare(text, '}', open + 1);
  if (close < 0) return { before: text, body: null, after: '', feedback: '' };
  const whole = text.slice(open + 1, close);
  let feedbackAt = findBare(whole, '#');
  while (feedbackAt >= 0 && whole.slice(feedbackAt, feedbackAt + 4) !== '####')
    feedbackAt = findBare(whole, '#', feedbackAt + 1);
  return {
    before: text.slice(0, open).trim(),
    body: (feedbackAt < 0 ? whole : whole.slice(0, feedbackAt)).trim(),
    after: text.slice(close + 1).trim(),
    feedback: feedbackAt < 0 ? '' : whole.slice(feedbackAt + 4).trim(),
  };
}

type Format = 'html' | 'plain';

function readFormat(text: string, usual: Format): { readonly format: Format; readonly rest: string } {
  const [mark = '', name] = /^\[(html|plain|moodle|markdown)\]\s*/.exec(text) ?? [];
  const format = name === undefined ? usual : name === 'html' ? 'html' : 'plain';
  return { format, rest: text.slice(mark.length) };
}

function given(text: string, usual: Format): GivenText {
  const { format, rest } = readFormat(text, usual);
  const plain = unescapeGift(rest);
  return format === 'html' ? { text: fromTexHtml(plain), isHtml: true } : { text: plain, isHtml: false };
}

function choice(answers: readonly Answer[], options: readonly { label: string; text: string }[]) {
  const isSingle = answers.some(({ isRight }) => isRight);
  const fractions: Fractions = answers.map(({ isRight, weight }) => (weight ?? (isRight ? 100 : 0)) / 100);
  const exact = fractions.map((fraction) => Number(fraction.toFixed(9)));
  return {
    type: isSingle ? ('single' as const) : ('multiple' as const),
    key: keyOfFractions(exact, options, isSingle),
  };
}

function feedbackOf(general: string, answers: readonly Answer[]): string {
  const own = answers.map(({ feedback }, index) =>
    feedback ? `${optionLabels[index] ?? ''}. ${feedback}` : '',
  );
  return [general, ...own].filter(Boolean).join('\\n');
}

type Kind =
  Pick<GivenQuestion, 'type' | 'key' | 'options' | 'explanation'> | { readonly unsupported: string };

function readTruth(body: string): boolean | null {
  const word = body.replace(/#.*$/s, '').trim().toUpperCase();
  return word === 'T' || word === 'TRUE' ? true : word === 'F' || word === 'FALSE' ? false : null;
}

function readBody(body: string, feedback: string, format: Format): Kind {
  const explanation = feedback === '' ? noText : given(feedback, format);
  const base = { options: [], explanation };
  if (body === '') return { ...base, type: 'short_answer', key: { kind: 'text', points: [] } };
  if (body.startsWith('#')) return { unsupported: 'numerical 数值题' };
  const isTrue = readTruth(body);
  if (isTrue !== null) return { ...base, type: 'true_false', key: { kind: 'true_false', isTrue } };
  const answers = cutAnswers(body);
  const all = feedbackOf(feedback, answers);
  const told = all === '' ? noText : given(all, format);
  if (findBare(body, '~') >= 0) {
    const options = answers.map(({ text }) => given(text, format));
    const labelled = options.map(({ text }, index) => ({ label: optionLabels[index] ?? '', text }));
    return { ...choice(answers, labelled), options, explanation: told };
  }
  if (answers.length > 0 && answers.every(({ text }) => text.includes('->')))
    return { unsupported: 'matching 匹配题' };
  const accepted = answers
    .filter(({ weight }) => weight === null || weight === 100)
    .map(({ text }) => given(text, 'plain').text);
  const key: PartKey = { kind: 'fill_in', blanks: [accepted] };
  return { ...base, type: 'fill_in', key, explanation: told };
}

function readBlock({ line, text, category }: Block): WrittenQuestion | UnreadQuestion {
  const [title = ''] = /^\s*::.*?(?<!\\)::\s*/s.exec(text) ?? [];
  const { format, rest } = readFormat(text.slice(title.length).trim(), 'plain');
  const { before, body, after, feedback } = cutQuestion(rest);
  if (body === null) return notSupported(line, 'description 说明');
  const kind = readBody(body, feedback, format);
  if ('unsupported' in kind) return notSupported(line, kind.unsupported);
  // The answers stand where a word is missing.
  const gap = kind.type === 'fill_in' || kind.type === 'short_answer' ? '____' : '（ ）';
  const stem = after === '' ? before : `${before}${gap}${after}`;
  return structuredQuestion({
    ...kind,
    at: line,
    stem: given(format === 'html' ? `[html]${stem}` : `[plain]${stem}`, format),
    pointsHundredths: 100,
    topicPath: category,
  });
}

/** Reads Moodle's GIFT: one question a block, its answers in braces. */
export function readGift(text: string): (WrittenQuestion | UnreadQuestion)[] {
  return cutBlocks(text).map(readBlock);
}

/** Whether a text is GIFT: outside of remarks it has answers in braces as GIFT writes them. */
export function looksLikeGift(text: string): boolean {
  const blocks = cutBlocks(text.slice(0, 20_000));
  return blocks.some(({ text: block }) => {
    const { body } = cutQuestion(block);
    if (body === null) return false;
    return /^\s*::/.test(block) || /^\s*[=~#]/.test(body) || readTruth(body) !== null;
  });
}
