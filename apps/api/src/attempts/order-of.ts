import { orderPaper, type QuestionOrder, type ShuffleRules } from '@whetstone/domain';
import type { FrozenPaper, PrintedSection } from '../exams/frozen-papers.service';

/** How an attempt's officer meets its paper, section by section; the attempt's own id is the seed. */
export function orderOf(
  attempt: ShuffleRules & { readonly id: string },
  { sections }: FrozenPaper,
): QuestionOrder[][] {
  return orderPaper(sections, attempt.id, attempt);
}

/** Printed sections in an officer's order, numbered as he meets them. */
export function inOrder(
  sections: readonly PrintedSection[],
  order: readonly (readonly QuestionOrder[])[],
): PrintedSection[] {
  let number = 0;
  return sections.map((section, index) => {
    const questions = new Map(section.questions.map((question) => [question.id, question]));
    return {
      ...section,
      questions: (order[index] ?? []).flatMap(({ questionId, labels }) => {
        const question = questions.get(questionId);
        if (!question) return [];
        const options = labels.flatMap(
          (label) => question.options.find((option) => option.label === label) ?? [],
        );
        number += 1;
        return [{ ...question, number, options }];
      }),
    };
  });
}
