import { askServer } from '../network/ask-server';
import { sessionExpiry } from '../session/session-expiry';
import {
  acknowledgeMessageMutation,
  attemptClockQuery,
  saveSheetMutation,
  submitAttemptMutation,
} from './attempt-operations';
import type { SaveOutcome, SheetState } from './save-queue';
import { toSheetInput } from './sheet';

export interface HeldAttempt {
  readonly id: string;
  readonly epoch: number;
}

export interface ServerClock {
  readonly deadline: string;
  readonly serverNow: string;
}

/** Sends one state of the sheet; with the acknowledgement comes the server's clock. */
export async function sendSheet(
  { id, epoch }: HeldAttempt,
  { rev, sheet }: SheetState,
  onClock: (clock: ServerClock) => void = () => undefined,
): Promise<SaveOutcome> {
  const input = { attemptId: id, epoch, rev, ...toSheetInput(sheet) };
  const asked = await askServer(saveSheetMutation, { input }, { canWait: true });
  if (asked.kind === 'signed-out') sessionExpiry.raise();
  if (asked.kind === 'failed') return { kind: 'unreachable' };
  if (asked.kind !== 'answered') return asked;
  const answer = asked.data.saveSheet;
  if (answer.__typename === 'Refused') return { kind: 'refused', code: answer.code, message: answer.message };
  onClock(answer);
  return { kind: 'saved', savedAt: answer.savedAt };
}

export type Delivery =
  | { readonly kind: 'done' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Hands in one state of the sheet. */
export async function deliverSheet(
  { id, epoch }: HeldAttempt,
  { rev, sheet }: SheetState,
): Promise<Delivery> {
  const input = { attemptId: id, epoch, rev, ...toSheetInput(sheet) };
  const asked = await askServer(submitAttemptMutation, { input });
  switch (asked.kind) {
    case 'signed-out':
      sessionExpiry.raise();
      return { kind: 'unreachable' };
    case 'failed':
      return { kind: 'refused', code: '', message: asked.message };
    case 'busy':
    case 'unreachable':
      return asked;
    case 'answered': {
      const answer = asked.data.submitAttempt;
      if (answer.__typename === 'Attempt') return { kind: 'done' };
      return { kind: 'refused', code: answer.code, message: answer.message };
    }
  }
}

/** Where the attempt stands by the server; null when it cannot be asked. */
export async function askClock(id: string) {
  const asked = await askServer(attemptClockQuery, { id });
  return asked.kind === 'answered' ? (asked.data.viewer?.attempt ?? null) : null;
}

/** Says that a message was read. What does not get through is said again when the server next names the message. */
export async function acknowledgeMessage(attemptId: string, messageId: string): Promise<void> {
  await askServer(acknowledgeMessageMutation, { input: { attemptId, messageId } });
}
