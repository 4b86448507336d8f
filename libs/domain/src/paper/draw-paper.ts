import type { QuestionType } from '../questions/question';
import { shuffle } from '../random/seeded';
import { ok, refuse, type Result } from '../result';
import type { ScoringRule } from '../scoring/scoring-rule';

/** One line of the simple rule: so many questions of a type, of a topic (and what lies under it) or of any. */
export interface DrawRule {
  readonly type: QuestionType;
  /** A topic's path such as 按日连续处罚/复查与计罚; null = any topic. */
  readonly topic: string | null;
  readonly count: number;
  readonly pointsEachHundredths: number;
  /** Of multiple choice; absent = all or nothing. */
  readonly scoring?: ScoringRule;
}

/** What the drawing needs to know of a question in the bank. */
export interface Drawable {
  readonly revisionId: string;
  readonly type: QuestionType;
  readonly topic: string;
}

export interface DrawnSection {
  readonly rule: DrawRule;
  readonly revisionIds: readonly string[];
}

/**
 * Draws a paper's sections from a bank: same seed and same bank, same paper; no question twice.
 *
 * Rules with a topic choose first, so that a rule for any topic never uses up the few questions another rule needs.
 * Refuses with BANK_TOO_SMALL (section, asked, usable) when a rule cannot be met.
 */
export function drawPaper(
  rules: readonly DrawRule[],
  bank: readonly Drawable[],
  seed: string,
): Result<DrawnSection[], 'BANK_TOO_SMALL'> {
  const order = shuffle(
    bank.toSorted((a, b) => (a.revisionId < b.revisionId ? -1 : 1)),
    seed,
  );
  const taken = new Set<string>();
  const sections = new Map<DrawRule, DrawnSection>();
  for (const rule of rules.toSorted((a, b) => specificity(b) - specificity(a))) {
    const usable = order.filter((question) => !taken.has(question.revisionId) && fits(question, rule));
    if (usable.length < rule.count) {
      return refuse('BANK_TOO_SMALL', {
        section: rules.indexOf(rule) + 1,
        asked: rule.count,
        usable: usable.length,
      });
    }
    const revisionIds = usable.slice(0, rule.count).map((question) => question.revisionId);
    for (const id of revisionIds) taken.add(id);
    sections.set(rule, { rule, revisionIds });
  }
  return ok(rules.flatMap((rule) => sections.get(rule) ?? []));
}

/** Deeper topics are narrower: 0 for any topic. */
function specificity(rule: DrawRule): number {
  return rule.topic === null ? 0 : rule.topic.split('/').length;
}

function fits(question: Drawable, rule: DrawRule): boolean {
  if (question.type !== rule.type) return false;
  return rule.topic === null || question.topic === rule.topic || question.topic.startsWith(`${rule.topic}/`);
}
