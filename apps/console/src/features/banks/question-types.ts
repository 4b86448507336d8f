import type { QuestionType } from '../../gql/graphql';

/** The order in which papers and tables name the types. */
export const questionTypes: readonly QuestionType[] = [
  'SINGLE',
  'MULTIPLE',
  'TRUE_FALSE',
  'FILL_IN',
  'SHORT_ANSWER',
  'CASE',
];

/** Counts in the usual order of the types, whatever order they came in. */
export function inTypeOrder<Count extends { readonly type: QuestionType }>(
  counts: readonly Count[],
): Count[] {
  return [...counts].sort((a, b) => questionTypes.indexOf(a.type) - questionTypes.indexOf(b.type));
}
