import { useEffect, type RefObject } from 'react';
import { BEAT_EVERY_MS } from '@whetstone/domain';
import type { HeldAttempt } from './attempt-calls';
import { LeaveCount } from './leave-count';

const WINDOW_KEY = 'whetstone.left.';

/** Says to the server that this window is there, and how often its page was left, as long as it holds the attempt. */
export function usePresence(
  { id, epoch }: HeldAttempt,
  isLocked: boolean,
  token: RefObject<string | null>,
): void {
  useEffect(() => {
    if (isLocked) return;
    const key = `${WINDOW_KEY}${id}.${String(epoch)}`;
    const count = new LeaveCount(keptCount(key), isHere());
    const url = `/attempts/${id}/presence`;
    const bodyOf = () => JSON.stringify({ epoch, left: count.count, token: token.current });
    const beat = () => {
      if (navigator.onLine) void say(url, bodyOf());
    };
    const look = () => {
      if (!count.look(isHere())) return;
      keepCount(key, count.count);
      // The page may be gone in the next moment; without a token the next beat says it.
      if (token.current !== null) navigator.sendBeacon(url, bodyOf());
    };
    const timer = setInterval(beat, BEAT_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('blur', look);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('blur', look);
      window.removeEventListener('focus', look);
    };
  }, [id, epoch, isLocked, token]);
}

function isHere(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Whether it arrived is nobody's concern here: the next one says the same and more. */
async function say(url: string, body: string): Promise<void> {
  try {
    await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-whetstone': '1' },
      body,
    });
  } catch {
    // The network is gone, which is what the server will see as well.
  }
}

function keptCount(key: string): number {
  try {
    return Number(sessionStorage.getItem(key) ?? 0) || 0;
  } catch {
    return 0;
  }
}

function keepCount(key: string, count: number): void {
  try {
    sessionStorage.setItem(key, String(count));
  } catch {
    // A reload will then begin from nothing, which the server does not believe: the higher count stands.
  }
}
