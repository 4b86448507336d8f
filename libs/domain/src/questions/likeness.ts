import { normaliseStem } from './normalise-stem';

/** What two questions are compared by: their stems, and all they say with their options and parts. */
export interface Comparable {
  readonly stem: string;
  readonly options: readonly string[];
}

/** Below this two questions on one article are merely about the same thing. */
export const LIKE_ENOUGH = 0.6;

/** Of each text so many of its pieces are kept to find it by: enough to miss none that is alike by half. */
const SKETCH_SIZE = 16;

const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

function hashOf(piece: string): number {
  let hash = FNV_OFFSET;
  for (const character of piece) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  // The low bits of neighbouring characters resemble each other; the smallest of them would all be of one kind.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** The pairs of neighbouring characters of a text, without punctuation, as numbers: Chinese has no words to compare. */
function piecesOf(text: string): ReadonlySet<number> {
  const characters = [...normaliseStem(text)];
  return new Set(
    characters.slice(1).map((character, index) => hashOf(`${characters[index] ?? ''}${character}`)),
  );
}

function smallest(pieces: ReadonlySet<number>): number[] {
  return [...pieces].sort((one, other) => one - other).slice(0, SKETCH_SIZE);
}

function wholeOf({ stem, options }: Comparable): string {
  return [stem, ...options].join('\n');
}

/**
 * A few of a question's pieces, chosen by their numbers alone: two texts that are alike by a share keep about that share
 * of them in common, so that an index of so few finds what is alike.
 */
export function sketchOf(question: Comparable): number[] {
  const pieces = [...smallest(piecesOf(question.stem)), ...smallest(piecesOf(wholeOf(question)))];
  return [...new Set(pieces)];
}

/** A question's pieces, made once for all that it is compared with. */
export interface QuestionPieces {
  readonly stem: ReadonlySet<number>;
  readonly whole: ReadonlySet<number>;
}

export function piecesOfQuestion(question: Comparable): QuestionPieces {
  return { stem: piecesOf(question.stem), whole: piecesOf(wholeOf(question)) };
}

function dice(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0;
  for (const piece of one) if (other.has(piece)) common += 1;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

/**
 * How alike two questions are, 0…1: by their stems or by all they say, whichever is more. Stems that many questions
 * share ("下列说法正确的是") are too short to tell anything by themselves.
 */
export function likenessOf(one: QuestionPieces, other: QuestionPieces): number {
  const whole = dice(one.whole, other.whole);
  const tells = Math.min(one.stem.size, other.stem.size) >= SKETCH_SIZE;
  return tells ? Math.max(whole, dice(one.stem, other.stem)) : whole;
}
