import { questionHeadings, type QuestionField } from '../questions/question-headings';
import { isTypeName } from '../questions/question-words';
import { splitMarkedOptions } from '../questions/split-options';

/** 1. or （1） or 第1题 or 问题1：: a file keeps to one for its questions, and to another for the parts of a case. */
export type NumberStyle = 'dot' | 'bracket' | 'named' | 'asked';

export interface NumberMark {
  readonly style: NumberStyle;
  readonly number: number;
  readonly rest: string;
  /** 2.2014年… may be a second question or a figure: it counts only where a 2 is due. */
  readonly isDoubtful: boolean;
}

export interface FieldMark {
  readonly field: QuestionField;
  /** As the file writes it. */
  readonly label: string;
  readonly value: string;
}

export interface SectionMark {
  readonly title: string;
  readonly isType: boolean;
  /** Of 每题2分; null where it is not said. */
  readonly points: string | null;
}

const chineseNumber = '[一二三四五六七八九十]{1,3}';

const numberForms: readonly (readonly [NumberStyle, RegExp])[] = [
  ['named', /^第\s*(\d{1,5})\s*题\s*[.．、:：]?\s*/],
  ['bracket', /^[（(]\s*(\d{1,5})\s*[)）][.．、]?\s*/],
  ['asked', /^(?:问题|小题|提问|问)\s*(\d{1,3})\s*[.．、:：]\s*/],
  ['dot', /^(\d{1,5})\s*[.．、)）:：]\s*/],
];

export function readNumberMark(line: string): NumberMark | null {
  for (const [style, form] of numberForms) {
    const [whole, digits] = form.exec(line) ?? [];
    if (whole === undefined || digits === undefined) continue;
    const rest = line.slice(whole.length);
    const isDoubtful = /[.．:：]$/.test(whole) && /^\d/.test(rest);
    return { style, number: Number(digits), rest, isDoubtful };
  }
  return null;
}

/** Labels that are too ordinary as words to begin a field wherever a colon follows. */
const onlyInBrackets = new Set([
  '题目',
  '试题',
  '问题',
  '类型',
  '主题',
  '章',
  '案例',
  'Case',
  'Question',
  'A',
]);

const notInTexts = new Set<QuestionField>([
  'number',
  'options',
  'optionText',
  'isRight',
  'caseName',
  'material',
]);

const fieldByLabel: ReadonlyMap<string, QuestionField> = new Map(
  questionHeadings
    .filter(({ field }) => !notInTexts.has(field) && !/^option[A-Z]$/.test(field))
    .flatMap(({ field, names }) => names.map((name) => [name.toLowerCase(), field] as const)),
);

const labels = [...fieldByLabel.keys()]
  .sort((one, other) => other.length - one.length)
  .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|');

const bracketed = new RegExp(`^[【\\[](${labels})[】\\]]\\s*[:：]?\\s*`, 'i');
const withColon = new RegExp(`^(${labels})\\s*[:：]\\s*`, 'i');

