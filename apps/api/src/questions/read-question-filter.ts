import type { QuestionFilterValues } from './question-list';
import type { QuestionFilter } from './questions.types';

/** A filter as it came, with null for everything that was left out. */
export function readQuestionFilter(filter: Partial<QuestionFilter>): QuestionFilterValues {
  return {
    bankId: filter.bankId ?? null,
    type: filter.type ?? null,
    topicId: filter.topicId ?? null,
    difficulty: filter.difficulty ?? null,
    cognition: filter.cognition ?? null,
    status: filter.status ?? null,
    tag: filter.tag ?? null,
    search: filter.search ?? null,
    citesEdition: filter.citesEdition ?? null,
    citesArticle: filter.citesArticle ?? null,
    needsReview: filter.needsReview ?? null,
    isMine: filter.isMine ?? null,
    updatedSince: filter.updatedSince ?? null,
  };
}
