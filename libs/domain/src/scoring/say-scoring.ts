import type { Language } from '../fault/say-fault';
import type { QuestionType } from '../questions/question';
import { ALL_OR_NOTHING, scoreMultiple, type ScoringRule } from './scoring-rule';

/** What of a section says how it is scored. */
export interface SectionScoring {
  readonly type: QuestionType;
  readonly pointsEachHundredths: number;
  /** Of multiple choice; absent = all or nothing. */
  readonly scoring?: ScoringRule;
}

type Sentences = Readonly<Record<Language, string>>;

const SENTENCES: Readonly<Record<Exclude<QuestionType, 'multiple'>, Sentences>> = {
  single: {
    zh: '选对得 {points} 分，不选、错选不得分。',
    en: '{points} for the right option, nothing for a wrong one or none.',
  },
  true_false: {
    zh: '判断正确得 {points} 分，判断错误、不判断不得分。',
    en: '{points} for the right verdict, nothing for a wrong one or none.',
  },
  fill_in: {
    zh: '全部填对得 {points} 分，只填对一部分的按填对的空得分。',
    en: '{points} for all blanks, else the share of the blanks that are right.',
  },
  short_answer: {
    zh: '满分 {points} 分，按答出的要点得分。',
    en: 'Up to {points}, by the points your answer makes.',
  },
  case: {
    zh: '满分 {points} 分，各小题分别得分。',
    en: 'Up to {points}, part by part.',
  },
};

const MULTIPLE: Sentences = {
  zh: '全部选对得 {points} 分，',
  en: '{points} for exactly the right options; ',
};

const PARTLY_RIGHT: Readonly<Record<ScoringRule['kind'], Sentences>> = {
  all_or_nothing: {
    zh: '少选、多选、错选、不选均不得分。',
    en: 'nothing for fewer, for any wrong one, or for none.',
  },
  half_for_subset: {
    zh: '少选得 {subset} 分，多选、错选、不选不得分。',
    en: '{subset} for fewer of them; nothing for any wrong one, or for none.',
  },
  fixed_for_subset: {
    zh: '少选得 {subset} 分，多选、错选、不选不得分。',
    en: '{subset} for fewer of them; nothing for any wrong one, or for none.',
  },
  pro_rata: {
    zh: '少选按选对选项的比例得分，多选、错选、不选不得分。',
    en: 'for fewer of them their share; nothing for any wrong one, or for none.',
  },
  half_point_each: {
    zh: '少选的每选对一项得 0.5 分，多选、错选、不选不得分。',
    en: 'for fewer of them 0.5 each; nothing for any wrong one, or for none.',
  },
  half_point_both_ways: {
    zh: '未全部选对的，每选对一项得 0.5 分，每选错一项扣 0.5 分，扣完为止。',
    en: 'else 0.5 for each right one and 0.5 off for each wrong one, never below 0.',
  },
  option_weights: {
    zh: '未全部选对的，按所选各项的分值得分，最低 0 分。',
    en: 'else what the options you chose are worth, never below 0.',
  },
};

/** Points as people write them: 200 → 2, 150 → 1.5. */
export function printPoints(hundredths: number): string {
  return String(hundredths / 100);
}

/** How a section is scored, in a sentence an officer reads before he answers it. */
export function sayScoring(section: SectionScoring, language: Language): string {
  const { type, pointsEachHundredths } = section;
  const points = language === 'en' ? sayPoints(pointsEachHundredths) : printPoints(pointsEachHundredths);
  if (type !== 'multiple') return fill(SENTENCES[type][language], points);
  const rule = section.scoring ?? ALL_OR_NOTHING;
  const subset = subsetHundredths(rule, pointsEachHundredths);
  // Half of one point is nothing: said as such, not as "0 points".
  const kind = subset === 0 ? 'all_or_nothing' : rule.kind;
  const subsetPoints = printPoints(subset ?? 0);
  return fill(MULTIPLE[language] + PARTLY_RIGHT[kind][language], points, subsetPoints);
}

/** What a subset is worth where the rule gives every subset the same; null where it does not. */
function subsetHundredths(rule: ScoringRule, maxHundredths: number): number | null {
  if (rule.kind !== 'half_for_subset' && rule.kind !== 'fixed_for_subset') return null;
  return scoreMultiple(['A'], { kind: 'choice', labels: ['A', 'B'] }, maxHundredths, rule);
}

function sayPoints(hundredths: number): string {
  return `${printPoints(hundredths)} ${hundredths === 100 ? 'point' : 'points'}`;
}

function fill(sentence: string, points: string, subset = ''): string {
  return sentence.replace('{points}', points).replace('{subset}', subset);
}
