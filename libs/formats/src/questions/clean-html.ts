import sanitizeHtml from 'sanitize-html';
import { decodeEntities } from './flatten-html';

const tags = [
  ...['p', 'br', 'strong', 'em', 'u', 's', 'code', 'sup', 'sub', 'ul', 'ol', 'li', 'img', 'span', 'div'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'caption'],
];

/** Pictures of ours; any other source would tell its owner who sits the exam, or break. */
const ownPicture = /^\/files\/[\w./-]+$/;

const dropped = { tagName: 'dropped', attribs: {} };

type Transform = sanitizeHtml.Transformer;

/** Formulas keep their two attributes, in this order; any other span or div is only its content. */
function formula(type: string, other: string): Transform {
  return (tagName, attribs) => {
    const latex = attribs['data-latex'];
    if (latex !== undefined) return { tagName, attribs: { 'data-type': type, 'data-latex': latex } };
    return other === '' ? dropped : { tagName: other, attribs: {} };
  };
}

const rename =
  (tagName: string): Transform =>
  () => ({ tagName, attribs: {} });

const options: sanitizeHtml.IOptions = {
  allowedTags: tags,
  allowedAttributes: {
    img: ['src', 'alt'],
    span: ['data-type', 'data-latex'],
    div: ['data-type', 'data-latex'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: [],
  allowProtocolRelative: false,
  transformTags: {
    b: rename('strong'),
    i: rename('em'),
    del: rename('s'),
    strike: rename('s'),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre'].map((tag) => [tag, rename('p')])),
    span: formula('inline-math', ''),
    div: formula('block-math', 'p'),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ownPicture.test(attribs['src'] ?? ''),
};

/** The HTML a question may be written in: what else a file holds is taken out, its words stay. Idempotent. */
export function cleanHtml(html: string): string {
  const once = sanitizeHtml(html.replace(/\r\n?/g, '\n'), options);
  return once.replace(/(<(span|div) data-type="[^"]*" data-latex="[^"]*">).*?<\/\2>/gs, '$1</$2>').trim();
}

/** Pictures that are not ours and will not come along. */
export function foreignPictures(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>/gi)]
    .map(([, double, single]) => decodeEntities(double ?? single ?? ''))
    .filter((source) => !ownPicture.test(source))
    .map((source) => source.slice(0, 60));
}

/** A text as HTML that says the same. */
export function htmlOfText(text: string): string {
  const escaped = text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}
