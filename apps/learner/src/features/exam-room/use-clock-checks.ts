import { useEffect, useRef } from 'react';
import { askClock, type HeldAttempt } from './attempt-calls';
import { usePresence } from './use-presence';
import { useRoomLine } from './use-room-line';
import { useServerWord, type ServerWords } from './use-server-word';
import type { SheetInHand } from './use-sheet';

/** How often the room asks for the clock and the owner of the attempt when no save tells it. */
const CLOCK_EVERY_MS = 60_000;
/** Where no line gets through, asking is all there is. */
const CLOCK_WITHOUT_LINE_MS = 20_000;
/** While the server is not heard: it may be back without the device having noticed that it was gone. */
const KNOCK_EVERY_MS = 5_000;

/**
 * Extra time, a message, a hand-in elsewhere or another window show at once by the line, and where there is none within
 * twenty seconds; also when the page comes back.
 */
export function useClockChecks(
  attempt: HeldAttempt,
  inHand: SheetInHand,
): Pick<ServerWords, 'messages' | 'acknowledge'> {
  const { id } = attempt;
  const { status, clock } = inHand;
  const { heed, messages, acknowledge } = useServerWord(attempt, inHand);
  const isLocked = status.phase === 'locked';
  const line = useRoomLine(attempt, isLocked, heed);
  usePresence(attempt, isLocked, line.token);
  const isAway = status.phase === 'offline' || clock.isAbout;
  const everyMs = isAway ? KNOCK_EVERY_MS : line.isOpen ? CLOCK_EVERY_MS : CLOCK_WITHOUT_LINE_MS;
  const check = useRef<() => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    check.current = async () => {
      const word = await askClock(id);
      if (word) await heed.current(word);
    };
  });
  useEffect(() => {
    const checkWhenSeen = () => {
      if (document.visibilityState === 'visible') void check.current();
    };
    const timer = setInterval(() => void check.current(), everyMs);
    document.addEventListener('visibilitychange', checkWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', checkWhenSeen);
    };
  }, [everyMs]);
  return { messages, acknowledge };
}
