import { shuffle, type Answer, type QuestionKey, type Span } from '@whetstone/domain';

/** How one invented officer did at one lecture. */
export interface InventedWatching {
  readonly officerId: string;
  readonly regionCode: number;
  readonly startedAt: Date;
  readonly reports: readonly { readonly span: Span; readonly at: Date; readonly isCredited: boolean }[];
  readonly isCounted: boolean;
}

const REPORT_MS = 10_000;

/** Every so many officers one tries to claim more than the clock allows: the evidence page has to show such a thing. */
const ONE_CHEATS_IN = 23;

/**
 * How an officer watched: most to the end in one sitting, some part of it, some not at all; `diligence` (0…1) is the
 * share that finishes. Same officer and issue, same story.
 */
export function inventWatching(
  officer: { readonly id: string; readonly regionCode: number },
  index: number,
  issue: { readonly opensAt: Date; readonly durationMs: number; readonly dayCount: number },
  diligence: number,
): InventedWatching | null {
  // Cities differ: a table in which all rows say the same teaches nobody to read it.
  const cityLag = (Math.floor(officer.regionCode / 100) % 7) / 30;
  const mood = ((index * 37 + issue.dayCount * 11) % 100) / 100 + cityLag;
  if (mood > diligence + (1 - diligence) / 2) return null;
  const isWhole = mood < diligence;
  const endMs = isWhole ? issue.durationMs : Math.round(issue.durationMs * (0.2 + mood / 2));
  const startedAt = new Date(
    issue.opensAt.getTime() + (8 + (index % issue.dayCount) * 24) * 3_600_000 + index * 61_000,
  );
  const spans: Span[] = [];
  for (let from = 0; from < endMs; from += REPORT_MS) spans.push([from, Math.min(from + REPORT_MS, endMs)]);
  const reports = spans.map((span) => ({
    span,
    at: new Date(startedAt.getTime() + span[1] + 300),
    isCredited: true,
  }));
  if (index % ONE_CHEATS_IN === 0) {
    const at = new Date(startedAt.getTime() + 5_000);
    reports.unshift({ span: [0, issue.durationMs], at, isCredited: false });
  }
  return { officerId: officer.id, regionCode: officer.regionCode, startedAt, reports, isCounted: isWhole };
}

/** Answers an officer of a given skill (0…1) gives: right ones by the key, the others wrong on purpose or left open. */
export function inventAnswers(
  keys: readonly { readonly questionId: string; readonly key: QuestionKey }[],
  skill: number,
  seed: string,
): Answer[] {
  const order = shuffle(keys, seed);
  const rightCount = Math.round(order.length * skill);
  return order.flatMap(({ questionId, key }, at) => {
    if (at < rightCount) return [{ questionId, labels: rightLabels(key), texts: rightTexts(key) }];
    return at % 7 === 0 ? [] : [{ questionId, labels: wrongLabels(key), texts: [] }];
  });
}

function rightLabels(key: QuestionKey): string[] {
  if (key.kind === 'choice') return [...key.labels];
  return key.kind === 'true_false' ? [key.isTrue ? 'TRUE' : 'FALSE'] : [];
}

function rightTexts(key: QuestionKey): string[] {
  return key.kind === 'fill_in' ? key.blanks.map((accepted) => accepted[0] ?? '') : [];
}

function wrongLabels(key: QuestionKey): string[] {
  if (key.kind === 'true_false') return [key.isTrue ? 'FALSE' : 'TRUE'];
  return key.kind === 'choice' ? [key.labels.includes('A') && key.labels.length === 1 ? 'B' : 'A'] : [];
}
