import { addDays, dayBefore, type CalendarDate } from '../calendar/calendar-date';
import type { LawCatalogue } from '../citation/catalogue';
import { citedEdition, printPlace, type Citation } from '../citation/citation';
import { normaliseOption } from '../questions/normalise-stem';
import type { QuestionDraft } from '../questions/question';
import { SeededChoice, shuffle } from '../random/seeded';
import { sayDay, sayFine } from './say-yuan';
import { decideWhichLaw, isLighter, type Act, type ActRule, type CaseDays, type WhichLaw } from './which-law';

/** Days on either side of a change of law within which a case is set, so that the change can matter. */
const nearChange = 300;

/** How long after the first day of an edition without an end cases are set. */
const openEnd = 100;

/** Days between an act and the decision where no change lies between. */
const usualDelay = [20, 90] as const;

const optionLetters = 'ABCD';

interface DatedRule {
  readonly rule: ActRule;
  readonly from: CalendarDate;
  /** The last day on which cases are set. */
  readonly last: CalendarDate;
}

function datedRules(act: Act, catalogue: LawCatalogue): DatedRule[] {
  return act.rules
    .flatMap((rule) => {
      const edition = citedEdition(rule.editionSlug, catalogue)?.edition;
      if (!edition) return [];
      const { effectiveFrom: from, effectiveTo } = edition;
      return [{ rule, from, last: effectiveTo === null ? addDays(from, openEnd) : dayBefore(effectiveTo) }];
    })
    .toSorted((one, other) => one.from.localeCompare(other.from));
}

/** Whether the rule after this one is lighter: the cases in which the newer law applies. */
function isFollowedByLighter(rules: readonly DatedRule[], index: number): boolean {
  const fine = rules[index]?.rule.fine;
  const next = rules[index + 1]?.rule;
  return next !== undefined && !!fine && (next.fine === null || isLighter(next.fine, fine));
}

interface DrawnAct {
  readonly act: Act;
  readonly rules: readonly DatedRule[];
  readonly index: number;
  readonly doesStraddle: boolean;
}

/** One case in four is one where the newer law is lighter, though few acts are: else hardly anybody would meet one. */
function drawAct(acts: readonly Act[], choice: SeededChoice, catalogue: LawCatalogue): DrawnAct {
  const all = acts.map((act) => ({ act, rules: datedRules(act, catalogue) }));
  const lighter = all.flatMap(({ act, rules }) =>
    rules.flatMap((_, index) => (isFollowedByLighter(rules, index) ? [{ act, rules, index }] : [])),
  );
  if (choice.number(1, 4) === 1 && lighter.length > 0)
    return { ...choice.oneOf(lighter), doesStraddle: true };
  const { act, rules } = choice.oneOf(all);
  const index = choice.number(0, rules.length - 1);
  // Two cases in three straddle a change: those are the ones officers get wrong.
  return { act, rules, index, doesStraddle: index + 1 < rules.length && choice.number(1, 3) > 1 };
}

/** A case on either side of a change of law, or within one edition. */
function chooseDays({ rules, index, doesStraddle }: DrawnAct, choice: SeededChoice): CaseDays | null {
  const rule = rules[index];
  const next = rules[index + 1];
  if (!rule) return null;
  if (next && doesStraddle) {
    const conductDate = addDays(rule.last, -choice.number(0, nearChange));
    return { conductDate, decisionDate: addDays(next.from, choice.number(0, openEnd)) };
  }
  const decisionDate = addDays(rule.last, -choice.number(0, openEnd - usualDelay[1]));
  return { conductDate: addDays(decisionDate, -choice.number(...usualDelay)), decisionDate };
}

/** A place of a law as an option shows it. */
function sayRule(rule: ActRule, catalogue: LawCatalogue): string {
  const cited = citedEdition(rule.editionSlug, catalogue);
  const name = cited ? `《${cited.law.title}》（${cited.edition.label}）` : '';
  const fine = rule.fine ? `罚款幅度为${sayFine(rule.fine)}` : '不认为是违法，不予处罚';
  return `${name}${printPlace(rule.place)}，${fine}`;
}

type Time = '适用违法行为发生时的规定' | '适用作出处罚决定时的规定' | '适用';

function timeOf(rule: ActRule, { ruleOfAct, ruleOfDecision }: WhichLaw): Time {
  if (!ruleOfDecision || ruleOfDecision === ruleOfAct) return '适用';
  return rule === ruleOfAct ? '适用违法行为发生时的规定' : '适用作出处罚决定时的规定';
}

function sayOption(time: Time, rule: ActRule, catalogue: LawCatalogue): string {
  return time === '适用' ? `适用${sayRule(rule, catalogue)}` : `${time}：${sayRule(rule, catalogue)}`;
}

