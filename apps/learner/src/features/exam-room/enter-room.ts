import type { ApolloClient } from '@apollo/client';
import type { RoomAttemptFragment } from '../../gql/graphql';
import { attemptUnderWayQuery, roomAttemptQuery, startAttemptMutation } from './attempt-operations';
import { hallPasswordOf } from '../exams/hall-password';
import { findSheet, heldEpoch, holdEpoch } from './local-sheets';
import { resumeSheet, type Resumed, type ServedSheet } from './resume-sheet';
import { fromSheetInput } from './sheet';

export interface Entered {
  readonly attempt: RoomAttemptFragment;
  readonly resumed: Resumed;
  readonly struck: Readonly<Record<string, readonly string[]>>;
  /** The device's monotonic clock when the server told the time. */
  readonly readAtMs: number;
}

export type Entry =
  | ({ readonly kind: 'entered' } & Entered)
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** No attempt is under way, and nobody asked for a new one. */
  | { readonly kind: 'nothing' };

/**
 * Enters the exam room: goes on with the attempt this window holds, else takes over the one under way. A new attempt is
 * begun only where the officer asked for one: an address or a stale window must not spend a resit.
 * What the device kept is compared with the server's sheet as it stood before a take-over raised the epoch.
 */
export async function enterRoom(
  client: ApolloClient,
  {
    examId,
    officerId,
    mayBegin,
  }: { readonly examId: string; readonly officerId: string; readonly mayBegin: boolean },
): Promise<Entry> {
  const before = await attemptUnderWay(client, examId);
  if (before && heldEpoch(before.id) === before.epoch) return enter(before, before, officerId);
  if (!before && !mayBegin) return { kind: 'nothing' };
  const { data } = await client.mutate({
    mutation: startAttemptMutation,
    variables: { input: { examId, attemptId: before?.id ?? null, hallPassword: hallPasswordOf(examId) } },
    fetchPolicy: 'no-cache',
  });
  const started = data?.startAttempt;
  if (started?.__typename !== 'Attempt')
    return { kind: 'refused', code: started?.code ?? '', message: started?.message ?? '' };
  return enter(started, before?.id === started.id ? before : started, officerId);
}

async function attemptUnderWay(client: ApolloClient, examId: string): Promise<RoomAttemptFragment | null> {
  const { data: exam } = await client.query({
    query: attemptUnderWayQuery,
    variables: { examId },
    fetchPolicy: 'no-cache',
  });
  const underWay = exam?.viewer?.exam?.attempts.find(({ state }) => state === 'IN_PROGRESS');
  if (!underWay) return null;
  const { data } = await client.query({
    query: roomAttemptQuery,
    variables: { id: underWay.id },
    fetchPolicy: 'no-cache',
  });
  return data?.viewer?.attempt ?? null;
}

async function enter(
  attempt: RoomAttemptFragment,
  before: RoomAttemptFragment,
  officerId: string,
): Promise<Entry> {
  const readAtMs = performance.now();
  holdEpoch(attempt.id, attempt.epoch);
  const kept = await findSheet(attempt.id, officerId);
  return {
    kind: 'entered',
    attempt,
    resumed: resumeSheet(kept, served(before)),
    struck: kept?.struck ?? {},
    readAtMs,
  };
}

function served({ id, epoch, rev, sheet }: RoomAttemptFragment): ServedSheet {
  return { attemptId: id, epoch, rev, sheet: fromSheetInput(sheet) };
}
