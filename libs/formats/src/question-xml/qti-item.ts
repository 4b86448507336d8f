import { escapeXml, isElement, type XmlElement, type XmlNode } from './xml-tree';

export type QtiVersion = '2.1' | '2.2' | '3';

export const qtiNamespaces: Readonly<Record<QtiVersion, string>> = {
  '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  '2.2': 'http://www.imsglobal.org/xsd/imsqti_v2p2',
  '3': 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
};

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export type QtiAttributes = Readonly<Record<string, string | number | boolean>>;

/** Writes elements under the names of a version: assessmentItem is qti-assessment-item in 3.0. */
export class QtiTags {
  constructor(readonly version: QtiVersion) {}

  element(name: string, attributes: QtiAttributes, ...content: readonly string[]): string {
    const isNew = this.version === '3';
    const tag = isNew ? `qti-${kebab(name)}` : name;
    const written = Object.entries(attributes)
      .map(
        ([key, value]) => ` ${isNew && !key.includes(':') ? kebab(key) : key}="${escapeXml(String(value))}"`,
      )
      .join('');
    return content.length === 0 ? `<${tag}${written}/>` : `<${tag}${written}>${content.join('')}</${tag}>`;
  }
}

/** An item of any version under the names of 2.x; what is HTML in it stays as it is. */
export function withOldNames(element: XmlElement): XmlElement {
  const children: XmlNode[] = element.children.map((child) =>
    isElement(child) ? withOldNames(child) : child,
  );
  if (!element.name.startsWith('qti-')) return { ...element, children };
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [camel(name), value]),
  );
  return { name: camel(element.name.slice(4)), attributes, children, line: element.line };
}

/** Null for an element that is no item of a version we read. */
export function versionOf({ name, attributes }: XmlElement): QtiVersion | null {
  if (name === 'qti-assessment-item') return '3';
  if (name !== 'assessmentItem') return null;
  return attributes['xmlns'] === qtiNamespaces['2.2'] ? '2.2' : '2.1';
}
