import type {
  BlueprintContentInput,
  CheckBlueprintQuery,
  Cognition,
  PlannedQuestionLineFragment,
  QuestionType,
  ScoringKind,
  WrittenBlueprintFragment,
} from '../../gql/graphql';

/** The columns of the grid: any difficulty, then 1 to 5. */
export const difficulties = [null, 1, 2, 3, 4, 5] as const;
export type DifficultyColumn = (typeof difficulties)[number];

/** A row of the grid: a topic (null = any) and a cognition (null = any), with how many are asked in each column. */
export interface PlanRow {
  readonly topic: string | null;
  readonly cognition: Cognition | null;
  readonly counts: readonly number[];
}

export interface PlanSection {
  readonly type: QuestionType;
  readonly pointsEach: number;
  readonly scoringKind: ScoringKind;
  readonly subsetPoints: number;
  readonly rows: readonly PlanRow[];
  readonly picked: readonly PickedQuestion[];
}

/** A blueprint as it is being written. */
export interface Plan {
  readonly name: string;
  readonly regionCode: number | null;
  readonly bankIds: readonly string[];
  readonly seed: string;
  readonly totalPoints: number;
  readonly lawOn: string | null;
  readonly sections: readonly PlanSection[];
  readonly formCount: number;
  readonly overlapPercent: number;
  readonly formsPerQuestion: number;
  readonly mostExposures: number | null;
}

type Check = CheckBlueprintQuery['checkBlueprint'];
type Plain<Row> = Omit<Row, '__typename'>;
/** What the banks hold of one kind. */
type Holding = Plain<Check['holdings'][number]>;
/** What the server said of one cell. */
export type CellCheck = Omit<Plain<Check['cells'][number]>, 'unusable'> & {
  readonly unusable: readonly Plain<Check['cells'][number]['unusable'][number]>[];
};
/** A question picked by hand. */
export type PickedQuestion = Plain<PlannedQuestionLineFragment>;

export const emptyRow: PlanRow = { topic: null, cognition: null, counts: difficulties.map(() => 0) };

const section = (type: QuestionType, pointsEach: number, count: number): PlanSection => ({
  ...{ type, pointsEach, scoringKind: 'ALL_OR_NOTHING', subsetPoints: 0.5, picked: [] },
  rows: [withCount(emptyRow, 0, count)],
});

/** The usual paper: 100 points, 40 of them single choice, 30 multiple, 30 true/false. */
export function usualPlan(regionCode: number | null): Plan {
  return {
    ...{ name: '', regionCode, bankIds: [], seed: '1', totalPoints: 100, lawOn: null },
    sections: [section('SINGLE', 2, 20), section('MULTIPLE', 3, 10), section('TRUE_FALSE', 1, 30)],
    ...{ formCount: 1, overlapPercent: 20, formsPerQuestion: 2, mostExposures: null },
  };
}

export function planOf(blueprint: WrittenBlueprintFragment): Plan {
  const { name, region, banks, seed, totalPoints, lawOn, sections, limits } = blueprint;
  return {
    ...{ name, regionCode: region.code, bankIds: banks.map(({ id }) => id), seed, totalPoints },
    lawOn: lawOn ?? null,
    sections: sections.map(({ type, pointsEach, scoring, cells, questions }) => ({
      ...{ type, pointsEach, scoringKind: scoring.kind, subsetPoints: scoring.subsetPoints ?? 0.5 },
      rows: rowsOf(cells),
      picked: questions,
    })),
    formCount: limits.formCount,
    overlapPercent: Math.round(limits.overlapRatio * 100),
    formsPerQuestion: limits.formsPerQuestion,
    mostExposures: limits.mostExposures ?? null,
  };
}

type Cell = WrittenBlueprintFragment['sections'][number]['cells'][number];

