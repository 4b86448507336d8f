import type { BlueprintSection, Difficulty, ScoringRule } from '@whetstone/domain';
import type { BlueprintContent } from './blueprints.service';
import type {
  BlueprintContentInput,
  BlueprintSectionInput,
  SectionScoringInput,
  SectionScoringType,
} from './blueprints.types';

const hundredths = (points: number) => Math.round(points * 100);

/** What a client sent as the domain knows it: points in hundredths, and no seed without a text. */
export function readContent(input: BlueprintContentInput): BlueprintContent {
  const { bankIds, totalPoints, lawOn, sections, limits } = input;
  return {
    bankIds: [...new Set(bankIds)],
    seed: input.seed.trim().slice(0, 100) || '1',
    totalHundredths: hundredths(totalPoints),
    lawOn: lawOn ?? null,
    sections: sections.map(readSection),
    limits: { ...limits, mostExposures: limits.mostExposures ?? null },
  };
}

function readSection({
  type,
  pointsEach,
  scoring,
  cells,
  questionIds,
}: BlueprintSectionInput): BlueprintSection {
  return {
    type,
    pointsEachHundredths: hundredths(pointsEach),
    scoring: readScoring(scoring),
    cells: cells.map(({ topic, difficulty, cognition, count }) => ({
      topic: topic || null,
      difficulty: (difficulty ?? null) as Difficulty | null,
      cognition: cognition ?? null,
      count,
    })),
    questionIds,
  };
}

function readScoring({ kind, subsetPoints }: SectionScoringInput): ScoringRule {
  return kind === 'fixed_for_subset' ? { kind, subsetHundredths: hundredths(subsetPoints ?? 0) } : { kind };
}

export function scoringType(scoring: ScoringRule): SectionScoringType {
  const subsetPoints = scoring.kind === 'fixed_for_subset' ? scoring.subsetHundredths / 100 : null;
  return { kind: scoring.kind, subsetPoints };
}