/** What one might wrongly answer: the other editions' rules for the act, then other acts' rules of the same editions. */
function wrongOptions(
  act: Act,
  acts: readonly Act[],
  decided: WhichLaw,
  { choice, catalogue }: { readonly choice: SeededChoice; readonly catalogue: LawCatalogue },
): string[] {
  const ofAct = act.rules.filter((rule) => rule !== decided.rule);
  const editions = new Set([decided.ruleOfAct, decided.ruleOfDecision].map((rule) => rule?.editionSlug));
  const ofOthers = acts.filter((other) => other !== act).flatMap(({ rules }) => rules);
  const mixed = shuffle(ofOthers, String(choice.number(0, 1_000_000)));
  // Other acts of the same editions first: a wrong edition alone gives itself away.
  const shuffled = mixed.toSorted(
    (one, other) => Number(editions.has(other.editionSlug)) - Number(editions.has(one.editionSlug)),
  );
  return [
    ...ofAct.map((rule) => sayOption(timeOf(rule, decided), rule, catalogue)),
    ...shuffled.map((rule) => {
      const isOfAct = rule.editionSlug === decided.ruleOfAct.editionSlug;
      const time = timeOf(
        isOfAct ? decided.ruleOfAct : (decided.ruleOfDecision ?? decided.ruleOfAct),
        decided,
      );
      return sayOption(time, rule, catalogue);
    }),
  ];
}

const reasons: Readonly<Record<WhichLaw['reason'], string>> = {
  law_of_the_act: '新规定并不较轻，仍适用违法行为发生时的规定（从旧）。',
  newer_is_lighter: '新规定处罚较轻，适用新的规定（从轻）。',
  no_longer_unlawful: '新规定不认为是违法，适用新的规定（从轻）。',
};

function explain(decided: WhichLaw, { conductDate }: CaseDays, catalogue: LawCatalogue): string {
  const { ruleOfAct, ruleOfDecision } = decided;
  const then = `${sayDay(conductDate)}施行的是${sayRule(ruleOfAct, catalogue)}。`;
  if (!ruleOfDecision || ruleOfDecision === ruleOfAct)
    return `${then}行为发生与作出决定之间法律没有变化，适用这一规定。`;
  return `${then}作出处罚决定时施行的是${sayRule(ruleOfDecision, catalogue)}。${reasons[decided.reason]}`;
}

function citationOf({ editionSlug, place }: ActRule): Citation {
  return { editionSlug, ...place };
}

/**
 * A question on which edition decides a case, made from the table of acts: the same seed, table and catalogue, the same
 * question. Key and explanation come from `decideWhichLaw`. Null when the catalogue lacks the editions of the act drawn,
 * or too few acts are known for four different options.
 */
export function makeWhichLawQuestion(
  seed: string,
  acts: readonly Act[],
  catalogue: LawCatalogue,
): QuestionDraft | null {
  const choice = new SeededChoice(seed);
  const usable = acts.filter((act) => datedRules(act, catalogue).length > 1);
  if (usable.length === 0) return null;
  const drawn = drawAct(usable, choice, catalogue);
  const { act } = drawn;
  const days = chooseDays(drawn, choice);
  const decided = days && decideWhichLaw(act, days, catalogue);
  if (!days || !decided?.ok) return null;
  const { rule, ruleOfDecision, reason } = decided.value;
  const right = sayOption(timeOf(rule, decided.value), rule, catalogue);
  const wrong = wrongOptions(act, usable, decided.value, { choice, catalogue });
  const texts = distinct([right, ...wrong]).slice(0, optionLetters.length);
  if (texts.length < optionLetters.length) return null;
  const options = shuffle(texts, `${seed} options`).map((text, index) => ({
    label: optionLetters.charAt(index),
    text,
  }));
  return {
    type: 'single',
    textFormat: 'plain',
    stem: `某单位${act.conductZh}，该行为于${sayDay(days.conductDate)}终了；行政机关于${sayDay(days.decisionDate)}作出处罚决定。依照“从旧兼从轻”，应当适用哪一规定？`,
    options,
    parts: [],
    key: { kind: 'choice', labels: options.filter(({ text }) => text === right).map(({ label }) => label) },
    explanation: explain(decided.value, days, catalogue),
    difficulty: reason === 'newer_is_lighter' ? 5 : 4,
    cognition: 'apply',
    pointsHundredths: 200,
    topicPath: [...act.topicPath],
    citations: [citationOf(rule)],
    referenceDate: rule === ruleOfDecision ? days.decisionDate : days.conductDate,
    source: '',
    tags: ['从旧兼从轻'],
  };
}

function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = normaliseOption(text);
    return seen.has(key) ? false : seen.add(key);
  });
}
