import { useEffect, useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { sessionExpiry } from '../session/session-expiry';
import { PlayedSpans } from './played-spans';
import { requestLease, sendReport } from './watch-calls';
import { WatchReporter, type ReportOutcome } from './watch-reporter';

/** counting: what is played is reported; offline: it is kept until the network is back; the rest credit nothing. */
export type WatchPhase = 'idle' | 'counting' | 'offline' | 'superseded' | 'stopped';

export interface WatchState {
  readonly phase: WatchPhase;
  /** The server's sentence for what was refused or not credited; null when there is none. */
  readonly message: string | null;
  /** How often to report while the lease lasts; null without one. */
  readonly everySeconds: number | null;
}

export interface Watching extends WatchState {
  /** Asks for the right to be credited; true when playing will count. */
  readonly begin: () => Promise<boolean>;
  readonly spans: PlayedSpans;
  /** Hands over what was played up to now. */
  readonly report: (jumpedToSeconds?: number) => void;
}

/** Reports what is played under a lease; the server decides what of it counts. */
export function useWatching(issueId: string, onRefused: () => void): Watching {
  const client = useApolloClient();
  const [state, setState] = useState<WatchState>({ phase: 'idle', message: null, everySeconds: null });
  const [spans] = useState(() => new PlayedSpans());
  const lease = useRef<string | null>(null);
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });

  const heed = (outcome: ReportOutcome): void => {
    if (outcome.kind === 'refused') {
      lease.current = null;
      const phase = outcome.code === 'LEASE_SUPERSEDED' ? 'superseded' : 'stopped';
      setState({ phase, message: outcome.message, everySeconds: null });
      refused.current();
      return;
    }
    setState(({ everySeconds }) =>
      outcome.kind === 'credited'
        ? { phase: 'counting', message: outcome.notCredited, everySeconds }
        : { phase: 'offline', message: null, everySeconds },
    );
  };
  const [reporter] = useState(
    () =>
      new WatchReporter({
        send: (report) =>
          lease.current === null
            ? Promise.resolve({ kind: 'unreachable' })
            : sendReport(client, { issueId, leaseId: lease.current }, report),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        onOutcome: heed,
      }),
  );
  useReportTimes(reporter, spans, state.everySeconds);

  const begin = async (): Promise<boolean> => {
    if (lease.current !== null) return true;
    reporter.drop();
    const answer = await requestLease(client, issueId);
    if (answer.kind !== 'granted') {
      const phase = answer.kind === 'unreachable' ? 'offline' : 'stopped';
      setState({ phase, message: answer.message, everySeconds: null });
      return false;
    }
    spans.take(); // what was played before this lease is not its to claim
    lease.current = answer.leaseId;
    setState({ phase: 'counting', message: null, everySeconds: answer.everySeconds });
    return true;
  };
  const report = (jumpedToSeconds?: number) => {
    if (lease.current !== null) reporter.add(spans.take(), jumpedToSeconds ?? null);
  };
  return { ...state, begin, spans, report };
}

/** When to report besides pauses and jumps: at the server's rhythm, when the page hides or goes, when the network is back. */
function useReportTimes(reporter: WatchReporter, spans: PlayedSpans, everySeconds: number | null): void {
  useEffect(() => {
    if (everySeconds === null) return undefined;
    const reportNow = () => {
      reporter.add(spans.take());
      void reporter.flush();
    };
    const reportWhenHidden = () => {
      if (document.visibilityState === 'hidden') reportNow();
    };
    const timer = setInterval(() => reporter.add(spans.take()), everySeconds * 1000);
    window.addEventListener('pagehide', reportNow);
    window.addEventListener('online', reportNow);
    document.addEventListener('visibilitychange', reportWhenHidden);
    const unsubscribe = sessionExpiry.subscribe(() => {
      if (!sessionExpiry.isExpired()) reportNow();
    });
    return () => {
      reportNow();
      clearInterval(timer);
      window.removeEventListener('pagehide', reportNow);
      window.removeEventListener('online', reportNow);
      document.removeEventListener('visibilitychange', reportWhenHidden);
      unsubscribe();
    };
  }, [everySeconds, reporter, spans]);
}
