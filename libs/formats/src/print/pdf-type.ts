import { ChineseFont, takeFont } from './chinese-font';
import type { Run } from './rich-blocks';

/** A piece of a line that one font file draws. */
interface Piece {
  readonly path: string;
  readonly text: string;
  readonly width: number;
  readonly size: number;
  /** Down from the top of the line, in points. */
  readonly drop: number;
}

export interface SetLine {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

export interface Setting {
  readonly size: number;
  readonly isBold?: boolean;
}

/** Marks that never begin a line, and those that never end one. */
const NOT_FIRST = '，。、；：？！”’）》〉】〕」』…—·,.;:?!)]}%％°℃';
const NOT_LAST = '“‘（《〈【〔「『([{';
/** Letters and numbers stay together: 40mg/L is no place for a break. */
const WORD = /[\p{Script=Latin}\d.%/+\-_²³]+|./gsu;
const SHIFTED = 0.65;
const UNIT = 1_000;

/** Sets type: breaks runs of text into lines of a width and draws them. One for each document, which keeps its fonts. */
export class PdfType {
  private readonly regular = new ChineseFont(400);
  private readonly bold = new ChineseFont(700);
  private readonly widths = new Map<string, number>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** Lines no wider than `width`; a single word that is wider is broken. */
  lines(runs: readonly Run[], width: number, setting: Setting): SetLine[] {
    const lines: Line[] = [new Line()];
    for (const run of runs)
      for (const [word] of run.text.matchAll(WORD)) {
        const pieces = this.pieces(word, run, setting);
        const wide = sum(pieces);
        let line = lines.at(-1) ?? new Line();
        if (line.width + wide > width && line.width > 0 && !NOT_FIRST.includes(word)) {
          line = line.carryOver();
          lines.push(line);
        }
        if (wide <= width) line.add(word, pieces);
        else this.addBroken(lines, word, { run, width, setting });
      }
    return lines.map(({ pieces, width: wide }) => ({ pieces: joined(pieces), width: wide }));
  }

  draw({ pieces }: SetLine, x: number, y: number, colour = '#000000'): void {
    let at = x;
    for (const { path, text, width, size, drop } of pieces) {
      takeFont(this.document, path).fontSize(size).fillColor(colour);
      this.document.text(text, at, y + drop, { lineBreak: false });
      at += width;
    }
  }

  private addBroken(
    lines: Line[],
    word: string,
    { run, width, setting }: { readonly run: Run; readonly width: number; readonly setting: Setting },
  ): void {
    for (const character of word) {
      const pieces = this.pieces(character, run, setting);
      if ((lines.at(-1)?.width ?? 0) + sum(pieces) > width) lines.push(new Line());
      lines.at(-1)?.add(character, pieces);
    }
  }

  private pieces(text: string, { isBold, shift }: Run, setting: Setting): Piece[] {
    const font = (isBold ?? setting.isBold) ? this.bold : this.regular;
    const size = shift ? setting.size * SHIFTED : setting.size;
    const drop = shift === 'sub' ? setting.size * 0.55 : 0;
    return font.runsOf(text).map(({ path, text: drawn }) => {
      const width = [...drawn].reduce((all, character) => all + this.widthOf(path, character), 0) * size;
      return { path, text: drawn, width, size, drop };
    });
  }

  /** Of a character one point high. */
  private widthOf(path: string, character: string): number {
    const key = `${path} ${character}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = takeFont(this.document, path).fontSize(UNIT).widthOfString(character) / UNIT;
    this.widths.set(key, width);
    return width;
  }
}

/** A line as it grows. */
class Line {
  private words: { readonly text: string; readonly pieces: readonly Piece[] }[] = [];
  width = 0;

  get pieces(): readonly Piece[] {
    return this.words.flatMap(({ pieces }) => pieces);
  }

  add(text: string, pieces: readonly Piece[]): void {
    if (this.width === 0 && text === ' ') return;
    this.words.push({ text, pieces });
    this.width += sum(pieces);
  }

  /** The next line: an opening mark at the end of this one goes along. */
  carryOver(): Line {
    const next = new Line();
    const last = this.words.at(-1);
    if (!last || this.words.length < 2 || !NOT_LAST.includes(last.text)) return next;
    this.words.pop();
    this.width -= sum(last.pieces);
    next.add(last.text, last.pieces);
    return next;
  }
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((all, { width }) => all + width, 0);
}

/** Neighbours of one font become one piece: fewer things to draw, and text that can be searched. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.path === piece.path && last.size === piece.size && last.drop === piece.drop)
      all[all.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
    else all.push(piece);
  }
  return all;
}
