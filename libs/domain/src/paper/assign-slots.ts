/** A place on a form that one question of the candidates is to fill. */
export interface Slot {
  readonly form: number;
  /** The candidates, by their index; the same list for all slots of a cell. */
  readonly candidates: readonly number[];
}

/**
 * Fills slots with questions, each question at most once on a form and on at most `formsPerQuestion` of them. A question
 * that two cells want goes where it leaves the other its own: whatever can be filled is filled (a maximum matching, by
 * augmenting paths). Among the candidates that are free, the one `prefer` counts lowest is taken, the earlier of equals.
 * @returns for each slot its question, null where none is left.
 */
export function assignSlots(
  slots: readonly Slot[],
  formsPerQuestion: number,
  prefer: (question: number, form: number, holders: Holders) => number,
): (number | null)[] {
  const filled: (number | null)[] = slots.map(() => null);
  const holders: Holders = new Map();
  const holdersOf = (question: number): Map<number, number> => {
    const known = holders.get(question) ?? new Map<number, number>();
    holders.set(question, known);
    return known;
  };
  const give = (slot: number, question: number, form: number) => {
    filled[slot] = question;
    holdersOf(question).set(form, slot);
  };
  const place = (slot: number, asked: Set<number>): boolean => {
    const wanted = slots[slot];
    if (!wanted || asked.has(slot)) return false;
    asked.add(slot);
    const { form, candidates } = wanted;
    const free = candidates.filter((one) => {
      const held = holdersOf(one);
      return !held.has(form) && held.size < formsPerQuestion;
    });
    const best = lowest(free, (one) => prefer(one, form, holders));
    if (best !== null) {
      give(slot, best, form);
      return true;
    }
    for (const question of candidates) {
      const held = holdersOf(question);
      const same = held.get(form);
      const inTheWay = same === undefined ? [...held] : [[form, same] as const];
      for (const [otherForm, other] of inTheWay) {
        if (!place(other, asked)) continue;
        // The one in the way has moved on; what it held there is free.
        if (held.get(otherForm) === other) held.delete(otherForm);
        give(slot, question, form);
        return true;
      }
    }
    return false;
  };
  for (const slot of slots.keys()) place(slot, new Set());
  return filled;
}

/** On which forms each question stands, and in which slot. */
export type Holders = Map<number, Map<number, number>>;

function lowest(items: readonly number[], cost: (item: number) => number): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (const item of items) {
    const its = cost(item);
    if (its < bestCost) [best, bestCost] = [item, its];
  }
  return best;
}
