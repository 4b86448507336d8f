import { refuse, type Refusal } from '../result';
import { settingsRefusal, type ExamSettings, type ExamSettingsRefusal } from './exam-settings';

/** What may be changed of an exam that has been set; its papers, its audience and its hall stay as they are. */
export type ExamChange = Pick<
  ExamSettings,
  'title' | 'opensAt' | 'closesAt' | 'lastEntryAt' | 'durationSeconds' | 'attemptsAllowed' | 'passHundredths'
>;

/** An exam as it stands. */
export type ExamStanding = ExamSettings & { readonly withdrawnAt: Date | null };

export type ExamChangeRefusal =
  ExamSettingsRefusal | 'EXAM_OVER' | 'EXAM_WITHDRAWN_ALREADY' | 'EXAM_OPEN_FIXED';

/**
 * Whether an exam may be changed so; null = it may. Before it opens everything may, as when it is set. While it is open
 * nobody loses what he was promised: it may close later, be entered later, be sat more often and be called otherwise.
 */
export function changeRefusal(
  before: ExamStanding,
  change: ExamChange,
  { maxHundredths, now }: { readonly maxHundredths: number; readonly now: Date },
): Refusal<ExamChangeRefusal> | null {
  if (before.withdrawnAt !== null) return refuse('EXAM_WITHDRAWN_ALREADY').refusal;
  if (before.closesAt <= now) return refuse('EXAM_OVER').refusal;
  if (before.opensAt <= now && takesAway(before, change)) return refuse('EXAM_OPEN_FIXED').refusal;
  return settingsRefusal(
    { ...before, ...change, ...tellingOf(before, change), hallPassword: null },
    { maxHundredths, now },
  );
}

/** What is told as soon as the exam has closed is told then also when it closes at another time. */
export function tellingOf(
  before: Pick<ExamSettings, 'closesAt' | 'resultsFrom' | 'keysFrom'>,
  { closesAt }: Pick<ExamSettings, 'closesAt'>,
): Pick<ExamSettings, 'resultsFrom' | 'keysFrom'> {
  const moved = (at: Date | null) => (at?.getTime() === before.closesAt.getTime() ? closesAt : at);
  return { resultsFrom: moved(before.resultsFrom), keysFrom: moved(before.keysFrom) };
}

function takesAway(before: ExamStanding, change: ExamChange): boolean {
  const lastEntry = (exam: Pick<ExamSettings, 'lastEntryAt' | 'closesAt'>) =>
    exam.lastEntryAt ?? exam.closesAt;
  return (
    change.opensAt.getTime() !== before.opensAt.getTime() ||
    change.durationSeconds !== before.durationSeconds ||
    change.passHundredths !== before.passHundredths ||
    change.closesAt < before.closesAt ||
    lastEntry(change) < lastEntry(before) ||
    change.attemptsAllowed < before.attemptsAllowed
  );
}

export interface Withdrawal {
  readonly withdrawnAt: Date | null;
  readonly closesAt: Date;
  /** Attempts somebody has begun. */
  readonly begunCount: number;
  readonly reason: string;
  /** It was made void already, not only withdrawn. */
  readonly isVoid: boolean;
  /** What was begun is made void with it. */
  readonly makesVoid: boolean;
}

/**
 * An exam is withdrawn as long as nobody has begun; after that only with all that was begun, also when it is over. Null =
 * it may be.
 */
export function withdrawRefusal(
  { withdrawnAt, isVoid, closesAt, begunCount, reason, makesVoid }: Withdrawal,
  now: Date,
): Refusal<
  'EXAM_WITHDRAWN_ALREADY' | 'EXAM_VOIDED_ALREADY' | 'EXAM_OVER' | 'EXAM_BEGUN' | 'REASON_MISSING'
> | null {
  if (withdrawnAt !== null) return refuse(isVoid ? 'EXAM_VOIDED_ALREADY' : 'EXAM_WITHDRAWN_ALREADY').refusal;
  if (begunCount > 0 && !makesVoid) return refuse('EXAM_BEGUN', { count: begunCount }).refusal;
  if (closesAt <= now && !makesVoid) return refuse('EXAM_OVER').refusal;
  return reason.trim() === '' ? refuse('REASON_MISSING').refusal : null;
}
