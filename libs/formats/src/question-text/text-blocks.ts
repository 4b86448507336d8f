import { isTypeName } from '../questions/question-words';
import { readLetters, readTruth } from '../questions/read-key';
import type { KeyList } from './key-list';
import { isCase, TextBlock } from './text-block';
import {
  readCaseMark,
  readFieldMark,
  readKeyHeading,
  readNumberMark,
  readOptionMarks,
  readSectionMark,
  splitShortValue,
  unescapeLine,
  unescapeOption,
  unescapeShortValue,
  type FieldMark,
  type NumberMark,
  type NumberStyle,
  type SectionMark,
} from './text-grammar';

/** A case: the block of its material and the blocks of its sub-questions. */
export interface TextCase {
  readonly head: TextBlock;
  readonly parts: TextBlock[];
}

const shortFields = new Set(['difficulty', 'points', 'cognition', 'type']);

function isShort({ field }: FieldMark, value: string): boolean {
  if (shortFields.has(field)) return true;
  return field === 'key' && (readLetters(value) !== null || readTruth(value, []) !== null);
}

/** Cuts a text into the blocks of its questions, line by line. */
export class TextBlocks {
  readonly groups: (TextBlock | TextCase)[] = [];
  private readonly sections = new Map<TextBlock, SectionMark | null>();
  private current: TextBlock | null = null;
  private inCase: TextCase | null = null;
  private section: SectionMark | null = null;
  private readonly sectionTitles = new Set<string>();
  private isSectionNew = true;
  private topStyle: NumberStyle | null = null;
  private partStyle: NumberStyle | null = null;
  private last = 0;
  private isKeyList = false;
  private wasBlank = false;
  private readonly isNumbered: boolean;

  constructor(
    private readonly lines: readonly string[],
    private readonly keys: KeyList,
    private readonly isKeyListLine: (line: string) => boolean,
  ) {
    this.isNumbered = lines.some((line) => readNumberMark(line)?.number === 1);
    lines.forEach((line, index) => {
      if (line === '') this.wasBlank = true;
      else {
        this.read(line, index + 1);
        this.wasBlank = false;
      }
    });
  }

  /** The type the section of a block names; null where it names none. */
  sectionOf(block: TextBlock): string | null {
    const section = this.sections.get(block);
    return section?.isType ? section.title : null;
  }

  pointsOf(block: TextBlock): string | null {
    return this.sections.get(block)?.points ?? null;
  }

  private read(line: string, at: number): void {
    const literal = unescapeLine(line);
    if (literal !== null) {
      this.addText(literal, at, true);
      return;
    }
    if (this.readHeadings(line, at)) return;
    const material = readCaseMark(line);
    if (material !== null) this.beginCase(material, at);
    else if (!this.readField(line, at) && !this.readOptions(line, at) && !this.readNumber(line, at))
      this.addText(line, at);
  }

  /** Sections and lists of keys; whether the line was one. */
  private readHeadings(line: string, at: number): boolean {
    const section = readSectionMark(line);
    if (section?.isType && !this.isKeyList) return this.beginSection(section);
    if (section?.isType && this.isKeyList) {
      // A section that had no questions yet ends the list: its questions follow.
      if (!this.sectionTitles.has(section.title)) return this.beginSection(section);
      this.keys.section(section.title);
      return true;
    }
    if (this.isKeyList) {
      this.keys.add(at, line);
      return true;
    }
    if (this.isKeyHeading(line, at)) return (this.isKeyList = true);
    if (this.isKeyListLine(line)) {
      this.keys.section(this.section?.isType ? this.section.title : null);
      this.keys.add(at, line);
      return true;
    }
    const isBetween = this.current === null || this.current.isComplete;
    return section !== null && isBetween && this.beginSection(section);
  }

  private isKeyHeading(line: string, at: number): boolean {
    const heading = readKeyHeading(line);
    if (heading !== 'perhaps') return heading === 'heading' && this.groups.length > 0;
    const next = this.lines.slice(at).find((text) => text !== '') ?? '';
    return (
      this.groups.length > 0 && (this.isKeyListLine(next) || isTypeName(readSectionMark(next)?.title ?? ''))
    );
  }

  private beginSection(section: SectionMark): boolean {
    this.section = section;
    if (section.isType) this.sectionTitles.add(section.title);
    [this.current, this.inCase, this.partStyle] = [null, null, null];
    [this.isSectionNew, this.isKeyList] = [true, false];
    return true;
  }

