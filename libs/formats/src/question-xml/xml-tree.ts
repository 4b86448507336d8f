import { fault, type Fault } from '@whetstone/domain';
import { SaxesParser } from 'saxes';

/** An element with its names and its attributes' names without namespace prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly line: number;
}

export type XmlNode = XmlElement | string;

export type XmlReading =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly fault: Fault };

/** No file of questions nests deeper; one that does means to exhaust whoever walks it. */
const mostLevels = 200;

/** About three thousand questions with everything a format can say of them. */
const mostElements = 1_000_000;

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  line: number;
}

class XmlRefused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

export function hasDoctype(text: string): boolean {
  return /<!(?:DOCTYPE|ENTITY)/i.test(text);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('xmlns:')) local[localName(name)] = value;
  return local;
}

function limit(found: number, expected: number): never {
  throw new XmlRefused(fault('PARSING_LIMIT', { found: `> ${found}`, expected: `≤ ${expected}` }));
}

function build(text: string): XmlElement {
  const parser = new SaxesParser();
  const top: OpenElement = { name: '', attributes: {}, children: [], line: 0 };
  const open = [top];
  let count = 0;
  const add = (piece: string) => {
    const children = open.at(-1)?.children;
    const last = children?.at(-1);
    if (typeof last === 'string' && children) children[children.length - 1] = last + piece;
    else children?.push(piece);
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > mostLevels) limit(mostLevels, mostLevels);
    if ((count += 1) > mostElements) limit(mostElements, mostElements);
    const element = {
      name: localName(name),
      attributes: localAttributes(attributes),
      children: [],
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('error', (error) => {
    const found = error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '');
    throw new XmlRefused(fault('XML_BROKEN', { row: parser.line, found, expected: 'XML 1.0' }));
  });
  parser.write(text).close();
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root || typeof root === 'string')
    throw new XmlRefused(fault('XML_BROKEN', { row: 1, found: '', expected: 'XML 1.0' }));
  return root;
}

/** Reads a whole XML text. Document types and with them entities of a file's own are refused before anything is parsed. */
export function readXml(text: string, fileName: string): XmlReading {
  if (hasDoctype(text))
    return { ok: false, fault: fault('XML_HAS_DTD', { found: fileName, expected: '.xml' }) };
  try {
    return { ok: true, root: build(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    if (error instanceof XmlRefused) return { ok: false, fault: error.fault };
    throw error;
  }
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

export function elementsOf({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | null {
  return elementsOf(element, name)[0] ?? null;
}

/** Every element of that name below, in the order of the text. */
export function allOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allOf(child, name),
  ]);
}

/** All text below. */
export function textOf(element: XmlElement | null): string {
  return (element?.children ?? []).map((child) => (isElement(child) ? textOf(child) : child)).join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark);
}
