import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askClock, type HeldAttempt } from './attempt-calls';
import type { SheetInHand } from './use-sheet';

/** How often the room asks for the clock and the owner of the attempt when no save tells it. */
const CLOCK_EVERY_MS = 60_000;
/** While the server is not heard: it may be back without the device having noticed that it was gone. */
const KNOCK_EVERY_MS = 5_000;

/** Extra time, a hand-in elsewhere or another window show within a minute, and at once when the page comes back. */
export function useClockChecks(
  { id, epoch }: HeldAttempt,
  { readClock, queue, status, clock }: SheetInHand,
): void {
  const { t } = useTranslation();
  const isAway = status.phase === 'offline' || clock.isAbout;
  const check = useRef<() => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    check.current = async () => {
      const now = await askClock(id);
      if (!now) return;
      readClock(now);
      if (now.state === 'SUBMITTED') {
        // What is still open goes to the server all the same: too late to count, it is kept as evidence.
        await queue.deliverOpen();
        queue.lock({ code: 'ALREADY_SUBMITTED', message: t('room.submittedElsewhere') });
      } else if (now.epoch > epoch) queue.lock({ code: 'SUPERSEDED', message: t('room.superseded') });
      else queue.found();
    };
  });
  useEffect(() => {
    const checkWhenSeen = () => {
      if (document.visibilityState === 'visible') void check.current();
    };
    const timer = setInterval(() => void check.current(), isAway ? KNOCK_EVERY_MS : CLOCK_EVERY_MS);
    document.addEventListener('visibilitychange', checkWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', checkWhenSeen);
    };
  }, [isAway]);
}
