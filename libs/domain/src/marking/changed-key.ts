import type { QuestionKey, QuestionOption, QuestionType } from '../questions/question';
import { ok, refuse, type Result } from '../result';
import type { KeyedQuestion } from '../scoring/score-attempt';

/** What is done to a key after it was frozen: another in its place, another beside it, or the points to everybody. */
export const keyChangeKinds = ['replace', 'accept', 'void'] as const;
export type KeyChangeKind = (typeof keyChangeKinds)[number];

export type KeyChange =
  { readonly kind: 'replace' | 'accept'; readonly key: QuestionKey } | { readonly kind: 'void' };

/** A question's key as it stands after the changes made to it, in their order. A void question stays void. */
export function changeKey(question: KeyedQuestion, changes: readonly KeyChange[]): KeyedQuestion {
  return changes.reduce<KeyedQuestion>((before, change) => {
    switch (change.kind) {
      case 'replace': {
        const { alsoAccepted: _, ...rest } = before;
        return { ...rest, key: change.key };
      }
      case 'accept':
        return { ...before, alsoAccepted: [...(before.alsoAccepted ?? []), change.key] };
      case 'void':
        return { ...before, isVoid: true };
    }
  }, question);
}

/** What somebody at the console says is right. */
export interface SaidKey {
  /** Of things to choose; TRUE or FALSE. */
  readonly labels: readonly string[];
  /** The accepted texts of each blank. */
  readonly blanks: readonly (readonly string[])[];
}

interface AskedQuestion {
  readonly type: QuestionType;
  readonly options: readonly QuestionOption[];
  readonly key: QuestionKey;
}

/**
 * The change somebody asks for, as a key of the question's own kind. Texts that are accepted besides are put with those
 * of before, so that an answer may fill one blank by the old and one by the new.
 */
export function readKeyChange(
  kind: KeyChangeKind,
  said: SaidKey,
  question: AskedQuestion,
): Result<KeyChange, 'KEY_INVALID' | 'KEY_UNCHANGED'> {
  if (kind === 'void') return ok({ kind });
  const key = readKey(kind, said, question);
  if (!key) return refuse('KEY_INVALID');
  if (sameKey(key, question.key)) return refuse('KEY_UNCHANGED');
  return ok({ kind, key });
}

function readKey(
  kind: KeyChangeKind,
  said: SaidKey,
  { type, options, key }: AskedQuestion,
): QuestionKey | null {
  const labels = [...new Set(said.labels)].toSorted();
  switch (key.kind) {
    case 'choice': {
      const isThere = labels.every((label) => options.some((option) => option.label === label));
      const isCount = type === 'single' ? labels.length === 1 : labels.length > 0;
      return isThere && isCount ? { kind: 'choice', labels } : null;
    }
    case 'true_false':
      return labels.length === 1 && ['TRUE', 'FALSE'].includes(labels[0] ?? '')
        ? { kind: 'true_false', isTrue: labels[0] === 'TRUE' }
        : null;
    case 'fill_in': {
      if (said.blanks.length !== key.blanks.length) return null;
      const clean = said.blanks.map((texts) => texts.map((text) => text.trim()).filter(Boolean));
      const blanks = clean.map((texts, at) => [
        ...new Set(kind === 'accept' ? [...(key.blanks[at] ?? []), ...texts] : texts),
      ]);
      return blanks.every((texts) => texts.length > 0) ? { ...key, blanks } : null;
    }
    case 'text':
    case 'case':
      return null;
  }
}

function sameKey(one: QuestionKey, other: QuestionKey): boolean {
  const parts = (key: QuestionKey) =>
    key.kind === 'choice'
      ? key.labels.toSorted()
      : key.kind === 'fill_in'
        ? key.blanks.map((texts) => texts.toSorted())
        : key;
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

export interface KeyChangeRequest {
  readonly isAnnounced: boolean;
  /** The one who asks knows that officers have seen their points. */
  readonly isAfterAnnouncement: boolean;
  readonly reason: string;
}

/** A key is changed with a reason; once officers have seen their points, only by somebody who says that he knows it. */
export function decideKeyChange({
  isAnnounced,
  isAfterAnnouncement,
  reason,
}: KeyChangeRequest): Result<true, 'KEY_ANNOUNCED' | 'REASON_MISSING'> {
  if (isAnnounced && !isAfterAnnouncement) return refuse('KEY_ANNOUNCED');
  if (reason.trim() === '') return refuse('REASON_MISSING');
  return ok(true);
}
