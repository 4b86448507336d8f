import { LEAST_ANSWERS } from '../questions/right-ratio';
import { addPair, correlationOf, meanOf, noMoments, type Moments } from './moments';

/** The share of the best and of the weakest that discriminates best between them (Kelley 1939). */
export const GROUP_SHARE = 0.27;

/** A wrong option that fewer choose than this draws nobody (Tarrant, Ware and Mohammed 2009). */
export const DEAD_SHARE = 0.05;

export type Group = 'upper' | 'lower';

/** One question of one sitting, marked. */
export interface SatItem {
  readonly questionId: string;
  readonly hundredths: number;
  readonly maxHundredths: number;
  readonly labels: readonly string[];
}

/** The options of a question and which of them are right; both empty where there is nothing to choose. */
export interface ItemOptions {
  readonly labels: readonly string[];
  readonly right: readonly string[];
}

export interface OptionFigures {
  readonly label: string;
  readonly isRight: boolean;
  /** 0…1 of all who had the question. */
  readonly share: number;
  /** Of the best and of the weakest 27 %. */
  readonly upperShare: number;
  readonly lowerShare: number;
}

export const itemFlags = ['negative_discrimination', 'dead_distractor', 'suspected_key'] as const;
export type ItemFlag = (typeof itemFlags)[number];

export interface ItemFigures {
  readonly questionId: string;
  readonly count: number;
  /** The mean share of its points, 0…1, so a high one is an easy question; null = too few to tell. */
  readonly difficulty: number | null;
  /** Corrected point-biserial: with the rest of the paper, −1…1; null = too few, or nothing varies. */
  readonly discrimination: number | null;
  readonly options: readonly OptionFigures[];
  readonly flags: readonly ItemFlag[];
}

interface OptionCount {
  all: number;
  upper: number;
  lower: number;
}

interface ItemTally {
  readonly againstRest: Moments;
  readonly groups: { upper: number; lower: number };
  readonly chosen: Map<string, OptionCount>;
}

/** Growing figures of the questions of a test. */
export type ItemsTally = Map<string, ItemTally>;

export function newItemsTally(): ItemsTally {
  return new Map();
}

/** The best and the weakest 27 % by their share of the points; who ties at the edge falls by id, the same every time. */
export function cutGroups(
  sittings: readonly { readonly id: string; readonly ratio: number }[],
): Map<string, Group> {
  const order = sittings.toSorted((one, other) => other.ratio - one.ratio || (one.id < other.id ? -1 : 1));
  const size = Math.round(order.length * GROUP_SHARE);
  return new Map([
    ...order.slice(0, size).map(({ id }) => [id, 'upper'] as const),
    ...order.slice(order.length - size).map(({ id }) => [id, 'lower'] as const),
  ]);
}

/** Adds a sitting. The rest of the paper counts as a share, so that forms of other questions can be taken together. */
export function tallyItems(tally: ItemsTally, items: readonly SatItem[], group: Group | null): void {
  const sum = (of: (item: SatItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const points = sum((item) => item.hundredths);
  const max = sum((item) => item.maxHundredths);
  for (const { questionId, hundredths, maxHundredths, labels } of items) {
    const item = tally.get(questionId) ?? newItemTally();
    tally.set(questionId, item);
    const restMax = max - maxHundredths;
    addPair(
      item.againstRest,
      maxHundredths > 0 ? hundredths / maxHundredths : 0,
      restMax > 0 ? (points - hundredths) / restMax : 0,
    );
    if (group) item.groups[group] += 1;
    for (const label of new Set(labels)) countOption(item, label, group);
  }
}

/** What is known of each question; below {@link LEAST_ANSWERS} only how many had it and what they chose. */
export function readItems(
  tally: ItemsTally,
  optionsOf: (questionId: string) => ItemOptions | undefined,
): ItemFigures[] {
  return [...tally].map(([questionId, item]) => {
    const count = item.againstRest.count;
    const isTold = count >= LEAST_ANSWERS;
    const options = optionFigures(item, optionsOf(questionId) ?? { labels: [], right: [] });
    const discrimination = isTold ? correlationOf(item.againstRest) : null;
    return {
      ...{ questionId, count, options, discrimination },
      difficulty: isTold ? meanOf(item.againstRest) : null,
      flags: isTold ? flagsOf(discrimination, options) : [],
    };
  });
}

function newItemTally(): ItemTally {
  return { againstRest: noMoments(), groups: { upper: 0, lower: 0 }, chosen: new Map() };
}

function countOption(item: ItemTally, label: string, group: Group | null): void {
  const count = item.chosen.get(label) ?? { all: 0, upper: 0, lower: 0 };
  count.all += 1;
  if (group) count[group] += 1;
  item.chosen.set(label, count);
}

function optionFigures(item: ItemTally, { labels, right }: ItemOptions): OptionFigures[] {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return labels.map((label) => {
    const { all, upper, lower } = item.chosen.get(label) ?? { all: 0, upper: 0, lower: 0 };
    return {
      ...{ label, isRight: right.includes(label) },
      share: share(all, item.againstRest.count),
      upperShare: share(upper, item.groups.upper),
      lowerShare: share(lower, item.groups.lower),
    };
  });
}

/** What an author should look at: it is a lead, never a verdict. */
function flagsOf(discrimination: number | null, options: readonly OptionFigures[]): ItemFlag[] {
  const wrong = options.filter(({ isRight }) => !isRight);
  const rightLeast = Math.min(
    ...options.filter(({ isRight }) => isRight).map(({ upperShare }) => upperShare),
  );
  const flags: Record<ItemFlag, boolean> = {
    negative_discrimination: discrimination !== null && discrimination < 0,
    // Of true and false the wrong one is no distractor somebody wrote.
    dead_distractor: options.length > 2 && wrong.some(({ share }) => share < DEAD_SHARE),
    suspected_key: wrong.some(({ upperShare }) => upperShare > rightLeast),
  };
  return itemFlags.filter((flag) => flags[flag]);
}
