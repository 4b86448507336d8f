import { useEffect, useRef, useState } from 'react';
import { knockDelayMs } from '@whetstone/domain';
import { askServer } from '../network/ask-server';
import { waitingClockQuery } from './attempt-operations';
import { announcedMinutes } from './countdown';
import type { Waiting } from './enter-room';

/** How often the server's clock is asked for again: two oscillators drift apart by some milliseconds in that time. */
const CLOCK_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 100;
/** Nothing ran for so long: the device slept, and some count no time while they do. */
const SLEPT_MS = 3_000;

/** When the exam opens, as far as it is known now. */
interface Opening {
  readonly opensAt: string;
  readonly serverNow: string;
  readonly readAtMs: number;
}

export interface OpeningInHand {
  readonly seconds: number;
  /** The minutes to speak now; null when there is nothing new to say. */
  readonly announced: number | null;
}

export interface OpeningEvents {
  /** The hour has come for this device, so many milliseconds after the opening. */
  readonly onOpen: (waitedMs: number) => void;
  /** There is nothing to wait for any more: it was withdrawn, or the officer is no longer asked to it. */
  readonly onGone: () => void;
}

/**
 * Counts down to the opening by the server's clock, and says once that it has come: to each device a little later, so
 * that those who wait do not ask in the same moment. A device that slept asks the server what time it is.
 */
export function useOpening({ examId, officer, opening }: Waiting, events: OpeningEvents): OpeningInHand {
  const [shown, setShown] = useState<OpeningInHand>({ seconds: secondsTo(opening), announced: null });
  const known = useRef<Opening>(opening);
  const isDone = useRef(false);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const delayMs = knockDelayMs(`${officer.id} ${examId}`);
    const finish = (act: () => void) => {
      if (isDone.current) return;
      isDone.current = true;
      act();
    };
    const ask = async () => {
      const asked = await askServer(waitingClockQuery, { examId });
      const readAtMs = performance.now();
      if (asked.kind !== 'answered') return;
      const exam = asked.data.viewer?.exam;
      if (exam?.state === 'OPEN') return finish(() => latest.current.onOpen(0));
      if (!exam || exam.waitsFrom === null) return finish(() => latest.current.onGone());
      known.current = { opensAt: exam.opensAt, serverNow: exam.serverNow, readAtMs };
    };
    let lookedAtMs = Date.now();
    const look = () => {
      const slept = Math.abs(Date.now() - lookedAtMs) > SLEPT_MS;
      lookedAtMs = Date.now();
      if (slept) void ask();
      const seconds = secondsTo(known.current);
      setShown((before) =>
        Math.ceil(before.seconds) === Math.ceil(seconds)
          ? before
          : { seconds, announced: announcedMinutes(before.seconds, seconds) ?? before.announced },
      );
      if (!slept && seconds * 1000 + delayMs <= 0) finish(() => latest.current.onOpen(delayMs));
    };
    const askWhenSeen = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    const looking = setInterval(look, LOOK_EVERY_MS);
    const asking = setInterval(() => void ask(), CLOCK_EVERY_MS);
    document.addEventListener('visibilitychange', askWhenSeen);
    window.addEventListener('online', askWhenSeen);
    return () => {
      clearInterval(looking);
      clearInterval(asking);
      document.removeEventListener('visibilitychange', askWhenSeen);
      window.removeEventListener('online', askWhenSeen);
    };
  }, [examId, officer.id]);
  return shown;
}

/** Below zero once it has opened. */
function secondsTo({ opensAt, serverNow, readAtMs }: Opening): number {
  return (Date.parse(opensAt) - Date.parse(serverNow) - (performance.now() - readAtMs)) / 1000;
}
