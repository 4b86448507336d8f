import type { CalendarDate } from '../calendar/calendar-date';
import type { Cognition, Difficulty, QuestionType } from '../questions/question';
import { ok, refuse, type Result } from '../result';
import type { ScoringRule } from '../scoring/scoring-rule';

/** So many questions of a topic and what lies under it, of a difficulty, of a cognition; null = of any. */
export interface BlueprintCell {
  /** A topic's path such as 按日连续处罚/复查与计罚, the same in every bank. */
  readonly topic: string | null;
  readonly difficulty: Difficulty | null;
  readonly cognition: Cognition | null;
  readonly count: number;
}

export interface BlueprintSection {
  readonly type: QuestionType;
  readonly pointsEachHundredths: number;
  readonly scoring: ScoringRule;
  /** What is drawn. */
  readonly cells: readonly BlueprintCell[];
  /** What was picked by hand, in its order, instead of being drawn. */
  readonly questionIds: readonly string[];
}

/** How far several forms of one paper may be alike. */
export interface FormLimits {
  readonly formCount: number;
  /** The share of a form's questions that another form may hold too, 0…1. */
  readonly overlapRatio: number;
  /** In how many of the forms one question may stand. */
  readonly formsPerQuestion: number;
  /** A question that stood on the papers of so many exams is not drawn any more; null = no limit. */
  readonly mostExposures: number | null;
}

/** 组卷方案（双向细目表）: what a paper is made of. */
export interface Blueprint {
  /** What the paper is meant to be worth: the sections have to add up to it. */
  readonly totalHundredths: number;
  /** The day whose law is asked; null = each question's own reference date. */
  readonly lawOn: CalendarDate | null;
  readonly sections: readonly BlueprintSection[];
  readonly limits: FormLimits;
}

/** A paper with more than this is nobody's to sit. */
export const MOST_PAPER_QUESTIONS = 500;
export const MOST_FORMS = 10;

export type BlueprintRefusal =
  | 'BLUEPRINT_EMPTY'
  | 'BLUEPRINT_SECTION_EMPTY'
  | 'BLUEPRINT_COUNT'
  | 'BLUEPRINT_POINTS'
  | 'BLUEPRINT_SUBSET_POINTS'
  | 'BLUEPRINT_CELL_TWICE'
  | 'BLUEPRINT_QUESTION_TWICE'
  | 'BLUEPRINT_TOO_LONG'
  | 'BLUEPRINT_SUM'
  | 'BLUEPRINT_FORMS'
  | 'BLUEPRINT_FIXED_FORMS'
  | 'BLUEPRINT_LIMITS';

export function sectionCount({
  cells,
  questionIds,
}: Pick<BlueprintSection, 'cells' | 'questionIds'>): number {
  return questionIds.length + cells.reduce((sum, { count }) => sum + count, 0);
}

export function blueprintCount({ sections }: Pick<Blueprint, 'sections'>): number {
  return sections.reduce((sum, section) => sum + sectionCount(section), 0);
}

export function blueprintPoints({ sections }: Pick<Blueprint, 'sections'>): number {
  return sections.reduce((sum, section) => sum + sectionCount(section) * section.pointsEachHundredths, 0);
}

/** What a blueprint that is still being written may be refused for: not yet being whole. */
export const unfinishedRefusals: readonly BlueprintRefusal[] = [
  'BLUEPRINT_EMPTY',
  'BLUEPRINT_SECTION_EMPTY',
  'BLUEPRINT_SUM',
];

/** Whether a blueprint says what a paper is, before any bank is asked. What is wrong is told before what is missing. */
export function checkBlueprint(blueprint: Blueprint): Result<Blueprint, BlueprintRefusal> {
  const { sections, totalHundredths } = blueprint;
  for (const [index, section] of sections.entries()) {
    const refusal = sectionRefusal(section, index + 1);
    if (refusal) return refusal;
  }
  const picked = sections.flatMap(({ questionIds }) => questionIds);
  if (new Set(picked).size < picked.length) return refuse('BLUEPRINT_QUESTION_TWICE');
  const asked = blueprintCount(blueprint);
  if (asked > MOST_PAPER_QUESTIONS)
    return refuse('BLUEPRINT_TOO_LONG', { asked, most: MOST_PAPER_QUESTIONS });
  const limits = limitsRefusal(blueprint);
  if (limits) return limits;
  if (sections.length === 0) return refuse('BLUEPRINT_EMPTY');
  const empty = sections.findIndex((section) => sectionCount(section) === 0);
  if (empty >= 0) return refuse('BLUEPRINT_SECTION_EMPTY', { section: empty + 1 });
  const sum = blueprintPoints(blueprint);
  if (sum !== totalHundredths)
    return refuse('BLUEPRINT_SUM', { sum: sum / 100, total: totalHundredths / 100 });
  return ok(blueprint);
}

function sectionRefusal(section: BlueprintSection, number: number) {
  const { cells, pointsEachHundredths, scoring } = section;
  const wrong = cells.findIndex(({ count }) => !(Number.isInteger(count) && count > 0));
  if (wrong >= 0) return refuse('BLUEPRINT_COUNT', { section: number, cell: wrong + 1 });
  if (!(Number.isInteger(pointsEachHundredths) && pointsEachHundredths > 0))
    return refuse('BLUEPRINT_POINTS', { section: number });
  if (scoring.kind === 'fixed_for_subset') {
    const isBelow = scoring.subsetHundredths >= 0 && scoring.subsetHundredths < pointsEachHundredths;
    if (!(Number.isInteger(scoring.subsetHundredths) && isBelow))
      return refuse('BLUEPRINT_SUBSET_POINTS', { section: number, pointsEach: pointsEachHundredths / 100 });
  }
  const places = cells.map(({ topic, difficulty, cognition }) =>
    JSON.stringify([topic, difficulty, cognition]),
  );
  const twice = places.findIndex((place, index) => places.indexOf(place) < index);
  return twice < 0 ? null : refuse('BLUEPRINT_CELL_TWICE', { section: number, cell: twice + 1 });
}

function limitsRefusal({ limits, sections }: Blueprint) {
  const { formCount, overlapRatio, formsPerQuestion, mostExposures } = limits;
  const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isCount(formCount, MOST_FORMS)) return refuse('BLUEPRINT_FORMS', { most: MOST_FORMS });
  const isAllPicked = sections.every(({ cells }) => cells.length === 0) && blueprintCount({ sections }) > 0;
  if (formCount > 1 && isAllPicked) return refuse('BLUEPRINT_FIXED_FORMS');
  const isRatio = overlapRatio >= 0 && overlapRatio <= 1;
  const isExposure = mostExposures === null || (Number.isInteger(mostExposures) && mostExposures >= 1);
  return isRatio && isCount(formsPerQuestion, MOST_FORMS) && isExposure ? null : refuse('BLUEPRINT_LIMITS');
}
