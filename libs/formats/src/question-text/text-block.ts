import { countBlanks, fault, readDateText, type Fault, type FaultCode } from '@whetstone/domain';
import { optionLabels, usualHeading, type QuestionField } from '../questions/question-headings';
import { isTypeName, readTypeName } from '../questions/question-words';
import type { FieldSource } from '../questions/read-fields';
import { readLetters, readTruth } from '../questions/read-key';
import { splitMarkedOptions } from '../questions/split-options';
import type { ListedKey } from './key-list';
import type { NumberStyle } from './text-grammar';

interface WrittenField {
  readonly label: string;
  readonly line: number;
  lines: string[];
}

interface WrittenOption {
  readonly line: number;
  lines: string[];
}

const dateExample = '2024-03-01';

/** 【A】, （ＡＢＤ） or ( √ ) inside a stem: a key a bank's author left there. */
const keyInStem = /[（(【]\s*([A-H](?:[\s、,，]*[A-H])*|[√×✓✗✔✘]|对|错|正确|错误|T|F)\s*[)）】]/g;

const typeMarks: readonly [RegExp, RegExp] = [
  /^\s*[[【（(]\s*([^[\]【】（）()]{2,8})\s*[\]】）)]\s*/,
  /\s*[[【（(]\s*([^[\]【】（）()]{2,8})\s*[\]】）)]\s*\*?\s*$/,
];
const pointsMark =
  /\s*[[【（(]\s*(?:分值|本题|共|满分)?\s*[:：]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?\s*[\]】）)]\s*$/;
const keyMark = /\s*[（([【]\s*(?:答案|正确答案)\s*[:：]\s*([^（）()[\]【】]+?)\s*[)）\]】]\s*$/;
const rightMark = /\s*[（([【]\s*(?:正确答案|正确|答案|√|✓)\s*[)）\]】]\s*$/;

/** A question as a block of lines: what begins on which line, and under which label. */
export class TextBlock implements FieldSource {
  readonly faults: Fault[] = [];
  readonly stem: string[] = [];
  private readonly options: WrittenOption[] = [];
  private readonly fields = new Map<QuestionField, WrittenField>();
  private open: string[] = this.stem;
  /** The field the last line belongs to; null = the stem or an option. */
  openField: QuestionField | null = null;

  constructor(
    readonly number: number,
    readonly ordinal: number | null,
    readonly style: NumberStyle | null,
  ) {}

  get optionCount(): number {
    return this.options.length;
  }

  /** Whether it already has what a question ends with, so that another may begin. */
  get isComplete(): boolean {
    return this.options.length > 0 || this.has('key') || this.has('explanation');
  }

  has(field: QuestionField): boolean {
    return this.fields.has(field);
  }

  addLine(text: string): void {
    this.open.push(text);
  }

  addOption(line: number, text: string): void {
    const option = { line, lines: [text] };
    this.options.push(option);
    [this.open, this.openField] = [option.lines, null];
  }

  setField(field: QuestionField, label: string, line: number, value: string): void {
    const lines = value === '' ? [] : [value];
    if (field === 'stem') this.stem.push(...lines);
    else this.fields.set(field, { label, line, lines });
    [this.open, this.openField] = [field === 'stem' ? this.stem : lines, field];
  }

  take(key: ListedKey): void {
    this.fields.set('key', { label: usualHeading('key'), line: key.line, lines: [key.text] });
  }

  text(field: QuestionField): string {
    if (field === 'stem') return this.stem.join('\n').trim();
    if (/^option[A-Z]$/.test(field)) return this.optionText(optionLabels.indexOf(field.slice(-1)));
    return (this.fields.get(field)?.lines ?? []).join('\n').trim();
  }

  date(field: QuestionField): string | null {
    const text = this.text(field);
    if (text === '') return null;
    const reading = readDateText(text);
    if (reading.ok) return reading.date;
    this.report(field, reading.code, text, dateExample);
    return null;
  }

  headingOf(field: QuestionField): string {
    return this.fields.get(field)?.label ?? usualHeading(field);
  }

  lineOf(field: QuestionField): number {
    const option = this.options[optionLabels.indexOf(field.slice(-1))];
    if (/^option[A-Z]$/.test(field) && option) return option.line;
    return this.fields.get(field)?.line ?? this.number;
  }

