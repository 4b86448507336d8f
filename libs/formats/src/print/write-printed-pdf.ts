import { setImmediate } from 'node:timers/promises';
import { boxColumns, optionColumns } from './option-columns';
import { PdfType, type SetLine, type Setting } from './pdf-type';
import { say } from './print-words';
import type { PrintedDocument, PrintedItem, PrintedOption, PrintedSection } from './printed-document';
import { fitImage, imageFacts, type PrintedImages } from './printed-image';
import { runsText, type RichBlock, type Run } from './rich-blocks';

/** A4 in points, with two centimetres around. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 56.7;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const TOP = 64;
const BOTTOM = PAGE.height - 60;
const BODY: Setting = { size: 10.5 };
const LEADING = 1.65;
const OPTION_INDENT = 18;
const TALLEST_IMAGE = 260;
const RULED = 26;
const BOX = 11;
const LABEL_WIDTH = 36;
/** Between the number of a part of a case and what stands beside it. */
const LABEL_GAP = 6;
const QUIET = '#5a5f5b';
const LINE = '#8a918c';

/** Something with a height that is drawn at a place and never torn apart. */
interface Strip {
  readonly height: number;
  readonly draw: (y: number) => void;
  readonly isOption?: true;
}

/** A PDF of A4 pages with its fonts inside: no question is torn from its options, and the pages are counted. */
export async function writePrintedPdf(
  printed: PrintedDocument,
  images: PrintedImages = new Map(),
): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 0, bufferPages: true, displayTitle: true },
    lang: printed.language === 'zh' ? 'zh-CN' : 'en',
    info: { Title: `${printed.title} ${printed.subtitle}` },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  await new Sheets(pdf, printed, images).write();
  await embedFonts(pdf);
  pdf.end();
  return done;
}

/**
 * Cuts the fonts to the characters used, one after the other. `end` would do it for all of them at once, which takes a
 * tenth of a second and more; what is embedded already it passes over.
 */
async function embedFonts(pdf: PDFKit.PDFDocument): Promise<void> {
  const { _fontFamilies } = pdf as unknown as {
    _fontFamilies: Readonly<Record<string, { finalize(): void }>>;
  };
  for (const font of Object.values(_fontFamilies)) {
    font.finalize();
    await setImmediate();
  }
}

