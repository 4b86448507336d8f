import { useEffect, useRef, useState } from 'react';
import type { ClockReading } from './countdown';

export interface ExtraTime {
  readonly minutes: number;
  readonly deadline: string;
}

/** What an officer was given since he last closed the note; null = nothing. */
export function useExtraTime({ deadline }: ClockReading): readonly [ExtraTime | null, () => void] {
  const before = useRef(deadline);
  const [given, setGiven] = useState<ExtraTime | null>(null);
  useEffect(() => {
    const minutes = Math.round((Date.parse(deadline) - Date.parse(before.current)) / 60_000);
    before.current = deadline;
    if (minutes > 0) setGiven((last) => ({ minutes: minutes + (last?.minutes ?? 0), deadline }));
  }, [deadline]);
  return [given, () => setGiven(null)];
}
