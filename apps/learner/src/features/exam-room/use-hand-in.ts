import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { backOffMs } from '../network/back-off';
import { askClock, deliverSheet, type HeldAttempt } from './attempt-calls';
import { forgetAttempt } from './device-store';
import type { SaveQueue } from './save-queue';

/** Another window has the attempt, or nobody has it any more. */
const LOCKS: ReadonlySet<string> = new Set(['SUPERSEDED', 'ATTEMPT_VOIDED']);

export type HandInReason = 'by-hand' | 'time-up';

export interface HandIn {
  /** Why a hand-in is under way; null when none is. */
  readonly reason: HandInReason | null;
  /** It could not be delivered yet; by hand it waits for another press, at the end of time it goes on trying. */
  readonly isWaiting: boolean;
  readonly message: string | null;
  readonly start: (reason: HandInReason) => void;
  readonly callOff: () => void;
}

/** Hands in the newest state of the sheet, once, however often the button is pressed. */
export function useHandIn(attempt: HeldAttempt, queue: SaveQueue): HandIn {
  const navigate = useNavigate();
  const isUnderWay = useRef(false);
  const [reason, setReason] = useState<HandInReason | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  async function handIn(why: HandInReason): Promise<void> {
    await queue.hold();
    for (let failures = 1; ; failures += 1) {
      const delivery = await deliverSheet(attempt, queue.current());
      if (delivery.kind === 'done' || (await isOver())) {
        await forgetAttempt(attempt.id);
        await navigate(`/attempts/${attempt.id}`, { replace: true, state: { handedIn: why } });
        return;
      }
      setWaiting(true);
      if (delivery.kind === 'refused') setMessage(delivery.message);
      if (delivery.kind === 'refused' && LOCKS.has(delivery.code)) {
        queue.lock(delivery);
        return;
      }
      if (why === 'by-hand') return;
      const asked = delivery.kind === 'busy' ? delivery.retryAfterMs : 0;
      await new Promise((resolve) => setTimeout(resolve, Math.max(asked, backOffMs(failures))));
    }
  }

  /** Past the deadline the server closes the attempt by itself; it is a matter of seconds. */
  async function isOver(): Promise<boolean> {
    return (await askClock(attempt.id))?.state === 'SUBMITTED';
  }

  return {
    reason,
    isWaiting,
    message,
    start: (why) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setReason(why);
      setWaiting(false);
      setMessage(null);
      void handIn(why).finally(() => {
        isUnderWay.current = false;
      });
    },
    callOff: () => {
      if (isUnderWay.current) return;
      setReason(null);
      queue.release();
    },
  };
}
