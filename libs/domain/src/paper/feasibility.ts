import type { Blueprint, BlueprintSection } from './blueprint';
import { assignSlots } from './assign-slots';
import { fitsCell, unusableReasons, type PoolQuestion, type UnusableReason } from './pool-question';

export interface Shortfall {
  readonly reason: UnusableReason;
  readonly count: number;
}

/** What one cell asks for and what the chosen banks hold for it: 要 10，可用 7，另有 3 题待复核. */
export interface CellFeasibility {
  /** From 1. */
  readonly section: number;
  /** From 1; 0 = the questions picked by hand. */
  readonly cell: number;
  readonly asked: number;
  readonly usable: number;
  /** How many it gets once all cells have taken theirs: fewer than usable where cells want the same questions. */
  readonly filled: number;
  /** Questions that lie in the cell and may not be drawn, by reason. */
  readonly unusable: readonly Shortfall[];
}

/** A cell of a section, or its questions picked by hand, as something that wants questions. */
export interface Demand {
  readonly section: number;
  readonly cell: number;
  readonly asked: number;
  readonly type: BlueprintSection['type'];
  readonly fits: (question: PoolQuestion) => boolean;
}

/** The picked questions first, then the cells, section by section: the order in which they stand on the paper. */
export function demandsOf(blueprint: Pick<Blueprint, 'sections'>): Demand[] {
  return blueprint.sections.flatMap(({ type, cells, questionIds }, index): Demand[] => {
    const section = index + 1;
    const picked = questionIds.map((id): Demand => ({
      ...{ section, cell: 0, asked: 1, type },
      fits: ({ questionId }) => questionId === id,
    }));
    const drawn = cells.map((cell, place): Demand => ({
      ...{ section, cell: place + 1, asked: cell.count, type },
      fits: (question) => fitsCell(question, cell),
    }));
    return [...picked, ...drawn];
  });
}

/** Whether each cell of a blueprint can be met, and what is in the way where it cannot. */
export function findFeasibility(
  blueprint: Pick<Blueprint, 'sections'>,
  pool: readonly PoolQuestion[],
): CellFeasibility[] {
  const demands = demandsOf(blueprint).map((demand) => {
    const held = pool.filter((question) => question.type === demand.type && demand.fits(question));
    return { ...demand, held };
  });
  const places = new Map(pool.map((question, index) => [question, index]));
  const slots = demands.flatMap(({ asked, held }, demand) => {
    const candidates = held.filter(({ unusable }) => unusable === null).map((one) => places.get(one) ?? -1);
    return Array.from({ length: asked }, () => ({ demand, form: 0, candidates }));
  });
  const filled = assignSlots(slots, 1, () => 0);
  const cells = demands.map(({ section, cell, asked, held }, index): CellFeasibility => ({
    ...{ section, cell, asked },
    usable: held.filter(({ unusable }) => unusable === null).length,
    filled: slots.filter(({ demand }, slot) => demand === index && filled[slot] !== null).length,
    unusable: countReasons(held),
  }));
  return joinPicked(cells);
}

function countReasons(held: readonly PoolQuestion[]): Shortfall[] {
  return unusableReasons
    .map((reason) => ({ reason, count: held.filter(({ unusable }) => unusable === reason).length }))
    .filter(({ count }) => count > 0);
}

/** The questions picked by hand in a section are told as one cell. */
function joinPicked(cells: readonly CellFeasibility[]): CellFeasibility[] {
  const joined = new Map<string, CellFeasibility>();
  for (const one of cells) {
    const key = `${one.section} ${one.cell}`;
    const before = joined.get(key);
    joined.set(key, before ? sumOf(before, one) : one);
  }
  return [...joined.values()];
}

function sumOf(one: CellFeasibility, other: CellFeasibility): CellFeasibility {
  const counts = (reason: UnusableReason) =>
    [...one.unusable, ...other.unusable]
      .filter((each) => each.reason === reason)
      .reduce((sum, { count }) => sum + count, 0);
  return {
    ...one,
    asked: one.asked + other.asked,
    usable: one.usable + other.usable,
    filled: one.filled + other.filled,
    unusable: unusableReasons
      .map((reason) => ({ reason, count: counts(reason) }))
      .filter(({ count }) => count > 0),
  };
}
