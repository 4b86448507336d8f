import { foldPunctuation, type Difficulty } from '@whetstone/domain';

const names: Readonly<Record<string, Difficulty>> = {
  易: 1,
  容易: 1,
  简单: 1,
  easy: 1,
  较易: 2,
  较容易: 2,
  较简单: 2,
  中: 3,
  中等: 3,
  一般: 3,
  适中: 3,
  普通: 3,
  medium: 3,
  较难: 4,
  较困难: 4,
  难: 5,
  困难: 5,
  很难: 5,
  hard: 5,
  difficult: 5,
};

/** What a figure of each scale means on ours; the ends meet, the rest is spread evenly and rounded. */
const scales = {
  five: { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
  four: { 1: 1, 2: 2, 3: 4, 4: 5 },
  three: { 1: 1, 2: 3, 3: 5 },
} as const satisfies Record<string, Readonly<Record<number, Difficulty>>>;

export type DifficultyScale = keyof typeof scales;

/**
 * From this many figures on, a file that uses 1, 2 and 3 and never 4 or 5 is taken to count to three. Shorter files that
 * count to five and happen to hold nothing hard are common.
 */
const enoughToTell = 20;

function figureOf(text: string): number | null {
  const [, figure] = /^(?:L|难度)?([1-5])(?:级|星)?$/i.exec(foldPunctuation(text)) ?? [];
  return figure === undefined ? null : Number(figure);
}

function scaleInHeading(heading: string): DifficultyScale | null {
  const [, last] = /1\s*[-–—~至到]\s*([345])/.exec(foldPunctuation(heading)) ?? [];
  return last === '3' ? 'three' : last === '4' ? 'four' : last === '5' ? 'five' : null;
}

/**
 * The scale a whole column counts by. What the heading says in brackets holds: 难度（1-3）. Else L1, L2, L3, L4 count to
 * four unless an L5 occurs; bare figures count to five unless at least twenty are given, all of them 1, 2 or 3 and each of
 * the three among them. Words (易 较易 中 较难 难) mean the same everywhere.
 */
export function difficultyScale(texts: Iterable<string>, heading = ''): DifficultyScale {
  const said = scaleInHeading(heading);
  if (said) return said;
  const figures = new Map<number, number>();
  let count = 0;
  let isLettered = false;
  for (const text of texts) {
    const figure = figureOf(text);
    if (figure === null) continue;
    count += 1;
    isLettered ||= /^L/i.test(text);
    figures.set(figure, (figures.get(figure) ?? 0) + 1);
  }
  const highest = Math.max(0, ...figures.keys());
  if (isLettered) return highest > 4 ? 'five' : 'four';
  return highest === 3 && figures.size === 3 && count >= enoughToTell ? 'three' : 'five';
}

/** What a cell says on the scale 1–5; null when it says nothing that can be read. */
export function readDifficulty(text: string, scale: DifficultyScale): Difficulty | null {
  const named = names[text.toLowerCase()];
  if (named) return named;
  const figure = figureOf(text);
  const meanings: Readonly<Record<number, Difficulty>> = scales[scale];
  return figure === null ? null : (meanings[figure] ?? null);
}
