import type * as Docx from 'docx';
import { boxColumns, optionColumns } from './option-columns';
import { say, WORDS } from './print-words';
import type { PrintedDocument, PrintedItem, PrintedOption, PrintedSection } from './printed-document';
import { fitImage, imageFacts, type PrintedImages } from './printed-image';
import type { RichBlock, Run } from './rich-blocks';

/** Twentieths of a point: A4 with two centimetres around. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
/** Pixels of Word, 96 to the inch. */
const WIDEST_IMAGE = { width: 560, height: 420 };
/** Half points: 五号, 三号. */
const SIZE = 21;
const TITLE_SIZE = 32;
/** From one line to write on to the next. */
const RULED = 520;
const BORDER = { style: 'single' as const, size: 4, color: '8a918c', space: 1 };

type Block = Docx.Paragraph | Docx.Table;

/** A Word file of A4 pages: a question is kept on one page with its options, and the pages are counted. */
export async function writePrintedDocx(
  printed: PrintedDocument,
  images: PrintedImages = new Map(),
): Promise<Uint8Array> {
  const docx = await import('docx');
  const file = new docx.Document({
    title: `${printed.title} ${printed.subtitle}`,
    creator: '',
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' },
            size: SIZE,
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        ...new Writer(docx, printed, images).section(),
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

class Writer {
  constructor(
    private readonly docx: typeof Docx,
    private readonly printed: PrintedDocument,
    private readonly images: PrintedImages,
  ) {}

  section() {
    const { Header, Footer } = this.docx;
    return {
      headers: { default: new Header({ children: [this.headLine()] }) },
      footers: { default: new Footer({ children: [this.pageLine()] }) },
      children: [...this.head(), ...this.printed.sections.flatMap((section) => this.sectionBlocks(section))],
    };
  }

  private headLine(): Docx.Paragraph {
    const { title, subtitle } = this.printed;
    return new this.docx.Paragraph({
      alignment: 'right',
      children: [new this.docx.TextRun({ text: `${title} · ${subtitle}`, size: 16, color: '5a5f5b' })],
    });
  }

  private pageLine(): Docx.Paragraph {
    const { Paragraph, TextRun, PageNumber } = this.docx;
    const [before = '', between = '', after = ''] =
      WORDS.page[this.printed.language].split(/\{page\}|\{pages\}/);
    const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
    return new Paragraph({ alignment: 'center', children: [new TextRun({ children, size: 16 })] });
  }

  private head(): Docx.Paragraph[] {
    const { title, subtitle, facts, fields, notice } = this.printed;
    const { Paragraph, TextRun } = this.docx;
    const centred = (text: string, size: number, bold: boolean) =>
      new Paragraph({
        alignment: 'center',
        spacing: { after: 120 },
        children: [new TextRun({ text, size, bold })],
      });
    return [
      centred(title, TITLE_SIZE, true),
      centred(subtitle, 26, true),
      centred(facts.join(' · '), SIZE, false),
      ...this.fieldLines(fields),
      new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text: notice, italics: false })] }),
    ];
  }

  /** Lines to write a name on: two beside each other, each as far as its half of the page. */
  private fieldLines(fields: readonly string[]): Docx.Paragraph[] {
    const { Paragraph, TextRun, Tab } = this.docx;
    const half = TEXT_WIDTH / 2;
    const stop = (position: number, leader: 'underscore' | 'none') => ({
      ...{ type: 'left' as const, position, leader },
    });
    return Array.from(
      { length: Math.ceil(fields.length / 2) },
      (_, line) =>
        new Paragraph({
          spacing: { before: 120, after: 120 },
          tabStops: [
            stop(half - 240, 'underscore'),
            stop(half, 'none'),
            stop(TEXT_WIDTH - 240, 'underscore'),
          ],
          children: fields
            .slice(line * 2, line * 2 + 2)
            .map(
              (field, at) =>
                new TextRun({ children: [...(at > 0 ? [new Tab()] : []), `${field} `, new Tab()] }),
            ),
        }),
    );
  }

  private sectionBlocks({ heading, rule, items }: PrintedSection): Block[] {
    const { Paragraph, TextRun } = this.docx;
    return [
      new Paragraph({
        keepNext: true,
        spacing: { before: 240, after: 60 },
        children: [new TextRun({ text: heading, bold: true, size: 24 })],
      }),
      new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [new TextRun({ text: rule })] }),
      ...this.itemBlocks(items),
    ];
  }

  private itemBlocks(items: readonly PrintedItem[]): Block[] {
    const boxes = items.filter((item) => item.kind === 'boxes');
    const keys = items.filter((item) => item.kind === 'key');
    const others = items.flatMap((item) => {
      if (item.kind === 'question') return this.question(item);
      return item.kind === 'lines' ? this.lines(item) : [];
    });
    return [
      ...(boxes.length > 0 ? [this.boxTable(boxes)] : []),
      ...(keys.length > 0 ? [this.keyTable(keys)] : []),
      ...others,
    ];
  }

  /** Word moves paragraphs that are kept with the next one together; the last one of a question ends that. */
  private question({
    label,
    stem,
    options,
    isFollowed,
  }: Extract<PrintedItem, { kind: 'question' }>): Block[] {
    const rows = this.optionRows(options);
    return [
      ...stem.map((block, at) =>
        this.block(
          block,
          at === 0 ? label : '',
          isFollowed === true || rows.length > 0 || at < stem.length - 1,
          at === 0 ? { before: 120 } : {},
        ),
      ),
      ...rows.map((row, at) => row(at < rows.length - 1)),
    ].flat();
  }

  private optionRows(options: readonly PrintedOption[]): ((isKept: boolean) => Block[])[] {
    const columns = optionColumns(options);
    if (columns === 1)
      return options.map(
        ({ mark, blocks }) =>
          (isKept) =>
            blocks.flatMap((block, at) =>
              this.block(block, at === 0 ? `${mark}. ` : '', isKept || at < blocks.length - 1, { left: 420 }),
            ),
      );
    const tabStops = Array.from({ length: columns - 1 }, (_, at) => ({
      type: 'left' as const,
      position: 420 + ((TEXT_WIDTH - 420) / columns) * (at + 1),
    }));
    const rows = Array.from({ length: Math.ceil(options.length / columns) }, (_, row) =>
      options.slice(row * columns, (row + 1) * columns),
    );
    return rows.map((row) => (isKept) => {
      const runs = row.flatMap(({ mark, blocks: [block] }, at) => [
        new this.docx.TextRun({ children: at === 0 ? [`${mark}. `] : [new this.docx.Tab(), `${mark}. `] }),
        ...(block?.kind === 'text' ? this.runs(block.runs) : []),
      ]);
      return [
        new this.docx.Paragraph({
          keepNext: isKept,
          keepLines: true,
          indent: { left: 420 },
          tabStops,
          children: runs,
        }),
      ];
    });
  }

  private block(
    block: RichBlock,
    before: string,
    isKept: boolean,
    { left = 0, before: space = 0 }: { readonly left?: number; readonly before?: number } = {},
  ): Block[] {
    const { Paragraph, TextRun } = this.docx;
    const opening = before === '' ? [] : [new TextRun({ text: before })];
    const paragraph = (children: Docx.ParagraphChild[]) =>
      new Paragraph({
        ...{ keepNext: isKept, keepLines: true, indent: { left }, children },
        ...(space > 0 && { spacing: { before: space } }),
      });
    switch (block.kind) {
      case 'text':
        return [paragraph([...opening, ...this.runs(block.runs)])];
      case 'image':
        return [paragraph([...opening, this.image(block)])];
      case 'table':
        return [...(before === '' ? [] : [paragraph(opening)]), this.table(block.rows)];
    }
  }

  private runs(runs: readonly Run[]): Docx.TextRun[] {
    return runs.map(
      ({ text, isBold, shift }) =>
        new this.docx.TextRun({
          text,
          ...(isBold && { bold: true }),
          ...(shift === 'sub' && { subScript: true }),
          ...(shift === 'sup' && { superScript: true }),
        }),
    );
  }

  private image({ src, alt }: Extract<RichBlock, { kind: 'image' }>): Docx.ParagraphChild {
    const { ImageRun, TextRun } = this.docx;
    const data = this.images.get(src);
    const facts = data ? imageFacts(data) : null;
    if (!data || !facts) return new TextRun({ text: say('picture', this.printed.language, { alt }) });
    const transformation = fitImage(facts, WIDEST_IMAGE);
    const altText = { name: alt || 'image', title: alt, description: alt };
    return new ImageRun({ type: facts.type, data, transformation, altText });
  }

  private table(rows: readonly (readonly (readonly Run[])[])[]): Docx.Table {
    const { Table, TableRow, TableCell, Paragraph } = this.docx;
    return new Table({
      width: { size: 100, type: 'pct' },
      rows: rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map(
              (runs) =>
                new TableCell({ children: [new Paragraph({ keepNext: true, children: this.runs(runs) })] }),
            ),
          }),
      ),
    });
  }

  private lines({ label, lineCount }: Extract<PrintedItem, { kind: 'lines' }>): Docx.Paragraph[] {
    const { Paragraph, TextRun } = this.docx;
    return Array.from(
      { length: lineCount },
      (_, line) =>
        new Paragraph({
          // The number has a line below it; the others may go on overleaf.
          keepNext: line === 0 && lineCount > 1,
          spacing: { line: RULED, lineRule: 'exact' },
          // Paragraphs alike in their border share one: a line under each is one between them.
          border: { bottom: BORDER, between: BORDER },
          children: [new TextRun({ text: line === 0 ? label : '' })],
        }),
    );
  }

  private boxTable(items: readonly Extract<PrintedItem, { kind: 'boxes' }>[]): Docx.Table {
    const { Table, TableRow, TableCell, Paragraph, TextRun } = this.docx;
    const none = { style: 'none' as const, size: 0, color: 'auto' };
    const columns = boxColumns(items);
    const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
      items.slice(row * columns, (row + 1) * columns),
    );
    const cell = (text: string) =>
      new TableCell({
        width: { size: 100 / columns, type: 'pct' },
        children: [new Paragraph({ spacing: { before: 60, after: 60 }, children: [new TextRun({ text })] })],
      });
    return new Table({
      width: { size: 100, type: 'pct' },
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: Array.from({ length: columns }, (_, at) => cell(boxesText(row[at]))),
          }),
      ),
    });
  }

  private keyTable(items: readonly Extract<PrintedItem, { kind: 'key' }>[]): Docx.Table {
    const { Table, TableRow, TableCell, Paragraph, TextRun } = this.docx;
    const { language } = this.printed;
    const row = (cells: readonly (readonly string[])[], isHead = false) =>
      new TableRow({
        cantSplit: true,
        ...(isHead && { tableHeader: true }),
        children: cells.map(
          (lines, at) =>
            new TableCell({
              width: { size: [8, 82, 10][at] ?? 0, type: 'pct' },
              children: lines.map(
                (text, line) =>
                  new Paragraph({
                    children: [new TextRun({ text, bold: isHead || (at === 1 && line === 0) })],
                  }),
              ),
            }),
        ),
      });
    const heads = (['question', 'answer', 'points'] as const).map((word) => [say(word, language)]);
    return new Table({
      width: { size: 100, type: 'pct' },
      rows: [
        row(heads, true),
        ...items.map(({ number, answer, points, notes }) =>
          row([[String(number)], [answer, ...notes], [points]]),
        ),
      ],
    });
  }
}

function boxesText(item: Extract<PrintedItem, { kind: 'boxes' }> | undefined): string {
  return item ? `${item.label} ${item.marks.map((mark) => `[${mark}]`).join(' ')}` : '';
}
