import { escapeXml } from '../question-xml/xml-tree';
import { decodeEntities } from './flatten-html';

/** A formula as we keep it. */
export function formulaHtml(latex: string, isBlock = false): string {
  const [tag, type] = isBlock ? ['div', 'block-math'] : ['span', 'inline-math'];
  return `<${tag} data-type="${type}" data-latex="${escapeXml(latex)}"></${tag}>`;
}

const formulaTag = /<(span|div)\b[^>]*\bdata-latex="([^"]*)"[^>]*>.*?<\/\1>/gs;
const texMarks = /\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$/gs;

/** Only between tags: what stands in an attribute is no text. */
function inTexts(html: string, change: (text: string) => string): string {
  return html
    .split(/(<[^>]*>)/)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');
}

/** Moodle shows \(x^2\) as a formula: ours say it so, and a text that only looks like one does not. */
export function toTexHtml(html: string): string {
  const formulas: string[] = [];
  const kept = html.replace(formulaTag, (whole, tag: string, latex: string) => {
    const [open, close] = tag === 'div' ? ['\\[', '\\]'] : ['\\(', '\\)'];
    const text = escapeXml(decodeEntities(latex)).replaceAll('&quot;', '"');
    formulas.push(whole.replace(/>.*<\//s, () => `>${open}${text}${close}</`));
    return `<formula-${formulas.length - 1}>`;
  });
  const escaped = inTexts(kept, (text) =>
    text.replace(/\\(?=[([\])])/g, '&#92;').replace(/\$(?=\$)/g, '&#36;'),
  );
  return escaped.replace(/<formula-(\d+)>/g, (_, index: string) => formulas[Number(index)] ?? '');
}

/** Formulas of ours as we keep them, and those of others as ours. */
export function fromTexHtml(html: string): string {
  const formulas: string[] = [];
  const keep = (formula: string) => `<formula-${formulas.push(formula) - 1}>`;
  const kept = html.replace(formulaTag, (_, tag: string, latex: string) =>
    keep(formulaHtml(decodeEntities(latex), tag === 'div')),
  );
  const marked = inTexts(kept, (text) =>
    text.replace(texMarks, (_, inline?: string, block?: string, dollars?: string) =>
      keep(formulaHtml(decodeEntities(inline ?? block ?? dollars ?? '').trim(), inline === undefined)),
    ),
  );
  return marked.replace(/<formula-(\d+)>/g, (_, index: string) => formulas[Number(index)] ?? '');
}
