import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldAttempt, ServerClock } from './attempt-calls';
import type { SheetInHand } from './use-sheet';

/** What the server says of the attempt, whether it was asked or not. */
export interface ServerWord extends ServerClock {
  readonly state: 'IN_PROGRESS' | 'SUBMITTED';
  readonly epoch: number;
}

/** Heeds the server's word: the time it names, a hand-in elsewhere, another window that has the attempt. */
export function useServerWord({ epoch }: HeldAttempt, { readClock, queue }: SheetInHand) {
  const { t } = useTranslation();
  const heed = useRef<(word: ServerWord) => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    heed.current = async (word) => {
      readClock(word);
      if (word.state === 'SUBMITTED') {
        // What is still open goes to the server all the same: too late to count, it is kept as evidence.
        await queue.deliverOpen();
        queue.lock({ code: 'ALREADY_SUBMITTED', message: t('room.submittedElsewhere') });
      } else if (word.epoch > epoch) queue.lock({ code: 'SUPERSEDED', message: t('room.superseded') });
      else queue.found();
    };
  });
  return heed;
}
