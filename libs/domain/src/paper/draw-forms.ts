import { shuffle } from '../random/seeded';
import { ok, refuse, type Result } from '../result';
import { assignSlots } from './assign-slots';
import { balanceForms } from './balance-forms';
import { blueprintCount, type Blueprint } from './blueprint';
import { expectScore, type ExpectedScore } from './expected-score';
import { demandsOf, findFeasibility, type Demand } from './feasibility';
import { keepApart, sharedCount } from './keep-apart';
import type { PoolQuestion } from './pool-question';

/** One form drawn from a blueprint: for each of its sections the questions, in the order they stand on the paper. */
export interface DrawnForm {
  readonly sections: readonly (readonly PoolQuestion[])[];
  readonly expected: ExpectedScore;
}

export interface DrawnForms {
  readonly forms: readonly DrawnForm[];
  /** How many questions each two forms have in common; forms are numbered from 1. */
  readonly overlaps: readonly { readonly form: number; readonly other: number; readonly shared: number }[];
}

export type DrawRefusal =
  'BLUEPRINT_QUESTION_UNUSABLE' | 'BLUEPRINT_CELL_SHORT' | 'BLUEPRINT_FORMS_SHORT' | 'BLUEPRINT_FORMS_ALIKE';

/** A place that a question fills: which demand it serves, on which form. */
export interface FormSlot {
  readonly form: number;
  readonly demand: number;
  readonly candidates: readonly number[];
}

/**
 * Draws the forms of a blueprint: same seed and same bank, same forms, whatever order the bank comes in. No question
 * stands twice on a form, none on more forms than allowed, no two forms share more than allowed, and among what these
 * rules leave the expected points of the forms are brought as near to each other as exchanging questions of one cell can.
 */
export function drawForms(
  blueprint: Blueprint,
  bank: readonly PoolQuestion[],
  seed: string,
): Result<DrawnForms, DrawRefusal> {
  const { formCount, formsPerQuestion, overlapRatio } = blueprint.limits;
  const short = shortOf(blueprint, bank);
  if (short) return short;
  const demands = demandsOf(blueprint);
  const pool = shuffle(
    bank
      .filter(({ unusable }) => unusable === null)
      .toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1)),
    seed,
  );
  const isPicked = (demand: Demand) => demand.cell === 0;
  const mostShared = Math.floor(overlapRatio * blueprintCount(blueprint) + 1e-9);
  // What was picked by hand stands on every form; the limits are for what is drawn.
  const perQuestion = mostShared === 0 ? 1 : Math.min(formsPerQuestion, formCount);
  const pickedIds = new Set(blueprint.sections.flatMap(({ questionIds }) => questionIds));
  const slots = slotsOf(demands, pool, formCount, (demand, question) =>
    isPicked(demand) ? true : !pickedIds.has(question.questionId),
  );
  const drawn = slots.filter(({ demand }) => demands[demand]?.cell !== 0);
  // Those used least first; where all were used, each form begins at another place, so that no two end up alike.
  const stride = Math.ceil(pool.length / formCount);
  const filled = assignSlots(drawn, perQuestion, (question, form, holders) => {
    const uses = holders.get(question)?.size ?? 0;
    return uses * pool.length + ((question + form * stride) % pool.length);
  });
  const empty = filled.indexOf(null);
  if (empty >= 0) return formsShort(demands[drawn[empty]?.demand ?? 0], drawn, filled, formCount);
  const choice = filled.map((question) => question ?? -1);
  const apart = keepApart(drawn, choice, { mostShared, formsPerQuestion: perQuestion });
  if (!apart.ok) return apart;
  const worth = (slot: FormSlot) =>
    blueprint.sections[(demands[slot.demand]?.section ?? 1) - 1]?.pointsEachHundredths ?? 0;
  const balanced = balanceForms(drawn, apart.value, {
    pool,
    worth,
    mostShared,
    formsPerQuestion: perQuestion,
  });
  const picked = slots.filter(({ demand }) => demands[demand]?.cell === 0);
  const placed = [
    ...picked.map((slot) => ({ slot, question: slot.candidates[0] ?? -1 })),
    ...drawn.map((slot, index) => ({ slot, question: balanced[index] ?? -1 })),
  ];
  const forms = Array.from({ length: formCount }, (_, form) =>
    formOf(
      blueprint,
      demands,
      placed.filter(({ slot }) => slot.form === form),
      pool,
    ),
  );
  return ok({ forms, overlaps: overlapsOf(forms) });
}

/** The first cell that cannot be met on a single form, before forms are spoken of. */
function shortOf(blueprint: Blueprint, bank: readonly PoolQuestion[]) {
  const short = findFeasibility(blueprint, bank).find(({ asked, filled }) => filled < asked);
  if (!short) return null;
  const { section, cell, asked, usable, filled } = short;
  if (cell === 0) return refuse('BLUEPRINT_QUESTION_UNUSABLE', { section, count: asked - filled });
  return refuse('BLUEPRINT_CELL_SHORT', { section, cell, asked, usable: Math.min(usable, filled) });
}

function formsShort(
  demand: Demand | undefined,
  slots: readonly FormSlot[],
  filled: readonly (number | null)[],
  formCount: number,
) {
  const { section = 0, cell = 0, asked = 0 } = demand ?? {};
  const mine = slots.map((slot, index) => ({ slot, question: filled[index] }));
  const missing = mine.filter(({ question }) => question === null).length;
  return refuse('BLUEPRINT_FORMS_SHORT', {
    section,
    cell,
    forms: formCount,
    asked: asked * formCount,
    missing,
  });
}

function slotsOf(
  demands: readonly Demand[],
  pool: readonly PoolQuestion[],
  formCount: number,
  mayServe: (demand: Demand, question: PoolQuestion) => boolean,
): FormSlot[] {
  const candidates = demands.map((demand) =>
    [...pool.keys()].filter((index) => {
      const question = pool[index];
      return (
        question !== undefined &&
        question.type === demand.type &&
        demand.fits(question) &&
        mayServe(demand, question)
      );
    }),
  );
  return Array.from({ length: formCount }, (_, form) => form).flatMap((form) =>
    demands.flatMap(({ asked }, demand) =>
      Array.from({ length: asked }, () => ({ form, demand, candidates: candidates[demand] ?? [] })),
    ),
  );
}

function formOf(
  blueprint: Blueprint,
  demands: readonly Demand[],
  placed: readonly { readonly slot: FormSlot; readonly question: number }[],
  pool: readonly PoolQuestion[],
): DrawnForm {
  const inOrder = placed.toSorted(
    (one, other) => one.slot.demand - other.slot.demand || one.question - other.question,
  );
  const sections = blueprint.sections.map((_, index) =>
    inOrder.flatMap(({ slot, question }) =>
      demands[slot.demand]?.section === index + 1 ? (pool[question] ?? []) : [],
    ),
  );
  const questions = sections.flatMap((section, index) =>
    section.map((question) => ({
      question,
      pointsHundredths: blueprint.sections[index]?.pointsEachHundredths ?? 0,
    })),
  );
  return { sections, expected: expectScore(questions) };
}

function overlapsOf(forms: readonly DrawnForm[]): DrawnForms['overlaps'] {
  const ids = forms.map(({ sections }) => new Set(sections.flat().map(({ questionId }) => questionId)));
  return ids.flatMap((one, form) =>
    ids.slice(form + 1).map((other, next) => ({
      form: form + 1,
      other: form + next + 2,
      shared: sharedCount(one, other),
    })),
  );
}
