import katex from 'katex';
import { decodeEntities } from '../questions/flatten-html';
import { formulaHtml } from '../questions/tex-html';
import type { GivenText } from '../questions/structured-question';
import { childOf, escapeXml, isElement, textOf, type XmlElement, type XmlNode } from './xml-tree';

/** QTI has no u and no s; they are spans of a class. */
const classes = { u: 'underline', s: 'line-through' } as const;

const formulaTag = /<(span|div) data-type="[^"]*" data-latex="([^"]*)">.*?<\/\1>/gs;

/** A formula as MathML that remembers its LaTeX. */
function mathMl(latex: string, isBlock: boolean): string {
  const html = katex.renderToString(latex, {
    output: 'mathml',
    displayMode: isBlock,
    throwOnError: false,
    strict: 'ignore',
  });
  const [math] = /<math[\s\S]*<\/math>/.exec(html) ?? [];
  const annotation = `<annotation encoding="application/x-tex">${escapeXml(latex)}</annotation>`;
  const body =
    /<semantics>([\s\S]*?)<annotation/.exec(math ?? '')?.[1] ?? `<mtext>${escapeXml(latex)}</mtext>`;
  const display = isBlock ? ' display="block"' : '';
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${display}><semantics>${body}${annotation}</semantics></math>`;
}

/** Our HTML as QTI wants it: well-formed, formulas as MathML. */
export function toXhtml(html: string): string {
  return html
    .replace(formulaTag, (_, tag: string, latex: string) => {
      const math = mathMl(decodeEntities(latex), tag === 'div');
      return tag === 'div' ? `<div class="formula">${math}</div>` : math;
    })
    .replace(/<([us])>/g, (_, tag: 'u' | 's') => `<span class="${classes[tag]}">`)
    .replace(/<\/[us]>/g, '</span>');
}

const voidTags = new Set(['br', 'img', 'hr']);

function formulaOf(math: XmlElement): string {
  const semantics = childOf(math, 'semantics');
  const annotations = (semantics?.children ?? []).filter(isElement);
  const tex = annotations.find(
    ({ name, attributes }) => name === 'annotation' && attributes['encoding'] === 'application/x-tex',
  );
  return tex ? formulaHtml(textOf(tex), math.attributes['display'] === 'block') : escapeXml(textOf(math));
}

function htmlOf(node: XmlNode): string {
  if (!isElement(node)) return escapeXml(node).replaceAll('&quot;', '"');
  const { name, attributes } = node;
  if (name === 'math') return formulaOf(node);
  const inner = htmlOfNodes(node.children);
  if (attributes['class'] === 'formula') return inner;
  const shifted = name === 'span' && Object.entries(classes).find(([, own]) => attributes['class'] === own);
  if (shifted) return `<${shifted[0]}>${inner}</${shifted[0]}>`;
  const written = Object.entries(attributes)
    .filter(([key]) => key !== 'xmlns')
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  return voidTags.has(name) ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`;
}

function htmlOfNodes(nodes: readonly XmlNode[]): string {
  return nodes.map(htmlOf).join('');
}

function isBlank(node: XmlNode): boolean {
  return !isElement(node) && node.trim() === '';
}

/** The lines of paragraphs that hold nothing but words; null where there is more to them. */
function plainLines(nodes: readonly XmlNode[]): string[] | null {
  const lines: string[] = [];
  let open = false;
  for (const node of nodes) {
    if (!isElement(node)) {
      const text = node.replace(/\s+/g, ' ');
      if (open) lines.push((lines.pop() ?? '') + text);
      else if (text.trim() !== '') lines.push(text);
      open ||= text.trim() !== '';
    } else if (node.name === 'br') {
      if (!open) lines.push('');
      lines.push('');
      open = true;
    } else if (node.name === 'p' || node.name === 'prompt') {
      const inner = plainLines(node.children);
      if (!inner) return null;
      lines.push(...(inner.length === 0 ? [''] : inner));
      open = false;
    } else return null;
  }
  return lines;
}

/** A text of a question's body: plain where there is nothing to it but lines, else HTML. */
export function givenText(nodes: readonly XmlNode[]): GivenText {
  const filled = nodes.filter((node) => !isBlank(node));
  const [only] = filled;
  if (filled.length === 1 && only && isElement(only) && only.attributes['class'] === 'html')
    return { text: htmlOfNodes(only.children), isHtml: true };
  const lines = plainLines(filled);
  if (lines) return { text: lines.join('\n'), isHtml: false };
  return { text: htmlOfNodes(nodes), isHtml: true };
}
