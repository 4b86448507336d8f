import type { QuestionDraft, QuestionPart } from '@whetstone/domain';
import sanitizeHtml from 'sanitize-html';

/** Pictures are ours: an address elsewhere would tell another server who sits which test. */
const OWN_IMAGE = /^\/media\/images\/[0-9a-f]{64}\.(?:png|jpg|webp)$/;
const FORMULAS = ['inline-math', 'block-math'];
const LONGEST_FORMULA = 2_000;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'ul', 'ol', 'li', 'blockquote'],
    ...['table', 'colgroup', 'col', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'span', 'div'],
  ],
  allowedAttributes: {
    img: ['src', 'alt', 'width', 'height'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
    span: ['data-type', 'data-latex'],
    div: ['data-type', 'data-latex'],
  },
  allowedSchemes: [],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'svg', 'math', 'template'],
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag === 'img') return !OWN_IMAGE.test(attribs['src'] ?? '');
    const latex = attribs['data-latex'];
    return (
      latex !== undefined &&
      (!FORMULAS.includes(attribs['data-type'] ?? '') || latex.length > LONGEST_FORMULA)
    );
  },
};

/** What of an HTML fragment is kept: paragraphs, lists, tables, emphasis, pictures of ours and formulas; nothing that runs. */
export function sanitiseHtml(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}

/** A draft as it may be kept and shown to others. */
export function sanitiseDraft(draft: QuestionDraft): QuestionDraft {
  if (draft.textFormat === 'plain') return draft;
  const clean = <Item extends { readonly text: string }>(items: readonly Item[]) =>
    items.map((item) => ({ ...item, text: sanitiseHtml(item.text) }));
  const cleanPart = (part: QuestionPart): QuestionPart => ({
    ...part,
    stem: sanitiseHtml(part.stem),
    options: clean(part.options),
    explanation: sanitiseHtml(part.explanation),
  });
  return {
    ...draft,
    stem: sanitiseHtml(draft.stem),
    options: clean(draft.options),
    explanation: sanitiseHtml(draft.explanation),
    parts: draft.parts.map(cleanPart),
  };
}
