import { fault, foldPunctuation, type Fault, type QuestionType } from '@whetstone/domain';
import { readLetters, readTruth } from '../questions/read-key';

/** A key written apart from its question, in a list at the end. */
export interface ListedKey {
  readonly line: number;
  readonly number: number;
  readonly text: string;
  /** The type its heading in the list names. */
  readonly type: string | null;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const rangeMark = /(\d{1,5})\s*[-—–~～至]+\s*(\d{1,5})\s*题?\s*[.．:：、)）]?\s*/g;

function readRanges(line: string): Range[] {
  const marks = [...line.matchAll(rangeMark)];
  if (marks[0]?.index !== 0) return [];
  return marks.map((mark, index) => ({
    from: Number(mark[1]),
    to: Number(mark[2]),
    text: line.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? line.length).trim(),
  }));
}

function isAnswer(text: string): boolean {
  return text !== '' && (readLetters(text)?.some(Boolean) || readTruth(text, []) !== null);
}

/** ABCDE, A B C, AB,C,ABD or √×√: as many as are asked for; null where the number differs. */
function shareAnswers(text: string, count: number): string[] | null {
  const apart = text.split(/[\s,，、;；]+/).filter(Boolean);
  if (apart.length === count) return apart;
  const characters = [...foldPunctuation(text).replace(/[\s,、;.]/g, '')];
  return characters.length === count ? characters : null;
}

const oneMark = /(?:^|[\s;；,，])[（(]?(\d{1,5})\s*[.．、:：)）]\s*/g;

function readSingles(line: string): { readonly number: number; readonly text: string }[] {
  const marks = [...line.matchAll(oneMark)];
  if (marks[0]?.index !== 0) return [];
  const pieces = marks.map((mark, index) => ({
    number: Number(mark[1]),
    text: line
      .slice(mark.index + mark[0].length, marks[index + 1]?.index ?? line.length)
      .replace(/[\s;；,，]+$/, ''),
  }));
  const isList = pieces.length > 1 && pieces.every(({ text }) => isAnswer(text));
  const [first] = marks;
  if (isList || !first) return pieces;
  return [{ number: Number(first[1]), text: line.slice(first[0].length).trim() }];
}

/** Whether a line is a list of keys and nothing else: 1-5 ABCDE or 1.A 2.B. */
export function isKeyListLine(line: string): boolean {
  const text = line.replace(/^答案\s*[:：]?\s*/, '');
  const ranges = readRanges(text);
  if (ranges.length > 0) {
    return ranges.every(({ from, to, text: answers }) => {
      const shared = to > from && to - from < 500 ? shareAnswers(answers, to - from + 1) : null;
      return shared?.every(isAnswer) ?? false;
    });
  }
  const singles = readSingles(text);
  return singles.length > 1 && singles.every(({ text: answer }) => isAnswer(answer));
}

/** Gathers the keys that are listed apart from the questions. */
export class KeyList {
  readonly keys: ListedKey[] = [];
  readonly faults: Fault[] = [];
  private type: string | null = null;

  section(type: string | null): void {
    this.type = type;
  }

  add(line: number, written: string): void {
    const text = written.replace(/^答案\s*[:：]?\s*/, '');
    const ranges = readRanges(text);
    for (const range of ranges) this.addRange(line, range);
    if (ranges.length > 0) return;
    const singles = readSingles(text);
    for (const { number, text: key } of singles) this.push(line, number, key);
    const last = this.keys.at(-1);
    // A written answer may go on over several lines.
    if (singles.length === 0 && last)
      this.keys[this.keys.length - 1] = { ...last, text: `${last.text}\n${text}` };
  }

  private addRange(line: number, { from, to, text }: Range): void {
    const count = to - from + 1;
    const answers = count > 0 && count < 5000 ? shareAnswers(text, count) : null;
    if (!answers) {
      const found = String(text.split(/[\s,，、;；]+/).filter(Boolean).length);
      this.faults.push(fault('KEY_LIST_COUNT', { row: line, field: '答案', found, expected: String(count) }));
      return;
    }
    answers.forEach((answer, index) => this.push(line, from + index, answer));
  }

  private push(line: number, number: number, text: string): void {
    this.keys.push({ line, number, text, type: this.type });
  }
}

/** A question that waits for its key. */
export interface Waiting {
  readonly number: number | null;
  readonly type: QuestionType | null;
  /** Of a case. */
  readonly isPart: boolean;
  take(key: ListedKey): void;
}

/**
 * Gives each key to its question: by number, among those of the type the list names; of several with one number to the
 * first that still waits. Keys nobody waits for are told.
 */
export function handOutKeys(
  list: KeyList,
  waiting: readonly Waiting[],
  typeOf: (name: string) => QuestionType | null,
): Fault[] {
  const byNumber = Map.groupBy(
    waiting.filter(({ number }) => number !== null),
    ({ number }) => number,
  );
  return list.keys.flatMap((key) => {
    const candidates = byNumber.get(key.number) ?? [];
    const type = key.type === null ? null : typeOf(key.type);
    const fits = (one: Waiting) =>
      type === 'case' ? one.isPart : type === null || one.type === null || one.type === type;
    const place = candidates.findIndex(fits);
    const [taker] = place < 0 ? [] : candidates.splice(place, 1);
    taker?.take(key);
    if (taker) return [];
    const details = { row: key.line, field: '答案', found: `${key.number} ${key.text.slice(0, 20)}` };
    return [fault('KEY_WITHOUT_QUESTION', { ...details, expected: String(key.number) })];
  });
}
