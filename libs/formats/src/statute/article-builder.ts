import { fault, type Fault } from '@whetstone/domain';
import { readItem, readSubItem, type StatuteHeading } from './statute-lines';

/** 目: a numbered line inside an item. */
export interface StatuteSubItem {
  readonly number: number;
  readonly text: string;
}

export interface StatuteItem {
  readonly number: number;
  readonly text: string;
  readonly subItems: readonly StatuteSubItem[];
}

/** 款: one paragraph of an article, with its items 项. */
export interface StatuteParagraph {
  readonly text: string;
  readonly items: readonly StatuteItem[];
}

export interface StatuteArticle {
  readonly number: number;
  /** N of 第…条之N; 0 for an ordinary article. */
  readonly sub: number;
  readonly line: number;
  /** Without the head, lines kept. */
  readonly text: string;
  readonly paragraphs: readonly StatuteParagraph[];
  /** The headings above it, widest first. */
  readonly path: readonly StatuteHeading[];
}

interface GrowingItem {
  readonly number: number;
  readonly text: string;
  readonly subItems: StatuteSubItem[];
}

interface GrowingParagraph {
  readonly text: string;
  readonly items: GrowingItem[];
}

/** Gathers the lines of one article into paragraphs, items and sub-items. */
export class ArticleBuilder {
  private readonly lines: string[] = [];
  private readonly paragraphs: GrowingParagraph[] = [];
  readonly faults: Fault[] = [];

  constructor(
    private readonly head: Pick<StatuteArticle, 'number' | 'sub' | 'line' | 'path'>,
    firstParagraph: string,
  ) {
    if (firstParagraph !== '') this.add(firstParagraph, head.line);
  }

  add(line: string, lineNumber: number): void {
    this.lines.push(line);
    const paragraph = this.paragraphs.at(-1);
    const item = readItem(line);
    const lastItem = paragraph?.items.at(-1);
    const subItem = lastItem ? readSubItem(line) : null;
    if (lastItem && subItem) {
      this.checkOrder(subItem.number, lastItem.subItems.at(-1)?.number ?? 0, lineNumber);
      lastItem.subItems.push(subItem);
    } else if (item && paragraph) {
      this.checkOrder(item.number, lastItem?.number ?? 0, lineNumber);
      paragraph.items.push({ ...item, subItems: [] });
    } else {
      this.paragraphs.push({ text: line, items: [] });
    }
  }

  build(): StatuteArticle {
    return { ...this.head, text: this.lines.join('\n'), paragraphs: this.paragraphs };
  }

  private checkOrder(found: number, last: number, row: number): void {
    if (found === last + 1) return;
    this.faults.push(fault('ITEM_ORDER', { row, found: String(found), expected: String(last + 1) }));
  }
}
