import { useEffect, useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { sessionExpiry } from '../session/session-expiry';
import { sendSheet, type ServerClock } from './attempt-calls';
import type { ClockReading } from './countdown';
import type { Entered } from './enter-room';
import { keepSheet } from './local-sheets';
import { SaveQueue, type SaveStatus } from './save-queue';
import { fromSheetInput, type Sheet } from './sheet';

export type Struck = Readonly<Record<string, readonly string[]>>;

export interface SheetInHand {
  readonly sheet: Sheet;
  readonly struck: Struck;
  readonly status: SaveStatus;
  readonly clock: ClockReading;
  readonly change: (sheet: Sheet) => void;
  readonly strike: (struck: Struck) => void;
  readonly readClock: (clock: ServerClock) => void;
  readonly queue: SaveQueue;
}

/** The officer's sheet: every change goes to the device and to the server as it is made. */
export function useSheet(entered: Entered, officerId: string): SheetInHand {
  const { attempt, resumed, readAtMs } = entered;
  const client = useApolloClient();
  const [sheet, setSheet] = useState(resumed.sheet);
  const [struck, setStruck] = useState<Struck>(entered.struck);
  const latestStruck = useRef(struck);
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
  const readClock = ({ deadline, serverNow }: ServerClock) =>
    setClock({ deadline, serverNow, readAtMs: performance.now() });
  const keep = (rev: number, kept: Sheet) => {
    const { id: attemptId, epoch } = attempt;
    return keepSheet({ attemptId, officerId, epoch, rev, sheet: kept, struck: latestStruck.current });
  };
  const [queue] = useState(
    () =>
      new SaveQueue(
        { rev: attempt.rev, sheet: fromSheetInput(attempt.sheet), savedAt: attempt.savedAt },
        {
          keep,
          send: (rev, sent) => sendSheet(client, attempt, { rev, sheet: sent }, readClock),
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
  }, [queue, resumed]);
  useRetries(queue);

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

/** Saves at once when the network is back or someone has signed in again. */
function useRetries(queue: SaveQueue): void {
  useEffect(() => {
    const retry = () => queue.retry();
    window.addEventListener('online', retry);
    const unsubscribe = sessionExpiry.subscribe(() => {
      if (!sessionExpiry.isExpired()) retry();
    });
    return () => {
      window.removeEventListener('online', retry);
      unsubscribe();
    };
  }, [queue]);
}
