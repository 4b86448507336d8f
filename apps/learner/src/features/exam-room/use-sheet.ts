import { useEffect, useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { isUnauthenticated } from '@whetstone/ui';
import { sessionExpiry } from '../session/session-expiry';
import { saveSheetMutation } from './attempt-operations';
import type { ClockReading } from './countdown';
import type { Entered } from './enter-room';
import { keepSheet } from './local-sheets';
import { SaveQueue, type SaveOutcome, type SaveStatus } from './save-queue';
import { fromSheetInput, toSheetInput, type Sheet } from './sheet';

type Struck = Readonly<Record<string, readonly string[]>>;

export interface SheetInHand {
  readonly sheet: Sheet;
  readonly struck: Struck;
  readonly status: SaveStatus;
  readonly clock: ClockReading;
  readonly change: (sheet: Sheet) => void;
  readonly strike: (struck: Struck) => void;
  readonly readClock: (deadline: string, serverNow: string) => void;
  readonly queue: SaveQueue;
}

/** The officer's sheet: every change goes to the device and to the server as it is made. */
export function useSheet(
  { attempt, resumed, struck: struckBefore, readAtMs }: Entered,
  officerId: string,
): SheetInHand {
  const client = useApolloClient();
  const [sheet, setSheet] = useState(resumed.sheet);
  const [struck, setStruck] = useState<Struck>(struckBefore);
  const [clock, setClock] = useState<ClockReading>({
    deadline: attempt.deadline,
    serverNow: attempt.serverNow,
    readAtMs,
  });
  const [status, setStatus] = useState<SaveStatus>({
    phase: 'saved',
    savedAt: attempt.savedAt,
    unsavedCount: 0,
    isKept: true,
    refusal: null,
  });
  const latestStruck = useRef(struck);

  const readClock = (deadline: string, serverNow: string) =>
    setClock({ deadline, serverNow, readAtMs: performance.now() });

  const keep = (rev: number, kept: Sheet) =>
    keepSheet({
      attemptId: attempt.id,
      officerId,
      epoch: attempt.epoch,
      rev,
      sheet: kept,
      struck: latestStruck.current,
    });

  async function send(rev: number, sent: Sheet): Promise<SaveOutcome> {
    try {
      const { data } = await client.mutate({
        mutation: saveSheetMutation,
        variables: { input: { attemptId: attempt.id, epoch: attempt.epoch, rev, ...toSheetInput(sent) } },
        fetchPolicy: 'no-cache',
      });
      const answer = data?.saveSheet;
      if (!answer) return { kind: 'unreachable' };
      if (answer.__typename === 'Refused')
        return { kind: 'refused', code: answer.code, message: answer.message };
      readClock(answer.deadline, answer.serverNow);
      return { kind: 'saved', savedAt: answer.savedAt };
    } catch (error) {
      return { kind: isUnauthenticated(error) ? 'signed-out' : 'unreachable' };
    }
  }

  const [queue] = useState(
    () =>
      new SaveQueue(
        { rev: attempt.rev, sheet: fromSheetInput(attempt.sheet), savedAt: attempt.savedAt },
        {
          keep,
          send,
          later: (run, ms) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
          onStatus: setStatus,
        },
      ),
  );

  useEffect(() => {
    if (resumed.isUnsaved && queue.current().rev < resumed.rev) queue.adopt(resumed.rev, resumed.sheet);
    const retry = () => queue.retry();
    window.addEventListener('online', retry);
    const unsubscribe = sessionExpiry.subscribe(() => {
      if (!sessionExpiry.isExpired()) queue.retry();
    });
    return () => {
      window.removeEventListener('online', retry);
      unsubscribe();
    };
  }, [queue, resumed]);

  return {
    sheet,
    struck,
    status,
    clock,
    change: (changed) => {
      setSheet(changed);
      queue.change(changed);
    },
    strike: (changed) => {
      latestStruck.current = changed;
      setStruck(changed);
      const { rev, sheet: kept } = queue.current();
      void keep(rev, kept);
    },
    readClock,
    queue,
  };
}
