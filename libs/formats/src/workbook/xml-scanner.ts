// Loaded by the worker from source under Jest (Node strips the types), so it uses only TypeScript that can be erased.
import { SaxesParser } from 'saxes';

export type XmlAttributes = Readonly<Record<string, string>>;

/** What an XML part is made of, told in order and without namespace prefixes; `text` may come in several pieces. */
export interface XmlEvents {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** One attribute of a tag, whatever its namespace prefix; null when it is absent. */
export function attributeOf(attributes: XmlAttributes, name: string): string | null {
  const own = attributes[name];
  if (own !== undefined) return own;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key] ?? null;
  return null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads an XML part piece by piece. Document types are refused before anything gets here, so the only entities are the
 * five everybody knows and character numbers.
 * @throws Error when it is not well-formed.
 */
export function scanXml(events: XmlEvents): (piece: string) => void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => events.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => events.close(localName(name)));
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('error', (error) => {
    throw error;
  });
  return (piece) => void parser.write(piece);
}
