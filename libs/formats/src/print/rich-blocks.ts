import type { TextFormat } from '@whetstone/domain';
import { plainTextOf } from '@whetstone/domain';
import { decodeEntities } from '../questions/flatten-html';
import { toXhtml } from '../question-xml/xhtml';
import {
  elementsOf,
  isElement,
  readXml,
  textOf,
  type XmlElement,
  type XmlNode,
} from '../question-xml/xml-tree';

/** Characters that are set alike. */
export interface Run {
  readonly text: string;
  readonly isBold?: boolean;
  readonly shift?: 'sub' | 'sup';
}

/** The wording of a question as a sheet of paper needs it: lines of runs, grids, pictures; in their order. */
export type RichBlock =
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] }
  | { readonly kind: 'image'; readonly src: string; readonly alt: string };

type Style = Omit<Run, 'text'>;

/** A wording in blocks. What cannot be read as markup is printed as its plain words rather than not at all. */
export function richBlocks(text: string, format: TextFormat): RichBlock[] {
  if (format === 'plain') return linesOf(text);
  const read = readXml(`<div>${toXhtml(text)}</div>`, '');
  if (!read.ok) return linesOf(plainTextOf(text, format));
  const writer = new BlockWriter();
  writer.nodes(read.root.children, {});
  return writer.done();
}

/** What blocks say, a line each: for a search, and where only words fit. */
export function wordsOf(blocks: readonly RichBlock[]): string {
  const said = blocks.map((block) => {
    switch (block.kind) {
      case 'text':
        return runsText(block.runs);
      case 'table':
        return block.rows.map((row) => row.map(runsText).join(' ')).join('\n');
      case 'image':
        return block.alt;
    }
  });
  return said.join('\n');
}

export function runsText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

function linesOf(text: string): RichBlock[] {
  return text.split('\n').map((line) => ({ kind: 'text', runs: line === '' ? [] : [{ text: line }] }));
}

/** Walks our HTML once; a paragraph, an item and a line break each begin a new line. */
class BlockWriter {
  private readonly blocks: RichBlock[] = [];
  private runs: Run[] = [];

  done(): RichBlock[] {
    this.endLine();
    return this.blocks;
  }

  nodes(nodes: readonly XmlNode[], style: Style): void {
    for (const node of nodes) {
      if (isElement(node)) this.element(node, style);
      else this.text(node.replace(/\s+/g, ' '), style);
    }
  }

  private element(element: XmlElement, style: Style): void {
    switch (element.name) {
      case 'p':
      case 'div':
      case 'blockquote':
        return this.line(() => this.nodes(element.children, style));
      case 'br':
        return this.endLine(true);
      case 'ul':
      case 'ol':
        return this.list(element, style);
      case 'table':
        return this.table(element);
      case 'img':
        return this.image(element);
      case 'math':
        return formulaRuns(element).forEach((run) => this.runs.push({ ...style, ...run }));
      case 'strong':
      case 'b':
      case 'th':
        return this.nodes(element.children, { ...style, isBold: true });
      case 'sub':
      case 'sup':
        return this.nodes(element.children, { ...style, shift: element.name });
      default:
        return this.nodes(element.children, style);
    }
  }

  private list(element: XmlElement, style: Style): void {
    const first = Number(element.attributes['start'] ?? 1);
    elementsOf(element, 'li').forEach((item, place) =>
      this.line(() => {
        this.text(element.name === 'ol' ? `${first + place}. ` : '· ', style);
        // A paragraph within an item goes on in the item's own line.
        for (const child of item.children)
          if (isElement(child) && child.name === 'p') this.nodes(child.children, style);
          else this.nodes([child], style);
      }),
    );
  }

  private table(element: XmlElement): void {
    this.endLine();
    const rows = rowsOf(element).map((row) =>
      elementsOf(row).map((cell) => {
        const inner = new BlockWriter();
        inner.element({ ...cell, name: cell.name === 'th' ? 'th' : 'td' }, {});
        return inner.done().flatMap((block, at): Run[] => {
          const runs = block.kind === 'text' ? block.runs : [{ text: wordsOf([block]) }];
          return at === 0 ? [...runs] : [{ text: ' ' }, ...runs];
        });
      }),
    );
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows });
  }

  private image({ attributes }: XmlElement): void {
    this.endLine();
    this.blocks.push({ kind: 'image', src: attributes['src'] ?? '', alt: attributes['alt'] ?? '' });
  }

  private text(text: string, style: Style): void {
    const last = this.runs.at(-1);
    const isSame = last && last.isBold === style.isBold && last.shift === style.shift;
    if (isSame) this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ text, ...style });
  }

  private line(write: () => void): void {
    this.endLine();
    write();
    this.endLine();
  }

  private endLine(isEvenEmpty = false): void {
    const runs = this.runs.filter(({ text }) => text !== '');
    if (isEvenEmpty || runs.some(({ text }) => text.trim() !== '')) this.blocks.push({ kind: 'text', runs });
    this.runs = [];
  }
}

function rowsOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === 'tr' ? [child] : rowsOf(child)));
}

/** A formula as one line: fractions with a stroke, roots with their sign, powers raised. */
function formulaRuns(math: XmlElement): Run[] {
  const semantics = elementsOf(math, 'semantics')[0] ?? math;
  const body = elementsOf(semantics).filter(({ name }) => name !== 'annotation');
  return body.flatMap(runsOfMath);
}

function runsOfMath(element: XmlElement): Run[] {
  const parts = elementsOf(element).map(runsOfMath);
  const [first = [], second = [], third = []] = parts;
  switch (element.name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
      return [{ text: decodeEntities(textOf(element)) }];
    case 'mspace':
      return [{ text: ' ' }];
    case 'mfrac':
      return [...grouped(first), { text: '/' }, ...grouped(second)];
    case 'msqrt':
      return [{ text: '√' }, ...grouped(parts.flat())];
    case 'mroot':
      return [...raised(second, 'sup'), { text: '√' }, ...grouped(first)];
    case 'msup':
    case 'mover':
      return [...first, ...raised(second, 'sup')];
    case 'msub':
    case 'munder':
      return [...first, ...raised(second, 'sub')];
    case 'msubsup':
    case 'munderover':
      return [...first, ...raised(second, 'sub'), ...raised(third, 'sup')];
    default:
      return parts.flat();
  }
}

/** In a line a fraction of sums needs its brackets. */
function grouped(runs: readonly Run[]): Run[] {
  const isLong = /[+\-−×·÷=/ ]/.test(runsText(runs));
  return isLong ? [{ text: '(' }, ...runs, { text: ')' }] : [...runs];
}

function raised(runs: readonly Run[], shift: 'sub' | 'sup'): Run[] {
  return runs.map((run) => ({ ...run, shift }));
}
