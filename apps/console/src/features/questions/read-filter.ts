import type { Cognition, QuestionState, QuestionType } from '../../gql/graphql';
import { questionTypes } from '../banks/question-types';
import { oneOf, wholeNumber } from '../tables/search';

export const questionStates: readonly QuestionState[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED'];
export const cognitions: readonly Cognition[] = ['REMEMBER', 'UNDERSTAND', 'APPLY', 'ANALYSE'];
export const difficulties = [1, 2, 3, 4, 5] as const;
export const pageSizes = [50, 100, 300] as const;

/** What the list is filtered by; null = any. */
export interface ListFilter {
  readonly bankId: string | null;
  readonly type: QuestionType | null;
  readonly topicId: string | null;
  readonly difficulty: number | null;
  readonly cognition: Cognition | null;
  readonly status: QuestionState | null;
  readonly tag: string | null;
  readonly search: string | null;
  readonly citesEdition: string | null;
  readonly citesArticle: number | null;
  readonly needsReview: true | null;
  readonly isMine: true | null;
  readonly updatedSince: string | null;
}

/** The parameters of the address that filter the list, for clearing them all. */
export const filterNames = [
  ...['q', 'status', 'type', 'topic', 'difficulty', 'cognition', 'tag', 'edition', 'article'],
  ...['review', 'mine', 'since', 'page'],
] as const;

function orNull<Word extends string>(text: string | null, words: readonly Word[]): Word | null {
  return oneOf<Word | ''>(text, words, '') || null;
}

function dayOrNull(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

/** What the address asks for; whatever it does not name, or names wrongly, is any. */
export function readFilter(params: URLSearchParams, bankId: string | null): ListFilter {
  const difficulty = wholeNumber(params.get('difficulty'), 1);
  const edition = params.get('edition');
  return {
    bankId: bankId ?? params.get('bank'),
    type: orNull<QuestionType>(params.get('type'), questionTypes),
    topicId: params.get('topic'),
    difficulty: difficulty !== null && difficulty <= 5 ? difficulty : null,
    cognition: orNull(params.get('cognition'), cognitions),
    status: orNull(params.get('status'), questionStates),
    tag: params.get('tag'),
    search: params.get('q'),
    citesEdition: edition,
    citesArticle: edition === null ? null : wholeNumber(params.get('article'), 1),
    needsReview: params.get('review') === '1' ? true : null,
    isMine: params.get('mine') === '1' ? true : null,
    updatedSince: dayOrNull(params.get('since')),
  };
}

/** How many filters are set besides the bank; 0 = everything is shown. */
export function countFilters({ bankId: _, ...filter }: ListFilter): number {
  return Object.values(filter).filter((value) => value !== null).length;
}

export function readPageSize(params: URLSearchParams): number {
  const size = wholeNumber(params.get('size'), 1);
  return pageSizes.find((each) => each === size) ?? pageSizes[0];
}
