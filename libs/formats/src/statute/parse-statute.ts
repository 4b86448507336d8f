import { fault, printPlace, printProvisionNumber, type Fault, type HeadingKind } from '@whetstone/domain';
import { ArticleBuilder, type StatuteArticle } from './article-builder';
import {
  headCandidate,
  isHeading,
  readHeading,
  type HeadCandidate,
  type StatuteHeading,
} from './statute-lines';

/** The text of a law taken apart. Texts are returned as they are; nothing is corrected. */
export interface ParsedStatute {
  readonly title: string;
  /** When and by whom it was adopted, promulgated and amended. */
  readonly enactmentLines: readonly string[];
  readonly headings: readonly StatuteHeading[];
  readonly articles: readonly StatuteArticle[];
  readonly faults: readonly Fault[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

const titleExample = '# 《…》';
const enactmentExample = 'YYYY年M月D日 …';

function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '') }))
    .filter((line) => line.text !== '' && !/^<!--.*-->$/.test(line.text));
}

function place(article: number, articleSub: number): string {
  return printPlace({ article, articleSub, paragraph: null, item: null });
}

class StatuteParser {
  private title = '';
  private readonly enactmentLines: string[] = [];
  private headings: StatuteHeading[] = [];
  private path: StatuteHeading[] = [];
  private readonly articles: StatuteArticle[] = [];
  private readonly faults: Fault[] = [];
  private builder: ArticleBuilder | null = null;
  /** The last number of each kind of heading. */
  private readonly lastNumbers = new Map<HeadingKind, number>();
  private lastArticle = 0;
  private lastSub = 0;
  /** The last line at which each article number stands at the head of a line, set off by a space. */
  private readonly lastHeads = new Map<number, number>();
  private readonly lines: readonly Line[];

  constructor(text: string) {
    this.lines = linesOf(text);
    for (const line of this.lines) {
      const head = headCandidate(line.text);
      if (head?.isSetOff) this.lastHeads.set(head.article, line.number);
    }
  }

  parse(): ParsedStatute {
    for (const line of this.lines) this.readLine(line);
    this.closeArticle();
    this.checkWhole();
    const { title, enactmentLines, headings, articles, faults } = this;
    return { title, enactmentLines, headings, articles, faults };
  }

  private readLine(line: Line): void {
    const head = headCandidate(line.text);
    if (head && this.isHead(head, line)) this.openArticle(head, line);
    else if (isHeading(line.text)) this.openHeading(readHeading(line.text, line.number));
    else if (this.builder) this.builder.add(line.text, line.number);
    else this.readFrontMatter(line.text);
  }

  private readFrontMatter(text: string): void {
    const plain = text.replace(/^#+\s*/, '');
    if (/^目\s*录$/.test(plain)) return;
    if (this.title === '') this.title = plain;
    else if (this.headings.length === 0) this.enactmentLines.push(plain);
  }

  private openHeading(heading: StatuteHeading): void {
    this.closeArticle();
    // A table of contents names every heading once already; when the first one returns, the text itself begins.
    if (this.articles.length === 0 && this.headings[0]?.text === heading.text) this.forgetHeadings();
    this.checkHeading(heading);
    this.headings.push(heading);
    this.path = [...this.path.filter(({ rank }) => rank < heading.rank), heading];
  }

  private forgetHeadings(): void {
    this.headings = [];
    this.path = [];
    this.lastNumbers.clear();
    this.faults.splice(0, this.faults.length, ...this.faults.filter(({ code }) => code !== 'HEADING_ORDER'));
  }

  /** Numbers go on, or begin anew under the next wider heading. */
  private checkHeading({ kind, number, line }: StatuteHeading): void {
    if (number === null) return;
    const next = (this.lastNumbers.get(kind) ?? 0) + 1;
    this.lastNumbers.set(kind, number);
    if (number === 1 || number === next) return;
    const print = (value: number) => printProvisionNumber({ kind, number: value, sub: 0 });
    this.faults.push(fault('HEADING_ORDER', { row: line, found: print(number), expected: print(next) }));
  }

  /**
   * Articles are recognised by their sequence: a paragraph may well begin with 第八十六条. What is not the next number is
   * a head only if it is set off by a space and the number that should come never stands at the head of a later line.
   */
  private isHead(head: HeadCandidate, line: Line): boolean {
    if (this.isNext(head)) {
      if (head.isSetOff || (!this.comesLater(head.article, line) && !head.isInList)) return true;
    }
    const isBehind = head.article <= this.lastArticle;
    if (head.isSetOff && !isBehind && !this.comesLater(this.lastArticle + 1, line)) {
      this.report('ARTICLE_GAP', head, line);
      return true;
    }
    this.report(head.isSetOff && isBehind ? 'ARTICLE_REPEAT' : 'ARTICLE_HEAD_IN_SENTENCE', head, line);
    return false;
  }

  private comesLater(article: number, line: Line): boolean {
    return (this.lastHeads.get(article) ?? 0) > line.number;
  }

  private isNext({ article, sub }: HeadCandidate): boolean {
    const isNextArticle = article === this.lastArticle + 1 && sub === 0;
    return isNextArticle || (article === this.lastArticle && sub === this.lastSub + 1);
  }

  private report(
    code: 'ARTICLE_GAP' | 'ARTICLE_REPEAT' | 'ARTICLE_HEAD_IN_SENTENCE',
    head: HeadCandidate,
    line: Line,
  ): void {
    const found = place(head.article, head.sub);
    this.faults.push(fault(code, { row: line.number, found, expected: place(this.lastArticle + 1, 0) }));
  }

  private openArticle(head: HeadCandidate, line: Line): void {
    this.closeArticle();
    this.lastArticle = head.article;
    this.lastSub = head.sub;
    const path = [...this.path];
    this.builder = new ArticleBuilder(
      { number: head.article, sub: head.sub, line: line.number, path },
      head.rest,
    );
  }

  private closeArticle(): void {
    if (this.builder) {
      this.articles.push(this.builder.build());
      this.faults.push(...this.builder.faults);
    }
    this.builder = null;
  }

  private checkWhole(): void {
    const found = this.lines[0]?.text.slice(0, 30) ?? '';
    if (this.title === '') this.faults.push(fault('MISSING_TITLE', { found, expected: titleExample }));
    if (this.enactmentLines.length === 0) {
      this.faults.push(fault('MISSING_ENACTMENT', { found: this.title, expected: enactmentExample }));
    }
    if (this.articles.length === 0) {
      this.faults.push(fault('NO_ARTICLES', { found: String(this.lines.length), expected: place(1, 0) }));
    }
  }
}

/**
 * Takes the text of a law (.md or .txt: title, enactment lines, headings 编 分编 章 节, articles 第N条 with paragraphs and
 * items) apart. Gaps and repeats in the numbering are errors; a line that only begins like an article is text, with a
 * warning. Rows of faults are line numbers.
 */
export function parseStatute(text: string): ParsedStatute {
  return new StatuteParser(text).parse();
}
