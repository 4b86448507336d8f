const zeroWidth = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const anySpace = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// Postgres refuses U+0000 in text and no screen shows the others; a new line is kept because stems have several lines.
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const fullWidthAlphanumeric = /[０-９Ａ-Ｚａ-ｚ]/g;
const fullWidthForm = /[\uff01-\uff5e]/g;

/** Distance between a full-width form such as Ａ (U+FF21) and its half-width twin A (U+0041). */
const fullWidthOffset = 0xfee0;

function toHalfWidth(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? fullWidthOffset) - fullWidthOffset);
}

/**
 * The text as the product keeps it: half-width letters and digits, plain spaces, nothing invisible. Chinese
 * punctuation stays as it was written, because a stem is shown to people.
 */
export function foldText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(zeroWidth, '')
    .replace(anySpace, ' ')
    .replace(control, '')
    .replace(fullWidthAlphanumeric, toHalfWidth)
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** `foldText` with every full-width punctuation mark folded too; for values that programs compare, never for display. */
export function foldPunctuation(text: string): string {
  return foldText(text).replace(fullWidthForm, toHalfWidth);
}

/** `foldText` without any space or line break; for names that are looked up. */
export function foldName(text: string): string {
  return foldText(text).replace(/\s/g, '');
}
