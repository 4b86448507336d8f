import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { acknowledgeMessage, type HeldAttempt, type ServerClock } from './attempt-calls';
import type { SheetInHand } from './use-sheet';

/** What was said to this room by those who watch over the exam. */
export interface RoomMessage {
  readonly id: string;
  readonly text: string;
  readonly sentAt: string;
}

/** What the server says of the attempt, whether it was asked or not. */
export interface ServerWord extends ServerClock {
  readonly state: 'IN_PROGRESS' | 'SUBMITTED' | 'VOIDED';
  readonly epoch: number;
  readonly voidReason: string | null;
  /** Those that were not read yet. */
  readonly messages: readonly RoomMessage[];
}

export interface ServerWords {
  readonly heed: RefObject<(word: ServerWord) => Promise<void>>;
  readonly messages: readonly RoomMessage[];
  readonly acknowledge: (messageId: string) => void;
}

/** Heeds the server's word: the time it names, a hand-in elsewhere, another window that has the attempt, its end, a message. */
export function useServerWord(attempt: HeldAttempt, { readClock, queue }: SheetInHand): ServerWords {
  const { t } = useTranslation();
  const { messages, take, acknowledge } = useMessages(attempt.id);
  const heed = useRef<(word: ServerWord) => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    heed.current = async (word) => {
      readClock(word);
      take(word.messages);
      if (word.state === 'VOIDED')
        queue.lock({
          code: 'ATTEMPT_VOIDED',
          message: t('room.voidedBecause', { reason: word.voidReason ?? '' }),
        });
      else if (word.state === 'SUBMITTED') {
        // What is still open goes to the server all the same: too late to count, it is kept as evidence.
        await queue.deliverOpen();
        queue.lock({ code: 'ALREADY_SUBMITTED', message: t('room.submittedElsewhere') });
      } else if (word.epoch > attempt.epoch)
        queue.lock({ code: 'SUPERSEDED', message: t('room.superseded') });
      else queue.found();
    };
  });
  return { heed, messages, acknowledge };
}

function useMessages(attemptId: string) {
  const [messages, setMessages] = useState<readonly RoomMessage[]>([]);
  const read = useRef(new Set<string>());
  return {
    messages,
    take: (unread: readonly RoomMessage[]) => {
      // Read here, and the server does not know it yet.
      for (const { id } of unread) if (read.current.has(id)) void acknowledgeMessage(attemptId, id);
      setMessages(unread.filter(({ id }) => !read.current.has(id)));
    },
    acknowledge: (id: string) => {
      read.current.add(id);
      setMessages((before) => before.filter((message) => message.id !== id));
      void acknowledgeMessage(attemptId, id);
    },
  };
}