  report(field: QuestionField, code: FaultCode, found: string, expected: string): void {
    const place = { row: this.lineOf(field), field: this.headingOf(field) };
    this.faults.push(fault(code, { ...place, found, expected }));
  }

  private optionText(index: number): string {
    return (this.options[index]?.lines ?? []).join('\n').trim();
  }

  private setText(field: QuestionField, text: string): void {
    if (text !== '') this.fields.set(field, { label: usualHeading(field), line: this.number, lines: [text] });
  }

  /** [单选题], （2分） and the like on the stem's first or last line, unless fields say the same. */
  readMarks(): void {
    if (!this.has('type')) {
      this.takeFromStem('points', pointsMark);
      this.takeTypeMark();
      this.takeFromStem('key', keyMark);
      this.takeFromStem('points', pointsMark);
      if (!this.has('type')) this.takeOptionsFromStem();
    }
    if (!this.has('key')) this.takeRightMarks();
  }

  /** 哪个大？ A. 一 B. 二 on one line. */
  private takeOptionsFromStem(): void {
    const line = this.stem.at(-1) ?? '';
    const at = line.search(/\s[（(]?A\s*[.．、)）]/);
    const options = at <= 0 || this.options.length > 0 ? [] : splitMarkedOptions(line.slice(at).trim());
    if (options.length < 2) return;
    this.stem[this.stem.length - 1] = line.slice(0, at).trim();
    for (const { text } of options) this.options.push({ line: this.number, lines: [text] });
  }

  private takeTypeMark(): void {
    const [atStart, atEnd] = typeMarks;
    const places = [[this.stem.length - 1, atEnd] as const, [0, atStart] as const, [0, atEnd] as const];
    for (const [at, form] of places) {
      const line = this.stem[at] ?? '';
      const name = form.exec(line)?.[1] ?? '';
      if (!isTypeName(name)) continue;
      this.stem[at] = line.replace(form, '');
      this.setText('type', name);
      return;
    }
  }

  private takeFromStem(field: QuestionField, form: RegExp): void {
    const line = this.stem.at(-1);
    const found = form.exec(line ?? '')?.[1];
    if (line === undefined || found === undefined || this.has(field)) return;
    this.setText(field, found);
    this.stem[this.stem.length - 1] = line.replace(form, '');
  }

  /** A.甲(正确答案) as 问卷星 writes it. */
  private takeRightMarks(): void {
    const right = this.options.flatMap((option, index) => {
      const last = option.lines.length - 1;
      const line = option.lines[last] ?? '';
      if (!rightMark.test(line)) return [];
      option.lines[last] = line.replace(rightMark, '');
      return [optionLabels[index] ?? ''];
    });
    this.setText('key', right.join(''));
  }

  /** The key that stands in the stem's brackets, which it leaves empty: nobody should read it there. */
  takeKeyFromStem(): void {
    const text = this.stem.join('\n');
    const places = [...text.matchAll(keyInStem)];
    const [only] = places;
    if (this.has('key') || places.length !== 1 || !only) return;
    this.setText('key', only[1] ?? '');
    const emptied = `${text.slice(0, only.index)}（ ）${text.slice(only.index + only[0].length)}`;
    this.stem.splice(0, this.stem.length, ...emptied.split('\n'));
  }

  /** The type by the block's own word, else by its section's, else by what it looks like. */
  settleType(section: string | null): void {
    if (this.has('type')) return;
    const isCaseSection = section !== null && isCase(section);
    if (section !== null && !(isCaseSection && this.options.length > 0)) this.setText('type', section);
    else this.setText('type', this.guessType());
  }

  private guessType(): string {
    const key = this.text('key');
    const options = this.options.map((_, index) => this.optionText(index));
    if (options.length === 2 && options.every((text) => readTruth(text, []) !== null)) return '判断题';
    if (options.length > 0) return (readLetters(key)?.length ?? 0) > 1 ? '多选题' : '单选题';
    if (readTruth(key, []) !== null) return '判断题';
    return countBlanks(this.text('stem')) > 0 ? '填空题' : '简答题';
  }
}

export function isCase(typeName: string): boolean {
  const reading = readTypeName(typeName);
  return reading.kind === 'type' && reading.type === 'case';
}
