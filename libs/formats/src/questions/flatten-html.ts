import type { QuestionDraft, QuestionOption, QuestionPart } from '@whetstone/domain';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export function decodeEntities(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const raised = new Map(
  [...'0123456789+-=()n'].map((plain, at) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at] ?? plain]),
);
const lowered = new Map(
  [...'0123456789+-=()'].map((plain, at) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at] ?? plain]),
);

/** m<sup>3</sup> → m³ where every character has such a form, else m^(x). */
function shift(html: string, forms: ReadonlyMap<string, string>, sign: string): string {
  const text = decodeEntities(html.replace(/<[^>]*>/g, ''));
  const shifted = [...text].map((character) => forms.get(character));
  return shifted.every((character) => character !== undefined) ? shifted.join('') : `${sign}(${text})`;
}

function attribute(tag: string, name: string): string {
  return decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

const breaks = /<\/(?:p|div|li|tr|h[1-6]|ul|ol|table|blockquote)>|<br\s*\/?>/gi;

const formulas = /<(span|div)\b[^>]*\bdata-latex="[^"]*"[^>]*>.*?<\/\1>/gis;

/** The words of an HTML fragment: a paragraph, an item and a row of a table a line each; formulas as $…$. */
export function flattenHtml(html: string): string {
  return decodeEntities(
    html
      .replace(formulas, (tag, name: string) => {
        const latex = attribute(tag, 'data-latex').replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
        return `$${latex}$${name === 'div' ? '<br />' : ''}`;
      })
      .replace(/<img\b[^>]*>/gi, (tag) => `〔${attribute(tag, 'alt') || '图'}〕`)
      .replace(/<sup>(.*?)<\/sup>/gis, (_, inner: string) => shift(inner, raised, '^'))
      .replace(/<sub>(.*?)<\/sub>/gis, (_, inner: string) => shift(inner, lowered, '_'))
      .replace(/<\/(?:td|th)>(?=\s*<t)/gi, ' ')
      .replace(breaks, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function flattenOption({ label, text }: QuestionOption): QuestionOption {
  return { label, text: flattenHtml(text) };
}

function flattenPart(part: QuestionPart): QuestionPart {
  return {
    ...part,
    stem: flattenHtml(part.stem),
    options: part.options.map(flattenOption),
    explanation: flattenHtml(part.explanation),
  };
}

/** What a reader sees of a stem, whichever way it is written. */
export function stemWords({ textFormat, stem }: Pick<QuestionDraft, 'textFormat' | 'stem'>): string {
  return textFormat === 'html' ? flattenHtml(stem) : stem;
}

/** The question in plain words, for a format that knows no others. */
export function flattenQuestion<Draft extends QuestionDraft>(draft: Draft): Draft {
  if (draft.textFormat === 'plain') return draft;
  return {
    ...draft,
    textFormat: 'plain' as const,
    stem: flattenHtml(draft.stem),
    options: draft.options.map(flattenOption),
    explanation: flattenHtml(draft.explanation),
    parts: draft.parts.map(flattenPart),
  };
}
