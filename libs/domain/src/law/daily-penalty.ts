import { dayAfter, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { ok, refuse, type Result } from '../result';

/** What a re-inspection found. */
export type ReinspectionFinding =
  /** 仍在继续违法排放, or the inspection was refused or obstructed (拒绝、阻挠复查): both are 拒不改正. */
  | 'still_discharging'
  | 'inspection_obstructed'
  /** 已改正, or production stopped: nothing is counted. */
  | 'corrected';

/** An order to correct, and the re-inspection that followed it. */
export interface PenaltyRound {
  /** The day the order was served. */
  readonly orderServedOn: CalendarDate;
  readonly reinspectedOn: CalendarDate;
  readonly finding: ReinspectionFinding;
}

export interface DailyPenaltyCase {
  /** The fine of the original decision. */
  readonly baseFineYuan: number;
  /** In their order; the second order is the one served anew when the first re-inspection found no correction. */
  readonly rounds: readonly PenaltyRound[];
}

/** The days one re-inspection adds; both ends included. */
export interface CountedDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
}

export interface DailyPenalty {
  readonly counted: readonly CountedDays[];
  readonly days: number;
  /** The fine of each day is the original fine, so this is base × days. It comes on top of the original fine. */
  readonly totalYuan: number;
  readonly rules: readonly DailyPenaltyRule[];
}

/** A place the result rests on; the edition's slug and the article's number. */
export interface DailyPenaltyRule {
  readonly editionSlug: string;
  readonly article: number;
}

export type DailyPenaltyRefusal =
  | 'BASE_FINE_INVALID'
  | 'ROUND_MISSING'
  | 'REINSPECTED_TOO_EARLY'
  | 'ROUND_OUT_OF_ORDER'
  | 'ROUND_AFTER_CORRECTION';

const order28 = 'daily-penalty-2014';

/** From this day the daily penalty rests on the Code. */
const codeInForceFrom: CalendarDate = '2026-08-15';

/** Order 28 arts. 12 (when), 17 (days), 19 (amount), and the law above it: EPL art. 59, from 2026-08-15 Code art. 1060. */
function rulesOf(lastDay: CalendarDate): DailyPenaltyRule[] {
  const law =
    lastDay < codeInForceFrom
      ? { editionSlug: 'epl-2014', article: 59 }
      : { editionSlug: 'code-2026', article: 1060 };
  return [law, ...[12, 17, 19].map((article) => ({ editionSlug: order28, article }))];
}

function findDisorder(rounds: readonly PenaltyRound[]): Result<null, DailyPenaltyRefusal> {
  for (const [index, { orderServedOn, reinspectedOn }] of rounds.entries()) {
    if (reinspectedOn <= orderServedOn)
      return refuse('REINSPECTED_TOO_EARLY', { round: index + 1, served: orderServedOn, on: reinspectedOn });
    const before = rounds[index - 1];
    if (!before) continue;
    if (before.finding === 'corrected')
      return refuse('ROUND_AFTER_CORRECTION', { round: index + 1, on: before.reinspectedOn });
    if (orderServedOn < before.reinspectedOn)
      return refuse('ROUND_OUT_OF_ORDER', {
        round: index + 1,
        served: orderServedOn,
        on: before.reinspectedOn,
      });
  }
  return ok(null);
}

/**
 * The daily penalty of one cycle. Days are counted from the day after the order to correct was served to the day the
 * re-inspection found that nothing was corrected, that day included; further re-inspections add theirs (order 28 art. 17).
 * Each day costs the original fine (art. 19). A re-inspection that finds it corrected ends the cycle; what is found later
 * begins a new one (art. 18), which is another case.
 */
export function decideDailyPenalty({
  baseFineYuan,
  rounds,
}: DailyPenaltyCase): Result<DailyPenalty, DailyPenaltyRefusal> {
  if (!Number.isInteger(baseFineYuan) || baseFineYuan <= 0)
    return refuse('BASE_FINE_INVALID', { found: baseFineYuan });
  const last = rounds.at(-1);
  if (!last) return refuse('ROUND_MISSING');
  const order = findDisorder(rounds);
  if (!order.ok) return order;
  const counted = rounds
    .filter(({ finding }) => finding !== 'corrected')
    .map(({ orderServedOn, reinspectedOn }) => ({
      from: dayAfter(orderServedOn),
      to: reinspectedOn,
      days: daysBetween(orderServedOn, reinspectedOn),
    }));
  const days = counted.reduce((sum, round) => sum + round.days, 0);
  return ok({ counted, days, totalYuan: days * baseFineYuan, rules: rulesOf(last.reinspectedOn) });
}
