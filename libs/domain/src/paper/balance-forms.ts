import type { FormSlot } from './draw-forms';
import { expectedRatio } from './expected-score';
import { FormTable, type SharingLimits } from './keep-apart';
import type { PoolQuestion } from './pool-question';

interface Balancing extends SharingLimits {
  readonly pool: readonly PoolQuestion[];
  readonly worth: (slot: FormSlot) => number;
}

interface Exchange {
  readonly slot: number;
  readonly takes: number;
  /** The slot of the other form that takes what this one gives; null = it goes back to the bank. */
  readonly partner: number | null;
  readonly gap: number;
}

/** Each round brings the two outermost forms nearer; so many rounds are enough for ten forms of a hundred questions. */
const MOST_ROUNDS = 100;

/** A gap below this, in hundredths of a point, is none: what is expected is not known any better. */
const NO_GAP = 5;

/**
 * Brings the expected points of the forms nearer to each other: the easiest form gives a question of a cell for a harder
 * one of the same cell, from the hardest form or from what nobody holds, as long as that narrows the gap and keeps the
 * limits of sharing.
 */
export function balanceForms(
  slots: readonly FormSlot[],
  choice: readonly number[],
  balancing: Balancing,
): number[] {
  const chosen = [...choice];
  const table = new FormTable(slots, chosen);
  const forms = [...new Set(slots.map(({ form }) => form))];
  if (forms.length < 2) return chosen;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const means = forms.map((form) => meanOf(form, slots, chosen, balancing));
    const high = forms[means.indexOf(Math.max(...means))] ?? 0;
    const low = forms[means.indexOf(Math.min(...means))] ?? 0;
    const gap = Math.max(...means) - Math.min(...means);
    if (gap < NO_GAP) break;
    const best = [
      ...exchangesOf({ giving: high, other: low, sign: 1 }, gap, slots, chosen, table, balancing),
      ...exchangesOf({ giving: low, other: high, sign: -1 }, gap, slots, chosen, table, balancing),
    ]
      .toSorted((one, other) => one.gap - other.gap)
      .find((exchange) => isWithin(exchange, slots, chosen, table, balancing));
    if (!best) break;
    apply(best, slots, chosen, table);
  }
  return chosen;
}

function meanOf(
  form: number,
  slots: readonly FormSlot[],
  chosen: readonly number[],
  { pool, worth }: Balancing,
) {
  return slots.reduce((sum, slot, index) => {
    const question = pool[chosen[index] ?? -1];
    return slot.form === form && question ? sum + expectedRatio(question) * worth(slot) : sum;
  }, 0);
}

/** What the form that is too easy (sign 1) or too hard (−1) may exchange to narrow the gap, with the gap it leaves. */
function exchangesOf(
  { giving, other, sign }: { readonly giving: number; readonly other: number; readonly sign: 1 | -1 },
  gap: number,
  slots: readonly FormSlot[],
  chosen: readonly number[],
  table: FormTable,
  { pool, worth, formsPerQuestion }: Balancing,
): Exchange[] {
  const ratios = pool.map(expectedRatio);
  const slotOfOther = new Map(
    slots.flatMap(({ form }, index) => (form === other ? [[chosen[index] ?? -1, index] as const] : [])),
  );
  return slots.flatMap((mine, slot) => {
    if (mine.form !== giving) return [];
    const held = chosen[slot] ?? -1;
    return mine.candidates.flatMap((takes): Exchange[] => {
      const change = ((ratios[held] ?? 0) - (ratios[takes] ?? 0)) * worth(mine) * sign;
      if (change <= 0 || table.of(giving).has(takes)) return [];
      const partner = slotOfOther.get(takes);
      const isMutual =
        partner !== undefined && slots[partner]?.demand === mine.demand && !table.of(other).has(held);
      const left = Math.abs(gap - (isMutual ? 2 * change : change));
      if (left > gap - NO_GAP || !(isMutual || table.usesOf(takes) < formsPerQuestion)) return [];
      return [{ slot, takes, partner: isMutual ? partner : null, gap: left }];
    });
  });
}

/** Whether no two forms share more than they may once the exchange is made. */
function isWithin(
  exchange: Exchange,
  slots: readonly FormSlot[],
  chosen: readonly number[],
  table: FormTable,
  { mostShared }: Balancing,
): boolean {
  const touched = [exchange.slot, exchange.partner].flatMap((slot) => slots[slot ?? -1]?.form ?? []);
  const undo = apply(exchange, slots, [...chosen], table);
  const isFine = touched.every((form) => table.excessOf(form, mostShared) === 0);
  undo();
  return isFine;
}

function apply(
  { slot, takes, partner }: Exchange,
  slots: readonly FormSlot[],
  chosen: number[],
  table: FormTable,
): () => void {
  const held = chosen[slot] ?? -1;
  const form = slots[slot]?.form ?? 0;
  const other = partner === null ? null : (slots[partner]?.form ?? 0);
  table.move(form, held, takes);
  chosen[slot] = takes;
  if (partner !== null && other !== null) {
    table.move(other, takes, held);
    chosen[partner] = held;
  }
  return () => {
    table.move(form, takes, held);
    if (other !== null) table.move(other, held, takes);
  };
}
