import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { GraphQLError, ValidationContext, ValidationRule } from 'graphql';

/** What the largest operation of our own clients needs, with room for half as much again; a test keeps it so. */
export const MOST_TOKENS = 1_000;
const DEEPEST = 12;
const MOST_ALIASES = 10;
const HIGHEST_COST = 5_000;

/** A rule that throws is a fault of the server's; one that reports is an answer. */
const REPORTED = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Limits on what a request may ask, checked before anything is resolved. */
export function graphqlLimits(): ValidationRule[] {
  return [
    maxDepthRule({ n: DEEPEST, ...REPORTED }),
    maxAliasesRule({ n: MOST_ALIASES, ...REPORTED }),
    costLimitRule({ maxCost: HIGHEST_COST, ...REPORTED }),
  ] as unknown as ValidationRule[];
}
