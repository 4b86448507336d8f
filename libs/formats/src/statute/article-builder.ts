import { isSubItem, readItem } from './statute-lines';

export interface StatuteItem {
  readonly number: number;
  readonly text: string;
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
  readonly path: readonly string[];
}

interface GrowingParagraph {
  readonly text: string;
  readonly items: StatuteItem[];
}

/** Gathers the lines of one article into paragraphs and items. */
export class ArticleBuilder {
  private readonly lines: string[] = [];
  private readonly paragraphs: GrowingParagraph[] = [];

  constructor(
    private readonly head: Pick<StatuteArticle, 'number' | 'sub' | 'line' | 'path'>,
    firstParagraph: string,
  ) {
    if (firstParagraph !== '') this.add(firstParagraph);
  }

  add(line: string): void {
    this.lines.push(line);
    const paragraph = this.paragraphs.at(-1);
    const item = readItem(line);
    if (item && paragraph) paragraph.items.push(item);
    else if (isSubItem(line) && paragraph?.items.length) this.addToLastItem(paragraph.items, line);
    else this.paragraphs.push({ text: line, items: [] });
  }

  build(): StatuteArticle {
    return { ...this.head, text: this.lines.join('\n'), paragraphs: this.paragraphs };
  }

  private addToLastItem(items: StatuteItem[], line: string): void {
    const last = items.pop();
    if (last) items.push({ ...last, text: `${last.text}\n${line}` });
  }
}
