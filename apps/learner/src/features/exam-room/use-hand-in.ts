import { useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { errorMessage, isUnauthenticated } from '@whetstone/ui';
import { backOffMs } from '../network/back-off';
import { attemptClockQuery, submitAttemptMutation } from './attempt-operations';
import { forgetSheet } from './local-sheets';
import type { SaveQueue } from './save-queue';
import { toSheetInput } from './sheet';

export type HandInReason = 'by-hand' | 'time-up';

export interface HandIn {
  /** Why a hand-in is under way; null when none is. */
  readonly reason: HandInReason | null;
  /** It could not be delivered yet; by hand it waits for another press, at the end of time it goes on trying. */
  readonly isWaiting: boolean;
  readonly message: string | null;
  readonly start: (reason: HandInReason) => void;
  readonly callOff: () => void;
}

interface AttemptId {
  readonly id: string;
  readonly epoch: number;
}

type Delivery = 'done' | 'unreachable' | { readonly refused: string; readonly message: string };

/** Hands in the newest state of the sheet, once, however often the button is pressed. */
export function useHandIn({ id, epoch }: AttemptId, queue: SaveQueue): HandIn {
  const client = useApolloClient();
  const navigate = useNavigate();
  const isUnderWay = useRef(false);
  const [reason, setReason] = useState<HandInReason | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  async function deliver(): Promise<Delivery> {
    const { rev, sheet } = queue.current();
    try {
      const { data } = await client.mutate({
        mutation: submitAttemptMutation,
        variables: { input: { attemptId: id, epoch, rev, ...toSheetInput(sheet) } },
        fetchPolicy: 'no-cache',
      });
      const answer = data?.submitAttempt;
      if (!answer) return 'unreachable';
      if (answer.__typename === 'Attempt') return 'done';
      return { refused: answer.code, message: answer.message };
    } catch (error) {
      if (errorMessage(error) === null || isUnauthenticated(error)) return 'unreachable';
      return { refused: '', message: errorMessage(error) ?? '' };
    }
  }

  /** Past the deadline the server closes the attempt by itself; it is a matter of seconds. */
  async function isOver(): Promise<boolean> {
    try {
      const { data } = await client.query({
        query: attemptClockQuery,
        variables: { id },
        fetchPolicy: 'no-cache',
      });
      return data?.viewer?.attempt?.state === 'SUBMITTED';
    } catch {
      return false;
    }
  }

  async function leave(why: HandInReason): Promise<void> {
    await forgetSheet(id);
    await navigate(`/attempts/${id}`, { replace: true, state: { handedIn: why } });
  }

  async function handIn(why: HandInReason): Promise<void> {
    await queue.hold();
    for (let failures = 1; ; failures += 1) {
      const delivery = await deliver();
      if (delivery === 'done' || (await isOver())) return leave(why);
      setWaiting(true);
      if (typeof delivery === 'object') setMessage(delivery.message);
      if (typeof delivery === 'object' && delivery.refused === 'SUPERSEDED') {
        queue.lock({ code: delivery.refused, message: delivery.message });
        return;
      }
      if (why === 'by-hand') return;
      await new Promise((resolve) => setTimeout(resolve, backOffMs(failures)));
    }
  }

  return {
    reason,
    isWaiting,
    message,
    start: (why) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setReason(why);
      setWaiting(false);
      setMessage(null);
      void handIn(why).finally(() => {
        isUnderWay.current = false;
      });
    },
    callOff: () => {
      if (isUnderWay.current) return;
      setReason(null);
      queue.release();
    },
  };
}
