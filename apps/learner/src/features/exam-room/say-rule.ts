import {
  sayScoring,
  type Language,
  type QuestionType,
  type ScoringKind,
  type ScoringRule,
} from '@whetstone/domain';
import type { PaperSection } from './paper';

/** How a section is scored, in words; null where an old paper does not tell. */
export function sayRule({ type, pointsEach, scoring }: PaperSection, language: Language): string | null {
  if (type === 'MULTIPLE' && !scoring) return null;
  return sayScoring(
    {
      type: type.toLowerCase() as QuestionType,
      pointsEachHundredths: Math.round(pointsEach * 100),
      ...(scoring && { scoring: ruleOf(scoring) }),
    },
    language,
  );
}

function ruleOf({ kind, subsetPoints }: NonNullable<PaperSection['scoring']>): ScoringRule {
  const name = kind.toLowerCase() as ScoringKind;
  if (name !== 'fixed_for_subset') return { kind: name };
  return { kind: name, subsetHundredths: Math.round((subsetPoints ?? 0) * 100) };
}
