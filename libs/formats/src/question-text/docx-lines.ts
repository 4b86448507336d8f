import { fault, type Fault } from '@whetstone/domain';
import { flattenHtml } from '../questions/flatten-html';
import { optionLabels } from '../questions/question-headings';
import { escapeXml, isElement, readXml, type XmlElement, type XmlNode } from '../question-xml/xml-tree';
import { readNumberMark } from './text-grammar';

const lists = new Set(['ol', 'ul']);

/** What stands in a paragraph, as HTML of the few tags whose meaning words can carry. */
function inlineHtml(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return escapeXml(node).replaceAll('&quot;', '"');
      const inner = inlineHtml(node.children);
      if (node.name === 'sup' || node.name === 'sub') return `<${node.name}>${inner}</${node.name}>`;
      if (node.name === 'img') return '<img alt="" />';
      return node.name === 'br' ? '<br />' : inner;
    })
    .join('');
}

function hasPicture(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => isElement(node) && (node.name === 'img' || hasPicture(node.children)));
}

/** Turns the HTML of a Word file into lines; numbers Word only draws are written out. */
class LineWriter {
  readonly lines: string[] = [];
  readonly faults: Fault[] = [];

  blocks(nodes: readonly XmlNode[]): void {
    for (const node of nodes.filter(isElement)) {
      if (lists.has(node.name)) this.list(node, 0);
      else if (node.name === 'table') this.table(node);
      else this.paragraph('', node.children);
    }
  }

  private paragraph(before: string, nodes: readonly XmlNode[]): void {
    if (hasPicture(nodes)) {
      const row = this.lines.length + 1;
      this.faults.push(fault('PICTURE_LEFT_OUT', { row, field: null, found: '〔图〕', expected: '/files/' }));
    }
    this.lines.push(...(before + flattenHtml(inlineHtml(nodes))).split('\n'));
  }

  /** An automatic list right after a numbered stem, or inside another, holds options; else it holds questions. */
  private list(list: XmlElement, depth: number): void {
    const items = list.children.filter(isElement);
    const last = this.lines.findLast((line) => line !== '') ?? '';
    const isOptions =
      list.name === 'ol' &&
      items.length <= 8 &&
      (depth > 0 || readNumberMark(last) !== null) &&
      items.length > 1;
    items.forEach((item, index) => {
      const label = isOptions ? (optionLabels[index] ?? '') : String(index + 1);
      const own = item.children.filter((node) => !isElement(node) || !lists.has(node.name));
      this.paragraph(list.name === 'ul' ? '' : `${label}. `, own);
      for (const inner of item.children.filter(isElement).filter(({ name }) => lists.has(name)))
        this.list(inner, depth + 1);
    });
  }

  private table(table: XmlElement): void {
    for (const node of table.children.filter(isElement)) {
      if (node.name !== 'tr') this.table(node);
      else this.row(node.children.filter(isElement));
    }
  }

  private row(cells: readonly XmlElement[]): void {
    const texts = cells.map(({ children }) => {
      const inner = new LineWriter();
      inner.blocks(children);
      this.faults.push(...inner.faults.map((wrong) => ({ ...wrong, row: this.lines.length + 1 })));
      return inner.lines.filter(Boolean).join(' ');
    });
    this.lines.push(texts.join(' '));
  }
}

/** The lines of a Word file, by the HTML that was made of it. */
export function docxLines(html: string): {
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
} {
  const reading = readXml(`<body>${html}</body>`, '');
  if (!reading.ok) return { lines: [], faults: [reading.fault] };
  const writer = new LineWriter();
  writer.blocks(reading.root.children);
  return { lines: writer.lines, faults: writer.faults };
}