  private beginCase(material: string, at: number): void {
    const head = new TextBlock(at, null, null);
    this.inCase = { head, parts: [] };
    this.groups.push(this.inCase);
    [this.current, this.partStyle, this.last] = [head, null, 0];
    if (material !== '') head.addLine(material);
  }

  private begin(at: number, mark: NumberMark | null): void {
    const block = new TextBlock(at, mark?.number ?? null, mark?.style ?? null);
    if (this.inCase) this.inCase.parts.push(block);
    else this.groups.push(block);
    this.sections.set(block, this.inCase && this.section && isCase(this.section.title) ? null : this.section);
    [this.current, this.isSectionNew] = [block, false];
    if (mark) this.last = mark.number;
    if (mark && mark.rest !== '') block.addLine(mark.rest);
  }

  private readField(line: string, at: number): boolean {
    const mark = readFieldMark(line);
    if (!mark) return false;
    const isFirst = mark.field === 'type' || mark.field === 'stem';
    if (!this.current || (isFirst && !this.isNumbered && this.current.isComplete)) {
      if (this.isNumbered && !isFirst) return false;
      this.begin(at, null);
    }
    const split = splitShortValue(mark.value);
    if (split && isShort(mark, split.value)) {
      this.current?.setField(mark.field, mark.label, at, split.value);
      this.readField(split.rest, at);
    } else {
      const value = mark.field === 'key' ? unescapeShortValue(mark.value) : mark.value;
      this.current?.setField(mark.field, mark.label, at, value);
    }
    return true;
  }

  private readOptions(line: string, at: number): boolean {
    const block = this.current;
    const isHead = block !== null && block === this.inCase?.head;
    if (!block || isHead || block.has('key') || block.has('explanation')) return false;
    const options = readOptionMarks(line.replace(/^[○□◯●■◎☐☑]\s*/, ''), block.optionCount);
    for (const { text } of options) block.addOption(at, unescapeOption(text));
    return options.length > 0;
  }

  private readNumber(line: string, at: number): boolean {
    const mark = readNumberMark(line);
    if (!mark) return false;
    const begins = this.inCase ? this.beginsPart(mark) : this.beginsQuestion(mark);
    if (begins) this.begin(at, mark);
    return begins;
  }

  private isDue({ number, isDoubtful }: NumberMark): boolean {
    if (number === this.last + 1) return true;
    if (isDoubtful) return false;
    const isComplete = this.current === null || this.current.isComplete;
    return isComplete && (number > this.last || number === 1);
  }

  private beginsPart(mark: NumberMark): boolean {
    const isFirst = this.partStyle === null;
    this.partStyle ??= mark.style;
    // The parts of a case may go on with the numbers of the questions before.
    if (isFirst) return !mark.isDoubtful || mark.number === 1;
    if (mark.style === this.partStyle) return this.isDue(mark);
    const isTop = this.topStyle === null || mark.style === this.topStyle;
    if (!isTop || !this.current?.isComplete) return false;
    [this.inCase, this.partStyle, this.topStyle] = [null, null, mark.style];
    return true;
  }

  private beginsQuestion(mark: NumberMark): boolean {
    this.topStyle ??= mark.style;
    if (mark.style === this.topStyle) return this.isDue(mark) || (this.isSectionNew && !mark.isDoubtful);
    const isCaseSection = this.section !== null && isCase(this.section.title);
    if (!isCaseSection || !this.current || this.current.isComplete) return false;
    this.makeCase(this.current);
    this.partStyle = mark.style;
    return true;
  }

  /** A question of a case section whose own questions begin: it was the material. */
  private makeCase(head: TextBlock): void {
    this.inCase = { head, parts: [] };
    this.groups[this.groups.length - 1] = this.inCase;
  }

  private addText(text: string, at: number, isLiteral = false): void {
    const block = this.current;
    if (!block) {
      // Before the first number of a numbered text stands its title.
      if (!this.isNumbered) this.begin(at, null);
      this.current?.addLine(text);
      return;
    }
    const isAnswered =
      block.openField === 'key' && isShort({ field: 'key', label: '', value: '' }, block.text('key'));
    const isNext =
      block.isComplete && (this.wasBlank || isAnswered) && block.optionCount + Number(block.has('key')) > 0;
    if (!isLiteral && !this.isNumbered && !this.inCase && isNext && block.has('key')) this.begin(at, null);
    this.current?.addLine(text);
  }
}
