import { inflateSync } from 'node:zlib';

/** A line of text on a page, with its distance from the top in points. */
export interface ReadLine {
  readonly page: number;
  readonly top: number;
  readonly text: string;
}

/** The text of a PDF of ours, line by line, by the tables its fonts carry for copying and searching. */
export function readPdfLines(bytes: Uint8Array): ReadLine[] {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const pages = [...objects.values()].find(({ head }) => /\/Type \/Pages\b/.test(head));
  const kids = /\/Kids \[([^\]]*)\]/.exec(pages?.head ?? '')?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, id = ''], at) => linesOfPage(objects, id, at + 1));
}

export function readPdf(bytes: Uint8Array): string {
  return readPdfLines(bytes)
    .map(({ text }) => text)
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

type Objects = ReadonlyMap<string, PdfObject>;

function readObjects(file: string): Objects {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const head = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const isPacked = head.includes('/FlateDecode');
    objects.set(id, {
      head,
      stream: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw,
    });
  }
  return objects;
}

function linesOfPage(objects: Objects, pageId: string, page: number): ReadLine[] {
  const { head } = get(objects, pageId);
  const resources = follow(objects, head, 'Resources');
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      charactersOf(objects, id),
    ]),
  );
  const { stream } = get(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '');
  const lines: { page: number; top: number; text: string }[] = [];
  let characters: ReadonlyMap<number, string> = new Map();
  let top = 0;
  for (const [, font, bottom, shown] of stream.matchAll(
    /\/(F\d+) [\d.]+ Tf|1 0 0 1 [-\d.]+ ([-\d.]+) Tm|\[([^\]]*)\] TJ/g,
  )) {
    if (font !== undefined) characters = fonts.get(font) ?? characters;
    if (bottom !== undefined) top = Math.round(842 - Number(bottom));
    if (shown === undefined) continue;
    const text = [...shown.matchAll(/<([0-9a-f]*)>/gi)]
      .map(([, hex = '']) => decode(hex, characters))
      .join('');
    const last = lines.at(-1);
    if (last?.top === top) last.text += text;
    else lines.push({ page, top, text });
  }
  return lines;
}

function decode(hex: string, characters: ReadonlyMap<number, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => characters.get(parseInt(code, 16)) ?? '').join('');
}

function charactersOf(objects: Objects, fontId: string): ReadonlyMap<number, string> {
  const { stream } = get(objects, /\/ToUnicode (\d+) 0 R/.exec(get(objects, fontId).head)?.[1] ?? '');
  const characters = new Map<number, string>();
  for (const [, from = '', list = ''] of stream.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], at) =>
      characters.set(
        parseInt(from, 16) + at,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ),
    );
  return characters;
}

function follow(objects: Objects, head: string, name: string): string {
  const id = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  return id === undefined ? head : get(objects, id).head;
}

function get(objects: Objects, id: string): PdfObject {
  const found = objects.get(id);
  if (!found) throw new Error(`The PDF holds no object ${id}`);
  return found;
}
