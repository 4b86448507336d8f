import type { ApolloClient } from '@apollo/client';
import { errorMessage, isUnauthenticated } from '@whetstone/ui';
import { attemptClockQuery, saveSheetMutation, submitAttemptMutation } from './attempt-operations';
import type { SaveOutcome } from './save-queue';
import { toSheetInput, type Sheet } from './sheet';

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
  client: ApolloClient,
  { id, epoch }: HeldAttempt,
  { rev, sheet }: { rev: number; sheet: Sheet },
  onClock: (clock: ServerClock) => void,
): Promise<SaveOutcome> {
  try {
    const { data } = await client.mutate({
      mutation: saveSheetMutation,
      variables: { input: { attemptId: id, epoch, rev, ...toSheetInput(sheet) } },
      fetchPolicy: 'no-cache',
    });
    const answer = data?.saveSheet;
    if (!answer) return { kind: 'unreachable' };
    if (answer.__typename === 'Refused')
      return { kind: 'refused', code: answer.code, message: answer.message };
    onClock(answer);
    return { kind: 'saved', savedAt: answer.savedAt };
  } catch (error) {
    return { kind: isUnauthenticated(error) ? 'signed-out' : 'unreachable' };
  }
}

export type Delivery =
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Hands in one state of the sheet. */
export async function deliverSheet(
  client: ApolloClient,
  { id, epoch }: HeldAttempt,
  { rev, sheet }: { rev: number; sheet: Sheet },
): Promise<Delivery> {
  try {
    const { data } = await client.mutate({
      mutation: submitAttemptMutation,
      variables: { input: { attemptId: id, epoch, rev, ...toSheetInput(sheet) } },
      fetchPolicy: 'no-cache',
    });
    const answer = data?.submitAttempt;
    if (!answer) return { kind: 'unreachable' };
    if (answer.__typename === 'Attempt') return { kind: 'done' };
    return { kind: 'refused', code: answer.code, message: answer.message };
  } catch (error) {
    const message = errorMessage(error);
    if (message === null || isUnauthenticated(error)) return { kind: 'unreachable' };
    return { kind: 'refused', code: '', message };
  }
}

/** Where the attempt stands by the server; null when it cannot be asked. */
export async function askClock(client: ApolloClient, id: string) {
  try {
    const { data } = await client.query({
      query: attemptClockQuery,
      variables: { id },
      fetchPolicy: 'no-cache',
    });
    return data?.viewer?.attempt ?? null;
  } catch {
    return null;
  }
}