function rowsOf(cells: readonly Cell[]): PlanRow[] {
  const rows = new Map<string, PlanRow>();
  for (const { topic, cognition, difficulty, count } of cells) {
    const key = JSON.stringify([topic, cognition]);
    const row = rows.get(key) ?? { ...emptyRow, topic: topic ?? null, cognition: cognition ?? null };
    rows.set(key, withCount(row, columnOf(difficulty), count));
  }
  return [...rows.values()];
}

function columnOf(difficulty: number | null | undefined): number {
  return Math.max(
    0,
    difficulties.findIndex((one) => one === (difficulty ?? null)),
  );
}

export function withCount(row: PlanRow, column: number, count: number): PlanRow {
  return { ...row, counts: row.counts.map((each, index) => (index === column ? count : each)) };
}

/** What is sent: only cells that ask for something. */
export function contentOf(plan: Plan): BlueprintContentInput {
  return {
    ...{ bankIds: [...plan.bankIds], seed: plan.seed, totalPoints: plan.totalPoints, lawOn: plan.lawOn },
    sections: plan.sections.map(({ type, pointsEach, scoringKind, subsetPoints, rows, picked }) => ({
      ...{ type, pointsEach, questionIds: picked.map(({ id }) => id) },
      scoring: {
        kind: type === 'MULTIPLE' ? scoringKind : 'ALL_OR_NOTHING',
        subsetPoints: type === 'MULTIPLE' && scoringKind === 'FIXED_FOR_SUBSET' ? subsetPoints : null,
      },
      cells: askedCells(rows).map(({ row, column, count }) => ({
        topic: rows[row]?.topic ?? null,
        cognition: rows[row]?.cognition ?? null,
        difficulty: difficulties[column] ?? null,
        count,
      })),
    })),
    limits: {
      formCount: plan.formCount,
      overlapRatio: plan.overlapPercent / 100,
      formsPerQuestion: plan.formsPerQuestion,
      mostExposures: plan.mostExposures,
    },
  };
}

interface AskedCell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** The cells of a grid that ask for something, in the order in which they are sent and checked. */
export function askedCells(rows: readonly PlanRow[]): AskedCell[] {
  return rows.flatMap(({ counts }, row) =>
    counts.flatMap((count, column) => (count > 0 ? [{ row, column, count }] : [])),
  );
}

/** What the server said of the cell in a row and a column; null = it asks for nothing, or was not checked yet. */
export function checkOf(
  cells: readonly CellCheck[],
  section: number,
  rows: readonly PlanRow[],
  place: { readonly row: number; readonly column: number },
): CellCheck | null {
  const index = askedCells(rows).findIndex(({ row, column }) => row === place.row && column === place.column);
  if (index < 0) return null;
  return cells.find((cell) => cell.section === section + 1 && cell.cell === index + 1) ?? null;
}

/** How many questions an empty cell could ask for. */
export function usableIn(
  holdings: readonly Holding[],
  type: QuestionType,
  { topic, cognition }: Pick<PlanRow, 'topic' | 'cognition'>,
  difficulty: DifficultyColumn,
): number {
  return holdings
    .filter(
      (held) =>
        held.type === type &&
        (topic === null || held.topic === topic || held.topic.startsWith(`${topic}/`)) &&
        (cognition === null || held.cognition === cognition) &&
        (difficulty === null || held.difficulty === difficulty),
    )
    .reduce((sum, { usable }) => sum + usable, 0);
}

export function sectionFigures({ rows, picked, pointsEach }: PlanSection): {
  readonly questions: number;
  readonly points: number;
} {
  const drawn = askedCells(rows).reduce((sum, { count }) => sum + count, 0);
  const questions = drawn + picked.length;
  // Points have two decimals; binary fractions would show 99.99999.
  return { questions, points: Math.round(questions * pointsEach * 100) / 100 };
}

export function planFigures(plan: Plan): { readonly questions: number; readonly points: number } {
  const figures = plan.sections.map(sectionFigures);
  return {
    questions: figures.reduce((sum, { questions }) => sum + questions, 0),
    points: Math.round(figures.reduce((sum, { points }) => sum + points, 0) * 100) / 100,
  };
}