/** 答案：, 【答案】 and the like at the beginning of a line. */
export function readFieldMark(line: string): FieldMark | null {
  const found = bracketed.exec(line) ?? withColon.exec(line);
  const label = found?.[1];
  if (!found || label === undefined) return null;
  if (onlyInBrackets.has(label) && !/^[【[]/.test(line)) return null;
  const field = fieldByLabel.get(label.toLowerCase());
  return field ? { field, label, value: line.slice(found[0].length) } : null;
}

const sectionNumber = new RegExp(
  `^(?:第?${chineseNumber}\\s*(?:部分|大题)?\\s*[.．、:：)）]?|[（(]\\s*${chineseNumber}\\s*[)）]\\s*[.．、]?)\\s*`,
);

/** 一、单项选择题（每题2分，共40分）, 【多选题】, 判断题：. */
export function readSectionMark(line: string): SectionMark | null {
  if (readCaseMark(line) !== null) return null;
  const numbered = sectionNumber.exec(line)?.[0] ?? '';
  const rest = line.slice(numbered.length).replace(/^[【[]\s*([^【】[\]]*?)\s*[】\]]/, '$1');
  const [title = ''] = /^[^（(：:，,。；;\s【】[\]]+/.exec(rest) ?? [];
  const remark = rest.slice(title.length);
  const isRemark =
    remark === '' || /^\s*[:：]?\s*$/.test(remark) || (/[题分]/.test(remark) && remark.length < 80);
  const isType =
    isRemark && (isTypeName(title) || (numbered !== '' && /题$/.test(title) && title.length < 9));
  if (!isType && !/[.．、)）]\s*$/.test(numbered)) return null;
  const points = /每(?:小)?题\s*(\d+(?:\.\d+)?)\s*分/.exec(remark)?.[1] ?? null;
  return { title: title || rest, isType, points };
}

const caseMark = new RegExp(
  `^(?:[【\\[]\\s*(?:案例|材料|案情|背景材料|案例材料|案例分析)\\s*(?:${chineseNumber}|\\d{0,3})\\s*[】\\]]\\s*[:：]?|` +
    `(?:案例|材料|案情|背景材料|案例材料)\\s*(?:${chineseNumber}|\\d{0,3})\\s*[:：]|(?:案例|材料)\\s*(?:${chineseNumber}|\\d{1,3})(?=$|\\s))\\s*`,
);

/** 【案例】, 案例一：, 材料： before the material of a case; what follows on the line, or null. */
export function readCaseMark(line: string): string | null {
  const [whole] = caseMark.exec(line) ?? [];
  return whole === undefined ? null : line.slice(whole.length);
}

const keyHeading =
  /^[【[]?\s*(?:参考答案|标准答案|正确答案|试题答案|答案|参考答案[及与和]解析|答案[及与和]解析)\s*[】\]]?\s*([:：]?)$/;

/** 参考答案 alone on a line: a list of keys follows. With a colon it may as well be the key of one question. */
export function readKeyHeading(line: string): 'heading' | 'perhaps' | null {
  const found = keyHeading.exec(line);
  if (!found) return null;
  return found[1] === '' && !/^[【[]/.test(line) ? 'heading' : 'perhaps';
}

/** Whether a line would be read as the beginning of something, so that one that is not needs a backslash. */
export function isStructural(line: string): boolean {
  return (
    line === '' ||
    readNumberMark(line) !== null ||
    readFieldMark(line) !== null ||
    readSectionMark(line) !== null ||
    readCaseMark(line) !== null ||
    readKeyHeading(line) !== null ||
    /^(?:答案\s*[:：]?\s*)?\d+\s*[-—–~～至]/.test(line) ||
    /^[（(]?[A-ZＡ-Ｚ]\s*[.．、:：)）]/.test(line)
  );
}

function withoutBackslashes(line: string): string {
  return line.replace(/^\\+/, '');
}

/** A line of text that is only text, whatever it looks like. */
export function escapeLine(line: string): string {
  return isStructural(withoutBackslashes(line)) ? `\\${line}` : line;
}

/** The text of such a line; null for a line that was not escaped. */
export function unescapeLine(line: string): string | null {
  return line.startsWith('\\') && isStructural(withoutBackslashes(line)) ? line.slice(1) : null;
}

const optionInside = /(^|[\s；;|｜])(\\*)(?=[（(]?[A-ZＡ-Ｚ]\s*[.．、:：)）])/g;

/** An option's text so that nothing in it is taken for the next option. */
export function escapeOption(text: string): string {
  return text.replace(optionInside, '$1$2\\');
}

export function unescapeOption(text: string): string {
  return text.replace(/(^|[\s；;|｜])\\(\\*)(?=[（(]?[A-ZＡ-Ｚ]\s*[.．、:：)）])/g, '$1$2');
}

/** The options that begin on a line, the first of them being the one that is due. */
export function readOptionMarks(line: string, due: number) {
  return splitMarkedOptions(line, due);
}

const labelAfterWord = new RegExp(
  `^(\\S{1,20}\\s+)(\\\\*)(?=(?:[【\\[](?:${labels})[】\\]]|(?:${labels})\\s*[:：]))`,
  'i',
);

/** 答案：A 解析：… on one line: the value and the rest; null where there is but one field. */
export function splitShortValue(value: string): { readonly value: string; readonly rest: string } | null {
  const [whole, word, backslashes] = labelAfterWord.exec(value) ?? [];
  if (whole === undefined || word === undefined || backslashes !== '') return null;
  return { value: word.trim(), rest: value.slice(whole.length) };
}

export function escapeShortValue(value: string): string {
  return value.replace(labelAfterWord, '$1$2\\');
}

export function unescapeShortValue(value: string): string {
  const [whole, word = '', backslashes = ''] = labelAfterWord.exec(value) ?? [];
  if (whole === undefined || backslashes === '') return value;
  return word + backslashes.slice(1) + value.slice(whole.length);
}
