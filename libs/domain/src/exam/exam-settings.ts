import { refuse, type Refusal } from '../result';
import { minuteInBeijing } from '../time/beijing';

/** What a manager sets for an exam that stands by itself, apart from its paper and its audience. */
export interface ExamSettings {
  readonly title: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Until when one may still begin; null = until it closes. */
  readonly lastEntryAt: Date | null;
  readonly durationSeconds: number;
  readonly attemptsAllowed: number;
  readonly passHundredths: number;
  /** From when points are shown; null = at hand-in. */
  readonly resultsFrom: Date | null;
  /** From when keys and explanations are shown; null = with the points. */
  readonly keysFrom: Date | null;
  /** What is said in the hall before one may begin; null = nothing. */
  readonly hallPassword: string | null;
}

export type ExamSettingsRefusal =
  | 'TITLE_MISSING'
  | 'EXAM_WINDOW_REVERSED'
  | 'EXAM_WINDOW_PAST'
  | 'DURATION_INVALID'
  | 'EXAM_LONGER_THAN_WINDOW'
  | 'EXAM_LAST_ENTRY_OUTSIDE'
  | 'ATTEMPTS_INVALID'
  | 'PASS_POINTS_INVALID'
  | 'EXAM_KEYS_BEFORE_RESULTS'
  | 'EXAM_KEYS_WHILE_OPEN'
  | 'EXAM_PASSWORD_SHORT';

const LONGEST_MINUTES = 300;
const MOST_ATTEMPTS = 10;
const LEAST_PASSWORD = 4;

/** Whether the settings of an exam go together; null = they do. In the order a manager meets them. */
export function settingsRefusal(
  settings: ExamSettings,
  { maxHundredths, now }: { readonly maxHundredths: number; readonly now: Date },
): Refusal<ExamSettingsRefusal> | null {
  if (settings.title.trim() === '') return refuse('TITLE_MISSING').refusal;
  const window = windowRefusal(settings, now);
  if (window) return window;
  const { attemptsAllowed, passHundredths, hallPassword } = settings;
  const isCount =
    Number.isInteger(attemptsAllowed) && attemptsAllowed >= 1 && attemptsAllowed <= MOST_ATTEMPTS;
  if (!isCount) return refuse('ATTEMPTS_INVALID').refusal;
  if (!(passHundredths >= 1 && passHundredths <= maxHundredths))
    return refuse('PASS_POINTS_INVALID', { maxPoints: maxHundredths / 100 }).refusal;
  if (hallPassword !== null && hallPassword.trim().length < LEAST_PASSWORD)
    return refuse('EXAM_PASSWORD_SHORT', { least: LEAST_PASSWORD }).refusal;
  return releaseRefusal(settings);
}

function windowRefusal(settings: ExamSettings, now: Date): Refusal<ExamSettingsRefusal> | null {
  const { opensAt, closesAt, lastEntryAt, durationSeconds } = settings;
  const times = { opensAt: minuteInBeijing(opensAt), closesAt: minuteInBeijing(closesAt) };
  if (closesAt <= opensAt) return refuse('EXAM_WINDOW_REVERSED', times).refusal;
  if (closesAt <= now) return refuse('EXAM_WINDOW_PAST', times).refusal;
  const minutes = durationSeconds / 60;
  if (!(minutes >= 1 && minutes <= LONGEST_MINUTES)) return refuse('DURATION_INVALID').refusal;
  const windowMinutes = Math.floor((closesAt.getTime() - opensAt.getTime()) / 60_000);
  if (minutes > windowMinutes)
    return refuse('EXAM_LONGER_THAN_WINDOW', { minutes: Math.round(minutes), windowMinutes }).refusal;
  if (lastEntryAt !== null && (lastEntryAt <= opensAt || lastEntryAt > closesAt))
    return refuse('EXAM_LAST_ENTRY_OUTSIDE', { ...times, lastEntryAt: minuteInBeijing(lastEntryAt) }).refusal;
  return null;
}

/** While somebody may still sit, keys shown to who is done are keys told to who is not. */
function releaseRefusal({
  resultsFrom,
  keysFrom,
  closesAt,
}: ExamSettings): Refusal<ExamSettingsRefusal> | null {
  if (keysFrom === null) return null;
  if (resultsFrom !== null && keysFrom < resultsFrom)
    return refuse('EXAM_KEYS_BEFORE_RESULTS', {
      resultsFrom: minuteInBeijing(resultsFrom),
      keysFrom: minuteInBeijing(keysFrom),
    }).refusal;
  if (keysFrom < closesAt)
    return refuse('EXAM_KEYS_WHILE_OPEN', {
      closesAt: minuteInBeijing(closesAt),
      keysFrom: minuteInBeijing(keysFrom),
    }).refusal;
  return null;
}
