import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldAttempt } from './attempt-calls';
import type { SaveQueue } from './save-queue';

interface Claim {
  readonly epoch: number;
  readonly window: string;
}

/**
 * Of the windows on one device the last to enter has the attempt: it says so, and the others lock at once, with or without
 * a network. Between devices the server decides, by the epoch.
 */
export function useOnlyWindow({ id, epoch }: HeldAttempt, queue: SaveQueue): void {
  const { t } = useTranslation();
  useEffect(() => {
    const channel = new BroadcastChannel(`whetstone.attempt.${id}`);
    const mine: Claim = { epoch, window: crypto.randomUUID() };
    channel.onmessage = ({ data }: MessageEvent<Claim>) => {
      if (data.window !== mine.window && data.epoch >= epoch)
        queue.lock({ code: 'SUPERSEDED', message: t('room.superseded') });
    };
    channel.postMessage(mine);
    return () => channel.close();
  }, [id, epoch, queue, t]);
}
