import { useEffect, useRef, useState, type RefObject } from 'react';
import type { HeldAttempt } from './attempt-calls';
import { LineKeeper, type LineEvents } from './line-keeper';
import type { ServerWord } from './use-server-word';

/** The first line is opened within so long, not in the second in which everybody begins. */
const FIRST_WITHIN_MS = 2_000;

export interface RoomLineInHand {
  /** Whether the server can tell this window something unasked. */
  readonly isOpen: boolean;
  /** With which the window says that it is there; null until the line was first open. */
  readonly token: RefObject<string | null>;
}

/** Keeps the line to the server open while the window holds the attempt, and hands on what is said there. */
export function useRoomLine(
  { id, epoch }: HeldAttempt,
  isLocked: boolean,
  heed: RefObject<(word: ServerWord) => Promise<void>>,
): RoomLineInHand {
  const [isOpen, setOpen] = useState(false);
  const token = useRef<string | null>(null);
  useEffect(() => {
    if (isLocked) return;
    const keeper = new LineKeeper({
      open: (events) => openLine(`/attempts/${id}/events?epoch=${String(epoch)}`, events),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onNews: (text) => {
        const word = JSON.parse(text) as ServerWord & { readonly token?: string };
        token.current = word.token ?? token.current;
        void heed.current(word);
      },
      onOpen: setOpen,
    });
    const retry = () => keeper.retry();
    keeper.begin(Math.random() * FIRST_WITHIN_MS);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      keeper.end();
    };
  }, [id, epoch, isLocked, heed]);
  return { isOpen: isOpen && !isLocked, token };
}

/** The browser would try again by itself every few seconds for ever: whoever holds the line knows better when. */
function openLine(url: string, { onNews, onBeat, onLost }: LineEvents): () => void {
  const source = new EventSource(url);
  source.onmessage = ({ data }: MessageEvent<string>) => onNews(data);
  source.addEventListener('beat', onBeat);
  source.onerror = onLost;
  return () => source.close();
}
