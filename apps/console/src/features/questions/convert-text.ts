import { plainTextOf } from '@whetstone/domain';
import type { TextFormat } from '../../gql/graphql';
import type { Draft, DraftAsked } from './draft';

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function convert(text: string, to: TextFormat): string {
  if (text === '') return '';
  if (to === 'PLAIN') return plainTextOf(text, 'html');
  return text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

function convertAsked<Asked extends DraftAsked>(asked: Asked, to: TextFormat): Asked {
  return {
    ...asked,
    stem: convert(asked.stem, to),
    explanation: convert(asked.explanation, to),
    options: asked.options.map((option) => ({ ...option, text: convert(option.text, to) })),
  };
}

/** The whole question in the other way of writing; going back to plain text, tables and emphasis are lost. */
export function convertDraft(draft: Draft, to: TextFormat): Draft {
  if (draft.textFormat === to) return draft;
  return {
    ...convertAsked(draft, to),
    textFormat: to,
    parts: draft.parts.map((part) => convertAsked(part, to)),
  };
}
