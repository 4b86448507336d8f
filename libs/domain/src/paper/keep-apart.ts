import { ok, refuse, type Result } from '../result';
import type { FormSlot } from './draw-forms';

export interface SharingLimits {
  /** How many questions two forms may have in common. */
  readonly mostShared: number;
  readonly formsPerQuestion: number;
}

/** Which questions stand on which form, counted as they move. */
export class FormTable {
  private readonly forms = new Map<number, Set<number>>();

  constructor(slots: readonly FormSlot[], choice: readonly number[]) {
    for (const [index, { form }] of slots.entries()) this.of(form).add(choice[index] ?? -1);
  }

  of(form: number): Set<number> {
    const known = this.forms.get(form) ?? new Set<number>();
    this.forms.set(form, known);
    return known;
  }

  move(form: number, from: number, to: number): void {
    this.of(form).delete(from);
    this.of(form).add(to);
  }

  usesOf(question: number): number {
    return [...this.forms.values()].filter((held) => held.has(question)).length;
  }

  /** How many questions a form shares, beyond the limit, with all the others together. */
  excessOf(form: number, mostShared: number): number {
    return [...this.forms.keys()]
      .filter((other) => other !== form)
      .reduce((sum, other) => sum + Math.max(0, sharedCount(this.of(form), this.of(other)) - mostShared), 0);
  }

  /** The first two forms that share more than they may. */
  alike(
    mostShared: number,
  ): { readonly form: number; readonly other: number; readonly shared: number } | null {
    const numbers = [...this.forms.keys()].toSorted((one, other) => one - other);
    for (const form of numbers)
      for (const other of numbers.filter((number) => number > form)) {
        const shared = sharedCount(this.of(form), this.of(other));
        if (shared > mostShared) return { form, other, shared };
      }
    return null;
  }
}

export function sharedCount<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  let shared = 0;
  for (const item of one) if (other.has(item)) shared += 1;
  return shared;
}

/**
 * Exchanges questions that two forms share for others of the same cell until no two forms share more than they may.
 * Refuses, naming two of them, when no exchange brings it nearer.
 */
export function keepApart(
  slots: readonly FormSlot[],
  choice: readonly number[],
  { mostShared, formsPerQuestion }: SharingLimits,
): Result<number[], 'BLUEPRINT_FORMS_ALIKE'> {
  const chosen = [...choice];
  const table = new FormTable(slots, chosen);
  for (;;) {
    const alike = table.alike(mostShared);
    if (!alike) return ok(chosen);
    const isMended = slots.some(({ form, candidates }, index) => {
      const held = chosen[index] ?? -1;
      if (form !== alike.other || !table.of(alike.form).has(held)) return false;
      const before = table.excessOf(form, mostShared);
      return candidates.some((other) => {
        if (table.of(form).has(other) || table.usesOf(other) >= formsPerQuestion) return false;
        table.move(form, held, other);
        if (table.excessOf(form, mostShared) >= before) {
          table.move(form, other, held);
          return false;
        }
        chosen[index] = other;
        return true;
      });
    });
    const { form, other, shared } = alike;
    if (!isMended)
      return refuse('BLUEPRINT_FORMS_ALIKE', { form: form + 1, other: other + 1, shared, most: mostShared });
  }
}
