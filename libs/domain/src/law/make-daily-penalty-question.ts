import { addDays, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { QuestionDraft } from '../questions/question';
import { SeededChoice, shuffle } from '../random/seeded';
import { decideDailyPenalty, type DailyPenaltyCase, type PenaltyRound } from './daily-penalty';
import { sayDay } from './say-yuan';

const optionLetters = 'ABCD';
const tenThousand = 10_000;

/** First and last day on which the original order of a case is served. */
const firstDay: CalendarDate = '2015-02-01';
const dayCount = 4_180;

/** A re-inspection comes within thirty days of the service of the order (order 28 art. 10). */
const reinspectionWithin = 30;

function chooseCase(choice: SeededChoice): DailyPenaltyCase {
  const baseFineYuan = choice.number(1, 20) * 5 * tenThousand;
  const roundCount = choice.number(1, 2);
  const rounds: PenaltyRound[] = [];
  let orderServedOn = addDays(firstDay, choice.number(0, dayCount));
  for (let round = 0; round < roundCount; round += 1) {
    const reinspectedOn = addDays(orderServedOn, choice.number(3, reinspectionWithin));
    const finding = choice.number(1, 4) === 1 ? 'inspection_obstructed' : 'still_discharging';
    rounds.push({ orderServedOn, reinspectedOn, finding });
    orderServedOn = reinspectedOn;
  }
  // Now and then the last re-inspection finds it corrected, and adds nothing.
  const last = rounds.at(-1);
  if (rounds.length > 1 && last && choice.number(1, 3) === 1)
    rounds[rounds.length - 1] = { ...last, finding: 'corrected' };
  return { baseFineYuan, rounds };
}

const findings: Readonly<Record<PenaltyRound['finding'], string>> = {
  still_discharging: '复查发现仍在继续违法排放',
  inspection_obstructed: '前往复查，排污者拒绝、阻挠复查',
  corrected: '复查发现已经改正',
};

function sayRound({ orderServedOn, reinspectedOn, finding }: PenaltyRound, index: number): string {
  const order =
    index === 0
      ? `${sayDay(orderServedOn)}送达责令改正违法行为决定书，`
      : '当日再次送达责令改正违法行为决定书，';
  return `${order}${sayDay(reinspectedOn)}${findings[finding]}`;
}

function sayTotal(yuan: number): string {
  return `${yuan / tenThousand}万元`;
}

/** The slips people make: counting the day of service, leaving out the last day, adding the original fine, one re-inspection only. */
function wrongTotals({ baseFineYuan, rounds }: DailyPenaltyCase, days: number): number[] {
  const [first] = rounds;
  const last = rounds.at(-1);
  const firstDays = first ? daysBetween(first.orderServedOn, first.reinspectedOn) : 0;
  const allDays = first && last ? daysBetween(first.orderServedOn, last.reinspectedOn) : 0;
  return [days + 1, days - 1, allDays, firstDays, days + 2, days - 2]
    .filter((wrong) => wrong > 0 && wrong !== days)
    .map((wrong) => wrong * baseFineYuan);
}

/** A question on the sum of a daily penalty; the same seed, the same question. The key comes from `decideDailyPenalty`. */
export function makeDailyPenaltyQuestion(seed: string): QuestionDraft {
  const choice = new SeededChoice(seed);
  const penaltyCase = chooseCase(choice);
  const decided = decideDailyPenalty(penaltyCase);
  if (!decided.ok) throw new Error(`An impossible case was made of ${seed}: ${decided.refusal.code}`);
  const { days, totalYuan, counted, rules } = decided.value;
  const totals = [...new Set([totalYuan, ...wrongTotals(penaltyCase, days)])].slice(0, optionLetters.length);
  const options = shuffle(totals, `${seed} options`).map((total, index) => ({
    label: optionLetters.charAt(index),
    text: sayTotal(total),
  }));
  const base = sayTotal(penaltyCase.baseFineYuan);
  const steps = counted
    .map((round) => `${sayDay(round.from)}至${sayDay(round.to)}，${round.days}日`)
    .join('；');
  const referenceDate = penaltyCase.rounds.at(-1)?.reinspectedOn ?? firstDay;
  return {
    type: 'single',
    textFormat: 'plain',
    stem: `某排污者因违法排放污染物被罚款${base}，同时被责令改正。${penaltyCase.rounds.map(sayRound).join('；')}。按日连续处罚的罚款数额是多少？（不含原处罚决定的罚款）`,
    options,
    parts: [],
    key: {
      kind: 'choice',
      labels: options.filter(({ text }) => text === sayTotal(totalYuan)).map(({ label }) => label),
    },
    explanation: `自决定书送达之日的次日起，计至复查发现仍未改正之日（含当日）：${steps}，共${days}日。每日罚款为原罚款数额：${base}×${days}日＝${sayTotal(totalYuan)}。`,
    difficulty: 3,
    cognition: 'apply',
    pointsHundredths: 200,
    topicPath: ['按日连续处罚', '复查与计罚'],
    citations: rules.map(({ editionSlug, article }) => ({
      ...{ editionSlug, article },
      ...{ articleSub: 0, paragraph: null, item: null },
    })),
    referenceDate,
    source: '',
    tags: ['计罚日数'],
  };
}