class Sheets {
  private readonly type: PdfType;
  private y = TOP;

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly printed: PrintedDocument,
    private readonly images: PrintedImages,
  ) {
    this.type = new PdfType(pdf);
  }

  /** Lets others go first after each question: a long paper must not hold up the saves of an exam under way. */
  async write(): Promise<void> {
    for (const strip of this.head()) this.place([strip]);
    for (const section of this.printed.sections)
      for (const group of this.groupsOfSection(section)) {
        this.placeGroup(group);
        await setImmediate();
      }
    this.numberPages();
  }

  /** Draws strips one below the other on one page, on the next one if this has no room for them all. */
  private place(strips: readonly Strip[]): void {
    const height = heightOf(strips);
    if (this.y + height > BOTTOM && this.y > TOP) {
      this.pdf.addPage();
      this.y = TOP;
    }
    for (const strip of strips) {
      // Higher than a whole page: it can only go on overleaf.
      if (this.y + strip.height > BOTTOM && this.y > TOP) {
        this.pdf.addPage();
        this.y = TOP;
      }
      strip.draw(this.y);
      this.y += strip.height;
    }
  }

  private head(): Strip[] {
    const { title, subtitle, facts, fields, notice } = this.printed;
    return [
      ...this.centred(title, { size: 16, isBold: true }),
      ...this.centred(subtitle, { size: 13, isBold: true }),
      ...this.centred(facts.join(' · '), BODY),
      gap(6),
      ...(fields.length > 0 ? [...this.fields(fields), gap(5)] : []),
      ...this.paragraph([{ text: notice }], { setting: { size: 9.5 } }),
      gap(6),
    ];
  }

  private centred(text: string, setting: Setting): Strip[] {
    return this.type.lines([{ text }], TEXT_WIDTH, setting).map((line) => ({
      height: setting.size * LEADING,
      draw: (y) => this.type.draw(line, MARGIN + (TEXT_WIDTH - line.width) / 2, y),
    }));
  }

  /** Lines to write a name on: two beside each other. */
  private fields(fields: readonly string[]): Strip[] {
    const width = TEXT_WIDTH / 2;
    return rowsOf(fields, 2).map((row) => ({
      height: RULED,
      draw: (y) =>
        row.forEach((field, at) => {
          const [line] = this.type.lines([{ text: field }], width, BODY);
          if (!line) return;
          const x = MARGIN + at * width;
          this.type.draw(line, x, y + 8);
          this.rule(x + line.width + 6, x + width - 16, y + RULED - 4);
        }),
    }));
  }

  /** What stays together, one after the other; each is set when it is asked for. */
  private *groupsOfSection({ heading, rule, items }: PrintedSection): Generator<Strip[]> {
    const opening = [
      gap(10),
      ...this.paragraph([{ text: heading }], { setting: { size: 12, isBold: true } }),
      ...this.paragraph([{ text: rule }], { setting: { size: 9.5 } }),
      gap(4),
    ];
    // A heading is never the last thing on a page.
    let isFirst = true;
    for (const group of this.groupsOf(items)) {
      yield isFirst ? [...opening, ...group] : group;
      isFirst = false;
    }
  }

  private placeGroup(strips: readonly Strip[]): void {
    if (heightOf(strips) <= BOTTOM - TOP) this.place(strips);
    else for (const part of splitTall(strips)) this.place(part);
  }

  private *groupsOf(items: readonly PrintedItem[]): Generator<Strip[]> {
    const boxes = items.filter((item) => item.kind === 'boxes');
    const columns = boxColumns(boxes);
    for (const row of rowsOf(boxes, columns)) yield [this.boxRow(row, columns)];
    let before: Strip[] = [];
    for (const item of items) {
      if (item.kind === 'boxes') continue;
      const group = [...before, ...this.group(item)];
      const isFollowed = item.kind === 'question' && item.isFollowed;
      if (!isFollowed) yield group;
      before = isFollowed ? group : [];
    }
  }

  private group(item: Exclude<PrintedItem, { kind: 'boxes' }>): Strip[] {
    switch (item.kind) {
      case 'question':
        return [...this.question(item), gap(6)];
      case 'lines':
        return this.lines(item);
      case 'key':
        return this.key(item);
    }
  }

  private question({ label, stem, options }: Extract<PrintedItem, { kind: 'question' }>): Strip[] {
    return [
      ...stem.flatMap((block, at) => this.block(block, at === 0 ? label : '', 0)),
      ...this.options(options).map((strip): Strip => ({ ...strip, isOption: true })),
    ];
  }

  private options(options: readonly PrintedOption[]): Strip[] {
    const columns = optionColumns(options);
    if (columns === 1)
      return options.flatMap(({ mark, blocks }) =>
        blocks.flatMap((block, at) => this.block(block, at === 0 ? `${mark}. ` : '', OPTION_INDENT)),
      );
    const width = (TEXT_WIDTH - OPTION_INDENT) / columns;
    return rowsOf(options, columns).map((row) => {
      const lines = row.map(({ mark, blocks: [block] }) =>
        this.type.lines([{ text: `${mark}. ` }, ...(block?.kind === 'text' ? block.runs : [])], width, BODY),
      );
      return {
        height: Math.max(...lines.map(({ length }) => length)) * BODY.size * LEADING,
        draw: (y: number) =>
          lines.forEach((set, at) => this.drawLines(set, MARGIN + OPTION_INDENT + at * width, y)),
      };
    });
  }

  private drawLines(lines: readonly SetLine[], x: number, y: number): void {
    lines.forEach((line, at) => this.type.draw(line, x, y + at * BODY.size * LEADING));
  }

  private block(block: RichBlock, before: string, indent: number): Strip[] {
    const opening: Run[] = before === '' ? [] : [{ text: before }];
    switch (block.kind) {
      case 'text':
        return this.paragraph([...opening, ...block.runs], { indent });
      case 'image':
        return [...(before === '' ? [] : this.paragraph(opening, { indent })), this.image(block, indent)];
      case 'table':
        return [
          ...(before === '' ? [] : this.paragraph(opening, { indent })),
          ...this.table(block.rows, indent),
        ];
    }
  }

  private paragraph(
    runs: readonly Run[],
    { setting = BODY, indent = 0 }: { readonly setting?: Setting; readonly indent?: number } = {},
  ): Strip[] {
    return this.type.lines(runs, TEXT_WIDTH - indent, setting).map((line) => ({
      height: setting.size * LEADING,
      draw: (y) => this.type.draw(line, MARGIN + indent, y),
    }));
  }

  private image({ src, alt }: Extract<RichBlock, { kind: 'image' }>, indent: number): Strip {
    const bytes = this.images.get(src);
    const facts = bytes ? imageFacts(bytes) : null;
    if (!bytes || !facts) {
      const text = say('picture', this.printed.language, { alt });
      const lines = this.type.lines([{ text }], TEXT_WIDTH - indent, BODY);
      return {
        height: lines.length * BODY.size * LEADING,
        draw: (y) => this.drawLines(lines, MARGIN + indent, y),
      };
    }
    const { width, height } = fitImage(facts, { width: TEXT_WIDTH - indent, height: TALLEST_IMAGE });
    return {
      height: height + 8,
      draw: (y) => void this.pdf.image(Buffer.from(bytes), MARGIN + indent, y + 2, { width, height }),
    };
  }

  /** Columns as wide as what stands in them asks for. */
  private table(rows: readonly (readonly (readonly Run[])[])[], indent: number): Strip[] {
    const count = Math.max(...rows.map(({ length }) => length));
    const asked = Array.from({ length: count }, (_, at) =>
      Math.max(2, ...rows.map((row) => runsText(row[at] ?? []).length)),
    );
    const all = asked.reduce((sum, one) => sum + one, 0);
    const widths = asked.map((one) => ((TEXT_WIDTH - indent) * one) / all);
    const strips = rows.map((row) => this.tableRow(row, widths, indent));
    return [...strips, gap(4)];
  }

  private tableRow(cells: readonly (readonly Run[])[], widths: readonly number[], indent: number): Strip {
    const lines = widths.map((width, at) => this.type.lines(cells[at] ?? [], width - 8, BODY));
    const height = Math.max(...lines.map(({ length }) => length)) * BODY.size * LEADING + 4;
    return {
      height,
      draw: (y) => {
        let x = MARGIN + indent;
        widths.forEach((width, at) => {
          this.pdf.lineWidth(0.5).strokeColor(LINE).rect(x, y, width, height).stroke();
          this.drawLines(lines[at] ?? [], x + 4, y + 3);
          x += width;
        });
      },
    };
  }

  private lines({ label, lineCount }: Extract<PrintedItem, { kind: 'lines' }>): Strip[] {
    const set = this.type.lines([{ text: label }], TEXT_WIDTH, BODY);
    const beside = Math.max(LABEL_WIDTH, (set[0]?.width ?? 0) + LABEL_GAP);
    return Array.from({ length: lineCount }, (_, at) => ({
      height: RULED,
      draw: (y) => {
        if (at === 0) this.drawLines(set, MARGIN, y + 8);
        this.rule(MARGIN + (at === 0 ? beside : 0), MARGIN + TEXT_WIDTH, y + RULED - 4);
      },
    }));
  }

  private boxRow(row: readonly Extract<PrintedItem, { kind: 'boxes' }>[], columns: number): Strip {
    const width = TEXT_WIDTH / columns;
    const most = Math.max(...row.map(({ marks }) => marks.length));
    // Still more than stand beside their number: they go on below.
    const labels = row.map(({ label }) => this.type.lines([{ text: label }], width, BODY));
    const beside = Math.max(LABEL_WIDTH, ...labels.map(([line]) => (line?.width ?? 0) + LABEL_GAP));
    const perLine = Math.max(1, Math.floor((width - beside) / (BOX + 7)));
    return {
      height: 22 + (Math.ceil(most / perLine) - 1) * 18,
      draw: (y) =>
        row.forEach(({ marks }, at) => {
          const x = MARGIN + at * width;
          this.drawLines(labels[at] ?? [], x, y + 3);
          marks.forEach((mark, place) => {
            const left = x + beside + (place % perLine) * (BOX + 7);
            this.box(mark, left, y + 4 + Math.floor(place / perLine) * 18);
          });
        }),
    };
  }

  private box(mark: string, x: number, y: number): void {
    this.pdf
      .lineWidth(0.7)
      .strokeColor('#000000')
      .rect(x, y, BOX + 2, BOX)
      .stroke();
    const [line] = this.type.lines([{ text: mark }], 40, { size: 7.5 });
    if (line) this.type.draw(line, x + (BOX + 2 - line.width) / 2, y + 0.5, QUIET);
  }

  private key({ number, answer, points, notes }: Extract<PrintedItem, { kind: 'key' }>): Strip[] {
    const worth = `  (${points})`;
    const opening: Run[] = [{ text: `${number}. ` }, { text: answer, isBold: true }, { text: worth }];
    return [
      ...this.paragraph(opening),
      ...notes.flatMap((text) =>
        this.paragraph([{ text }], { setting: { size: 9.5 }, indent: OPTION_INDENT }),
      ),
      gap(4),
    ];
  }

  private rule(from: number, to: number, y: number): void {
    this.pdf.lineWidth(0.5).strokeColor(LINE).moveTo(from, y).lineTo(to, y).stroke();
  }

  private numberPages(): void {
    const { title, subtitle, language } = this.printed;
    const { start, count } = this.pdf.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.pdf.switchToPage(start + at);
      const small: Setting = { size: 8.5 };
      const [foot] = this.type.lines(
        [{ text: say('page', language, { page: at + 1, pages: count }) }],
        TEXT_WIDTH,
        small,
      );
      if (foot) this.type.draw(foot, (PAGE.width - foot.width) / 2, PAGE.height - 40, QUIET);
      const [head] = this.type.lines([{ text: `${title} · ${subtitle}` }], TEXT_WIDTH, small);
      if (head && at > 0) this.type.draw(head, PAGE.width - MARGIN - head.width, 34, QUIET);
    }
  }
}

/**
 * A question higher than a page cannot stand on one. Its first lines may then be parted, but its last two stay with the
 * options.
 */
function splitTall(strips: readonly Strip[]): (readonly Strip[])[] {
  const options = strips.findIndex(({ isOption }) => isOption);
  const from = Math.max(0, (options < 0 ? strips.length : options) - 2);
  return [...strips.slice(0, from).map((strip) => [strip]), strips.slice(from)];
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height }) => sum + height, 0);
}

function gap(height: number): Strip {
  return { height, draw: () => undefined };
}

function rowsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
  );
}
