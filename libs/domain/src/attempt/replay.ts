import type { Answer } from '../scoring/score-answer';

/** A save as it stands in the trail: the whole sheet, in the order of the database. */
export interface TrailEvent {
  /** Rises when another device or window takes the attempt over. */
  readonly epoch: number;
  readonly rev: number;
  readonly answers: readonly Answer[];
  readonly flagged: readonly string[];
  readonly savedAt: Date;
}

export interface Trail {
  readonly startedAt: Date;
  readonly deadline: Date;
  /** Null = it was made void before it was handed in. */
  readonly submittedAt: Date | null;
  /** When it was made void; absent or null = it is not. */
  readonly voidedAt?: Date | null;
  readonly events: readonly TrailEvent[];
}

export const replayKinds = [
  'begun',
  'saved',
  'taken_over',
  'handed_in',
  'time_up',
  'counted_late',
  'voided',
] as const;
/** 开始 · 保存 · 换设备或窗口 · 交卷 · 时间到 · 迟到答卷被采纳 · 作废 */
export type ReplayKind = (typeof replayKinds)[number];

export interface AnswerChange {
  readonly questionId: string;
  /** Null = open. */
  readonly before: Answer | null;
  readonly after: Answer | null;
  readonly flag: 'set' | 'taken_away' | null;
}

export interface ReplayStep {
  readonly kind: ReplayKind;
  readonly at: Date;
  readonly secondsIn: number;
  readonly epoch: number;
  /** Null of what is no save. */
  readonly rev: number | null;
  readonly changes: readonly AnswerChange[];
  readonly answeredCount: number;
  /** Seconds since the step before, where nothing was heard for {@link SILENCE_SECONDS} or longer; else null. */
  readonly silentSeconds: number | null;
  /**
   * Changes on the device that came with this save and had not come one by one: of fast clicks and letters a few, after a
   * silence what was done without the network.
   */
  readonly heldChanges: number;
}

/** So long without a save is worth saying; somebody who thinks is silent as well, so it is a lead and no verdict. */
export const SILENCE_SECONDS = 120;

/** What happened in an attempt, step by step: what changed when, from which window, and where nothing was heard. */
export function replayTrail({
  startedAt,
  deadline,
  submittedAt,
  voidedAt = null,
  events,
}: Trail): ReplayStep[] {
  const steps: ReplayStep[] = [];
  let sheet: Pick<TrailEvent, 'answers' | 'flagged'> = { answers: [], flagged: [] };
  let [epoch, rev] = [events[0]?.epoch ?? 1, 0];
  const add = (kind: ReplayKind, at: Date, step: Partial<ReplayStep> = {}) => {
    const silence = secondsBetween(steps.at(-1)?.at ?? at, at);
    steps.push({
      ...{
        kind,
        at,
        secondsIn: secondsBetween(startedAt, at),
        epoch,
        rev: null,
        changes: [],
        heldChanges: 0,
      },
      answeredCount: sheet.answers.filter(isGiven).length,
      silentSeconds: silence >= SILENCE_SECONDS ? silence : null,
      ...step,
    });
  };
  add('begun', startedAt);
  const isLate = ({ savedAt }: TrailEvent) => submittedAt !== null && savedAt > submittedAt;
  const saves = (list: readonly TrailEvent[], kind: 'saved' | 'counted_late') => {
    for (const event of list) {
      if (event.epoch !== epoch) {
        epoch = event.epoch;
        add('taken_over', event.savedAt);
      }
      const changes = changesBetween(sheet, event);
      const heldChanges = Math.max(0, event.rev - rev - 1);
      sheet = event;
      rev = event.rev;
      add(kind, event.savedAt, { rev, changes, heldChanges: kind === 'saved' ? heldChanges : 0 });
    }
  };
  saves(
    events.filter((event) => !isLate(event)),
    'saved',
  );
  if (submittedAt) add(submittedAt < deadline ? 'handed_in' : 'time_up', submittedAt);
  saves(events.filter(isLate), 'counted_late');
  if (voidedAt) add('voided', voidedAt);
  return steps;
}

/** The sheet as it stood after a step. */
export function sheetAfter(
  steps: readonly Pick<ReplayStep, 'changes'>[],
  index: number,
): { readonly answers: ReadonlyMap<string, Answer>; readonly flagged: ReadonlySet<string> } {
  const answers = new Map<string, Answer>();
  const flagged = new Set<string>();
  for (const { questionId, after, flag } of steps.slice(0, index + 1).flatMap(({ changes }) => changes)) {
    if (after) answers.set(questionId, after);
    else answers.delete(questionId);
    if (flag === 'set') flagged.add(questionId);
    if (flag === 'taken_away') flagged.delete(questionId);
  }
  return { answers, flagged };
}

function changesBetween(
  before: Pick<TrailEvent, 'answers' | 'flagged'>,
  after: Pick<TrailEvent, 'answers' | 'flagged'>,
): AnswerChange[] {
  const [old, next] = [byQuestion(before.answers), byQuestion(after.answers)];
  const ids = new Set([...old.keys(), ...next.keys(), ...before.flagged, ...after.flagged]);
  return [...ids].flatMap((questionId): AnswerChange[] => {
    const [was, is] = [old.get(questionId) ?? null, next.get(questionId) ?? null];
    const [wasFlagged, isFlagged] = [before.flagged.includes(questionId), after.flagged.includes(questionId)];
    const flag = wasFlagged === isFlagged ? null : isFlagged ? 'set' : 'taken_away';
    return flag === null && isSame(was, is) ? [] : [{ questionId, before: was, after: is, flag }];
  });
}

function byQuestion(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.filter(isGiven).map((answer) => [answer.questionId, answer]));
}

function isGiven({ labels, texts }: Answer): boolean {
  return labels.length > 0 || texts.some((text) => text.trim() !== '');
}

function isSame(one: Answer | null, other: Answer | null): boolean {
  return JSON.stringify([one?.labels, one?.texts]) === JSON.stringify([other?.labels, other?.texts]);
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}
