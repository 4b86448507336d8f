import { ChineseFont, takeFont } from '@whetstone/formats';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';

/** What is printed; texts are whole lines. */
export interface PrintedCertificate {
  readonly title: string;
  readonly holder: string;
  readonly body: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly issuer: string;
  /** What the QR code holds. */
  readonly code: string;
  readonly hint: string;
}

/** A4 on its side, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
const GREEN = '#0b6b4a';
const INK = '#1c1c1a';
const QUIET = '#5a5f5b';
const QR_SIZE = 118;
const MARGIN = 72;

const regular = new ChineseFont(400);
const bold = new ChineseFont(700);

/** Prints a certificate with its fonts inside, so that it looks the same wherever it is opened. */
export async function printCertificate(certificate: PrintedCertificate): Promise<Buffer> {
  const { title, holder, body, facts, issuer, code, hint } = certificate;
  const document = new PDFDocument({
    ...{ size: 'A4', layout: 'landscape', margin: 0, lang: 'zh-CN', displayTitle: true },
    info: { Title: `${title} ${holder}`, Author: issuer },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  drawFrame(document);
  centred(document, title, { font: bold, size: 34, y: 96, colour: GREEN });
  centred(document, holder, { font: bold, size: 30, y: 178, colour: INK });
  paragraph(document, body, { y: 246, size: 17 });
  facts.forEach(([label, value], place) => {
    const y = 398 + place * 26;
    const end = line(document, `${label}\u3000`, { x: MARGIN, y, font: regular, size: 13, colour: QUIET });
    line(document, value, { x: end, y, font: regular, size: 13, colour: INK });
  });
  drawCode(document, code);
  line(document, hint, {
    ...{ x: WIDTH - MARGIN - widthOf(document, hint, regular, 9), y: 526 },
    ...{ font: regular, size: 9, colour: QUIET },
  });
  line(document, issuer, {
    ...{ x: WIDTH - MARGIN - QR_SIZE - 32 - widthOf(document, issuer, bold, 15), y: 470 },
    ...{ font: bold, size: 15, colour: INK },
  });
  document.end();
  return done;
}

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly font: ChineseFont;
  readonly size: number;
  readonly colour: string;
}

/** @returns where the next character would stand. */
function line(document: PDFKit.PDFDocument, text: string, { x, y, font, size, colour }: Drawn): number {
  let at = x;
  for (const run of font.runsOf(text)) {
    takeFont(document, run.path).fontSize(size).fillColor(colour);
    document.text(run.text, at, y, { lineBreak: false });
    at += document.widthOfString(run.text);
  }
  return at;
}

function widthOf(document: PDFKit.PDFDocument, text: string, font: ChineseFont, size: number): number {
  return font
    .runsOf(text)
    .reduce((sum, run) => sum + takeFont(document, run.path).fontSize(size).widthOfString(run.text), 0);
}

/** A long title or name is set smaller rather than cut. */
function centred(document: PDFKit.PDFDocument, text: string, drawn: Omit<Drawn, 'x'>): void {
  const full = widthOf(document, text, drawn.font, drawn.size);
  const size = Math.min(drawn.size, (drawn.size * (WIDTH - 2 * MARGIN)) / full);
  const x = (WIDTH - widthOf(document, text, drawn.font, size)) / 2;
  line(document, text, { ...drawn, x, size });
}

/** Chinese breaks between any two characters but before punctuation. */
function paragraph(
  document: PDFKit.PDFDocument,
  text: string,
  { y, size }: { y: number; size: number },
): void {
  const widest = WIDTH - 2 * MARGIN;
  const lines: string[] = [''];
  for (const character of text) {
    const current = lines.at(-1) ?? '';
    const isFull = widthOf(document, current + character, regular, size) > widest;
    if (isFull && !'，。、；：”》）'.includes(character)) lines.push(character);
    else lines[lines.length - 1] = current + character;
  }
  lines.forEach((one, place) =>
    line(document, one, { x: MARGIN, y: y + place * size * 1.9, font: regular, size, colour: INK }),
  );
}

function drawFrame(document: PDFKit.PDFDocument): void {
  document.lineWidth(2).strokeColor(GREEN);
  document.rect(28, 28, WIDTH - 56, HEIGHT - 56).stroke();
  document
    .lineWidth(0.6)
    .rect(36, 36, WIDTH - 72, HEIGHT - 72)
    .stroke();
}

function drawCode(document: PDFKit.PDFDocument, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = QR_SIZE / size;
  const left = WIDTH - MARGIN - QR_SIZE;
  const top = 398;
  document.fillColor('#000000');
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) document.rect(left + x * module, top + y * module, module, module);
    }),
  );
  document.fill();
}
