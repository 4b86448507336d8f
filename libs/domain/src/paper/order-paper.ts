import { shuffle } from '../random/seeded';
import type { QuestionOption, QuestionType } from '../questions/question';

/** What ordering needs to know of a question on a paper. */
export interface OrderableQuestion {
  readonly id: string;
  readonly type: QuestionType;
  readonly options: readonly QuestionOption[];
}

export interface OrderableSection {
  readonly questions: readonly OrderableQuestion[];
}

/** What an exam lets differ between two officers who sit the same paper. */
export interface ShuffleRules {
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
}

/** Where a question stands for one officer, and its options, by the labels they have on the paper. */
export interface QuestionOrder {
  readonly questionId: string;
  readonly labels: readonly string[];
}

/**
 * The order in which one officer meets a paper, section by section: questions move within their section, options within
 * their question. Same seed, same order. What is marked are question ids and the labels of the paper, so no order ever
 * touches a mark.
 *
 * True and false stay as they are, and so do options that speak of one another ("以上都对"): moved, they would say
 * something else.
 */
export function orderPaper(
  sections: readonly OrderableSection[],
  seed: string,
  { shuffleQuestions, shuffleOptions }: ShuffleRules,
): QuestionOrder[][] {
  return sections.map(({ questions }, section) => {
    const order = shuffleQuestions ? shuffle(questions, `${seed} ${section}`) : questions;
    return order.map((question) => ({
      questionId: question.id,
      labels: labelsOf(question, shuffleOptions ? `${seed} ${question.id}` : null),
    }));
  });
}

function labelsOf({ type, options }: OrderableQuestion, seed: string | null): string[] {
  const labels = options.map(({ label }) => label);
  const mayMove = (type === 'single' || type === 'multiple') && !options.some(speaksOfOthers);
  return seed !== null && mayMove ? shuffle(labels, seed) : labels;
}

/** 以上、上述、前述 with what is said of them all; 前两项; A和B; A、C. */
const OTHERS =
  /(以上|上述|前述)(.{0,4})(都|均|皆|全|答案|选项|说法|各项|情形)|前[两二三四]项|[A-H][项]?[、,，和与及或][A-H]/;

function speaksOfOthers({ text }: QuestionOption): boolean {
  return OTHERS.test(text);
}
