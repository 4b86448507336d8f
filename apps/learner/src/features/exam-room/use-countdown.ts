import { useEffect, useRef, useState } from 'react';
import { announcedMinutes, remainingSeconds, type ClockReading } from './countdown';

export interface Countdown {
  readonly seconds: number;
  /** The minutes to speak now; null when there is nothing new to say. */
  readonly announced: number | null;
}

/** Shows the server's deadline; never decides. */
export function useCountdown(reading: ClockReading): Countdown {
  const [countdown, setCountdown] = useState<Countdown>(() => ({
    seconds: remainingSeconds(reading, performance.now()),
    announced: null,
  }));
  const latest = useRef(reading);
  useEffect(() => {
    latest.current = reading;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = remainingSeconds(latest.current, performance.now());
      setCountdown((before) => {
        // Four looks a second for an even beat, one drawing a second.
        if (Math.ceil(before.seconds) === Math.ceil(seconds) && seconds > 0 === before.seconds > 0)
          return before;
        return { seconds, announced: announcedMinutes(before.seconds, seconds) ?? before.announced };
      });
    }, 250);
    return () => clearInterval(timer);
  }, []);
  return countdown;
}
