import type { PrintedOption } from './printed-document';
import { wordsOf } from './rich-blocks';

/** So many characters of text stand in a quarter and in a half of a line, with the option's letter before them. */
const QUARTER = 8;
const HALF = 18;

/** How many options stand beside each other: four short ones in a line, as on any printed paper. */
export function optionColumns(options: readonly PrintedOption[]): 1 | 2 | 4 {
  const isText = options.every(({ blocks }) => blocks.length === 1 && blocks[0]?.kind === 'text');
  if (!isText || options.length < 2) return 1;
  const widest = Math.max(...options.map(({ blocks }) => widthOf(wordsOf(blocks))));
  if (widest <= QUARTER) return 4;
  return widest <= HALF ? 2 : 1;
}

/** How many questions stand beside each other on an answer sheet, so that the boxes of each stand in one line. */
export function boxColumns(boxes: readonly { readonly marks: readonly string[] }[]): 2 | 3 | 4 {
  const most = Math.max(0, ...boxes.map(({ marks }) => marks.length));
  if (most <= 4) return 4;
  return most <= 6 ? 3 : 2;
}

/** In full-width characters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0);
}
