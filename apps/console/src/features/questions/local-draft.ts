import type { Draft } from './draft';

/** What was typed and not sent yet, as it lies on this device. */
export interface LocalDraft {
  readonly draft: Draft;
  /** The wording it was begun on; null = a new question. */
  readonly baseRevisionId: string | null;
  readonly at: string;
}

const prefix = 'whetstone.question.';

/** Of a question, or of a new one in a bank. */
export function localKeyOf(bankId: string, questionId: string | null): string {
  return `${prefix}${questionId ?? `new.${bankId}`}`;
}

/** Null where nothing lies, or something no version of ours wrote. */
export function readLocal(key: string): LocalDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const isOurs = typeof kept === 'object' && kept !== null && 'draft' in kept && 'at' in kept;
    return isOurs ? (kept as LocalDraft) : null;
  } catch {
    return null;
  }
}

/** @returns false where the device keeps nothing: a private window, or no room. */
export function keepLocal(key: string, kept: LocalDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetLocal(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
