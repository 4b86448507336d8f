import type { CalendarDate } from '../calendar/calendar-date';
import { isInForce, type CatalogueEdition, type LawCatalogue } from '../citation/catalogue';
import { citedEdition, type Place } from '../citation/citation';
import { refuse, ok, type Result } from '../result';

/** Lowest and highest fine, in yuan. */
export interface FineRange {
  readonly fromYuan: number;
  readonly toYuan: number;
}

/** How one edition answers one kind of act. */
export interface ActRule {
  readonly editionSlug: string;
  readonly place: Place;
  /** Null = that edition does not hold the act to be unlawful. */
  readonly fine: FineRange | null;
}

/** Something that is done wrong, and each edition's rule for it. */
export interface Act {
  readonly slug: string;
  /** What is done, as a clause that a sentence can take up: 向水体排放油类. */
  readonly conductZh: string;
  readonly conductEn: string;
  readonly topicPath: readonly string[];
  readonly rules: readonly ActRule[];
}

/** The days a case turns on. */
export interface CaseDays {
  /** When it was done; of conduct that went on, the day it ended. */
  readonly conductDate: CalendarDate;
  readonly decisionDate: CalendarDate;
}

export type WhichLawReason =
  /** The rule of the day of the act: there is no newer one, or the newer one is not lighter. */
  | 'law_of_the_act'
  /** 从旧兼从轻: the newer rule is lighter. */
  | 'newer_is_lighter'
  /** The newer rule no longer holds the act to be unlawful: nothing is imposed. */
  | 'no_longer_unlawful';

export interface WhichLaw {
  readonly rule: ActRule;
  readonly reason: WhichLawReason;
  readonly ruleOfAct: ActRule;
  /** The rule in force on the day of the decision; the same as `ruleOfAct` where the law did not change between. */
  readonly ruleOfDecision: ActRule | null;
}

export type WhichLawRefusal = 'DECISION_BEFORE_ACT' | 'NO_RULE_ON_DAY_OF_ACT' | 'NOT_UNLAWFUL_THEN';

/** The higher end weighs first, as courts compare penalties; between equal ones the lower end. */
export function isLighter(one: FineRange, other: FineRange): boolean {
  return one.toYuan === other.toYuan ? one.fromYuan < other.fromYuan : one.toYuan < other.toYuan;
}

interface DatedRule {
  readonly rule: ActRule;
  readonly edition: CatalogueEdition;
}

function ruleOn(rules: readonly DatedRule[], day: CalendarDate): ActRule | null {
  return rules.find(({ edition }) => isInForce(edition, day))?.rule ?? null;
}

/**
 * Which edition decides a case: the law of the day of the act, unless the law was changed before the decision and the
 * newer rule is lighter or no longer holds the act to be unlawful (从旧兼从轻; Code art. 1057, Administrative Penalty Law
 * art. 37). Where the act's law ended and nothing took the rule over, the rule of the day still decides.
 */
export function decideWhichLaw(
  act: Act,
  { conductDate, decisionDate }: CaseDays,
  catalogue: LawCatalogue,
): Result<WhichLaw, WhichLawRefusal> {
  if (decisionDate < conductDate) return refuse('DECISION_BEFORE_ACT', { conductDate, decisionDate });
  const rules = act.rules.flatMap((rule) => {
    const cited = citedEdition(rule.editionSlug, catalogue);
    return cited ? [{ rule, edition: cited.edition }] : [];
  });
  const ruleOfAct = ruleOn(rules, conductDate);
  if (!ruleOfAct) return refuse('NO_RULE_ON_DAY_OF_ACT', { conductDate });
  if (ruleOfAct.fine === null) return refuse('NOT_UNLAWFUL_THEN', { conductDate });
  const ruleOfDecision = ruleOn(rules, decisionDate);
  const sides = { ruleOfAct, ruleOfDecision };
  if (!ruleOfDecision || ruleOfDecision === ruleOfAct)
    return ok({ ...sides, rule: ruleOfAct, reason: 'law_of_the_act' });
  if (ruleOfDecision.fine === null)
    return ok({ ...sides, rule: ruleOfDecision, reason: 'no_longer_unlawful' });
  return isLighter(ruleOfDecision.fine, ruleOfAct.fine)
    ? ok({ ...sides, rule: ruleOfDecision, reason: 'newer_is_lighter' })
    : ok({ ...sides, rule: ruleOfAct, reason: 'law_of_the_act' });
}
