export type RuleQuestionType = 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE' | 'FILL_IN' | 'SHORT_ANSWER' | 'CASE';

export interface Rule {
  readonly type: RuleQuestionType;
  readonly topicId: string | null;
  readonly count: number;
  readonly pointsEach: number;
}

interface Counted {
  readonly type: RuleQuestionType;
  readonly count: number;
}

export interface BankCounts {
  readonly countsByType: readonly Counted[];
  readonly topics: readonly { readonly topicId: string; readonly counts: readonly Counted[] }[];
}

/** The usual post-training test: 20 questions, 100 points. */
export const usualRules: readonly Rule[] = [
  { type: 'SINGLE', topicId: null, count: 10, pointsEach: 5 },
  { type: 'MULTIPLE', topicId: null, count: 5, pointsEach: 6 },
  { type: 'TRUE_FALSE', topicId: null, count: 5, pointsEach: 4 },
];

/** Types a machine can mark; only these may be drawn, since the result is told on handing in. */
export const drawableTypes: readonly RuleQuestionType[] = ['SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'FILL_IN'];

/** Questions and points of a paper drawn by these rules. Points are summed in hundredths: 0.1 + 0.2 must be 0.3. */
export function sumRules(rules: readonly Rule[]): { readonly questions: number; readonly points: number } {
  const hundredths = rules.reduce((sum, rule) => sum + rule.count * Math.round(rule.pointsEach * 100), 0);
  return { questions: rules.reduce((sum, rule) => sum + rule.count, 0), points: hundredths / 100 };
}

/** What the bank holds for a rule's type and topic. */
export function held(bank: BankCounts, rule: Pick<Rule, 'type' | 'topicId'>): number {
  const counts =
    rule.topicId === null
      ? bank.countsByType
      : (bank.topics.find((topic) => topic.topicId === rule.topicId)?.counts ?? []);
  return counts.find((each) => each.type === rule.type)?.count ?? 0;
}

/**
 * What is left for each rule, in their order: no question is drawn twice, so a rule for a topic takes from what a rule
 * for the whole bank may still use. Rules with a topic are served first, being the choosier ones.
 */
export function usableCounts(bank: BankCounts, rules: readonly Rule[]): number[] {
  return rules.map((rule, index) => {
    const before = rules.filter(
      (other, place) => other.type === rule.type && isServedBefore(other, place, rule, index),
    );
    const taken = before
      .filter((other) => rule.topicId === null || other.topicId === rule.topicId)
      .reduce((sum, other) => sum + other.count, 0);
    return Math.max(0, held(bank, rule) - taken);
  });
}

function isServedBefore(other: Rule, place: number, rule: Rule, index: number): boolean {
  const choosier = Number(rule.topicId === null) - Number(other.topicId === null);
  return choosier > 0 || (choosier === 0 && place < index);
}
