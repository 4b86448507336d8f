import {
  addPair,
  cutGroups,
  LEAST_ANSWERS,
  meanOf,
  newFormTally,
  newItemsTally,
  noMoments,
  readForm,
  readItems,
  tallyForm,
  tallyItems,
  varianceOf,
  type Answer,
  type FormFigures,
  type FormTally,
  type Group,
  type ItemFigures,
  type ItemOptions,
  type Mark,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';

/** Sittings read at a time: a national test has a hundred thousand, each with a sheet of some kilobytes. */
const CHUNK = 500;

/** Sittings that count: handed in, and the first of their officer. */
const FIRST_SITTINGS = `attempts a WHERE a.exam_id = $1 AND a.state = 'submitted' AND a.number = 1`;

interface Total {
  readonly id: string;
  readonly paperId: string;
  readonly points: number;
  readonly isPassed: boolean;
}

interface Sat {
  readonly id: string;
  readonly paperId: string;
  readonly marks: readonly Mark[];
  readonly answers: readonly Answer[];
}

export interface ExamAnalysis {
  readonly satCount: number;
  readonly passedCount: number;
  readonly meanHundredths: number | null;
  readonly deviationHundredths: number | null;
  readonly forms: readonly FormFigures[];
  readonly items: readonly ItemFigures[];
}

/** Goes through a test's first sittings twice: their totals first, which say who is strong, then what each answered. */
export async function analyseExam(
  on: EntityManager,
  examId: string,
  optionsOf: (questionIds: readonly string[]) => Promise<ReadonlyMap<string, ItemOptions>>,
): Promise<ExamAnalysis> {
  const totals = await on.query<Total[]>(
    `SELECT a.id, a.paper_id AS "paperId", a.points_hundredths AS points, a.is_passed AS "isPassed" FROM ${FIRST_SITTINGS}`,
    [examId],
  );
  const groups = cutGroups(totals.map(({ id, points }) => ({ id, ratio: points })));
  const items = newItemsTally();
  const forms = formsWorthReading(totals);
  for await (const sat of sittingsOf(on, examId)) tally(sat, { items, forms, group: groups.get(sat.id) });
  const options = await optionsOf([...items.keys()]);
  const spread = noMoments();
  for (const { points } of totals) addPair(spread, points, 0);
  const isTold = totals.length >= LEAST_ANSWERS;
  return {
    satCount: totals.length,
    passedCount: totals.filter(({ isPassed }) => isPassed).length,
    meanHundredths: isTold ? meanOf(spread) : null,
    deviationHundredths: isTold ? Math.sqrt(varianceOf(spread)) : null,
    forms: [...forms.values()].map(readForm),
    items: readItems(items, (id) => options.get(id)),
  };
}

/** Forms that enough people sat: of papers drawn one by one there is none, and nothing to hold in memory. */
function formsWorthReading(totals: readonly Total[]): Map<string, FormTally> {
  const counts = Map.groupBy(totals, ({ paperId }) => paperId);
  const ids = [...counts].filter(([, sat]) => sat.length >= LEAST_ANSWERS).map(([id]) => id);
  return new Map(ids.toSorted().map((id) => [id, newFormTally(id)]));
}

async function* sittingsOf(on: EntityManager, examId: string): AsyncGenerator<Sat> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await on.query<Sat[]>(
      `SELECT a.id, a.paper_id AS "paperId", a.marks, a.sheet->'answers' AS answers FROM ${FIRST_SITTINGS}
         AND a.id > $2 ORDER BY a.id LIMIT ${CHUNK}`,
      [examId, last],
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

interface Tallies {
  readonly items: ReturnType<typeof newItemsTally>;
  readonly forms: ReadonlyMap<string, FormTally>;
  readonly group: Group | undefined;
}

function tally({ paperId, marks, answers }: Sat, { items, forms, group }: Tallies): void {
  const given = new Map(answers.map(({ questionId, labels }) => [questionId, labels]));
  tallyItems(
    items,
    marks.map((mark) => ({ ...mark, labels: given.get(mark.questionId) ?? [] })),
    group ?? null,
  );
  const form = forms.get(paperId);
  if (form)
    tallyForm(
      form,
      marks.map(({ hundredths }) => hundredths),
    );
}
