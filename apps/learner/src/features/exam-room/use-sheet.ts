import { useEffect, useRef, useState } from 'react';
import { sessionExpiry } from '../session/session-expiry';
import { sendSheet, type ServerClock } from './attempt-calls';
import type { ClockReading } from './countdown';
import { keepSheet } from './device-store';
import type { Entered } from './enter-room';
import { SaveQueue, type SaveStatus, type SheetState } from './save-queue';
import { fromSheetInput, type Sheet } from './sheet';

export type Struck = Readonly<Record<string, readonly string[]>>;

export interface SheetInHand {
  readonly sheet: Sheet;
  readonly struck: Struck;
  readonly status: SaveStatus;
  readonly clock: ClockReading;
  readonly change: (sheet: Sheet) => void;
  /** As `change`, letter by letter. */
  readonly write: (sheet: Sheet) => void;
  readonly strike: (struck: Struck) => void;
  readonly readClock: (clock: ServerClock) => void;
  readonly queue: SaveQueue;
}

/** The officer's sheet: every change goes to the device and to the server as it is made. */
export function useSheet(entered: Entered): SheetInHand {
  const { attempt, officer, resumed } = entered;
  const [sheet, setSheet] = useState(resumed.sheet);
  const [struck, setStruck] = useState<Struck>(entered.struck);
  const latestStruck = useRef(struck);
  const [clock, setClock] = useState<ClockReading>(entered.clock);
  const [status, setStatus] = useState<SaveStatus>({
    phase: entered.clock.isAbout ? 'offline' : 'saved',
    savedAt: attempt.savedAt,
    unsavedCount: 0,
    isKept: true,
    refusal: null,
  });
  const readClock = ({ deadline, serverNow }: ServerClock) =>
    setClock((before) => ({
      // Time is added and never taken back: an answer that was on its way meanwhile knows nothing of it.
      deadline: Date.parse(deadline) < Date.parse(before.deadline) ? before.deadline : deadline,
      ...{ serverNow, readAtMs: performance.now(), isAbout: false },
    }));
  const keep = (rev: number, kept: Sheet, saved: SheetState) => {
    const { id: attemptId, epoch } = attempt;
    const mine = { attemptId, officerId: officer.id, epoch, rev, saved };
    return keepSheet({ ...mine, sheet: kept, struck: latestStruck.current });
  };
  const [queue] = useState(
    () =>
      new SaveQueue(
        { rev: attempt.rev, sheet: fromSheetInput(attempt.sheet), savedAt: attempt.savedAt },
        {
          keep,
          send: (rev, sent) => sendSheet(attempt, { rev, sheet: sent }, readClock),
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
    if (entered.clock.isAbout) queue.lost();
  }, [queue, resumed, entered]);
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
    write: (changed) => {
      setSheet(changed);
      queue.write(changed);
    },
    strike: (changed) => {
      latestStruck.current = changed;
      setStruck(changed);
      queue.keepAgain();
    },
    readClock,
    queue,
  };
}

/** Says at once that the network is gone, and saves at once when it is back or someone has signed in again. */
function useRetries(queue: SaveQueue): void {
  useEffect(() => {
    const lost = () => queue.lost();
    const found = () => queue.found();
    window.addEventListener('offline', lost);
    window.addEventListener('online', found);
    const unsubscribe = sessionExpiry.subscribe(() => {
      if (!sessionExpiry.isExpired()) queue.retry();
    });
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', found);
      unsubscribe();
    };
  }, [queue]);
}
