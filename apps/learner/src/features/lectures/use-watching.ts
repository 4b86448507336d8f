import { useEffect, useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { IssueFactsFragment } from '../../gql/graphql';
import { sessionExpiry } from '../session/session-expiry';
import { issueFactsFragment } from './issue-facts';
import { PlayedSpans } from './played-spans';
import { WatchReporter, type ReportOutcome, type WatchReport } from './watch-reporter';

const startWatchMutation = graphql(`
  mutation StartWatch($input: StartWatchInput!) {
    startWatch(input: $input) {
      __typename
      ... on WatchLease {
        id
        reportEverySeconds
        attendance {
          spans {
            fromSeconds
            toSeconds
          }
          creditedSeconds
          creditedRatio
          missingSeconds
          resumeAtSeconds
          countedAt
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const reportWatchMutation = graphql(`
  mutation ReportWatch($input: ReportWatchInput!) {
    reportWatch(input: $input) {
      __typename
      ... on WatchCredit {
        creditedSeconds
        notCredited {
          code
          message
        }
        attendance {
          spans {
            fromSeconds
            toSeconds
          }
          creditedSeconds
          creditedRatio
          missingSeconds
          resumeAtSeconds
          countedAt
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

type Attendance = IssueFactsFragment['attendance'];

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

  const [reporter] = useState(
    () =>
      new WatchReporter({
        send: (report) => send(report),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        onOutcome: (outcome) => heed(outcome),
      }),
  );

  const keep = (attendance: Attendance) => {
    client.cache.updateFragment(
      {
        id: client.cache.identify({ __typename: 'OfficerIssue', id: issueId }),
        fragment: issueFactsFragment,
      },
      (issue) => (issue ? { ...issue, attendance } : null),
    );
  };

  async function send({ spans: played, jumpedToSeconds }: WatchReport): Promise<ReportOutcome> {
    const leaseId = lease.current;
    if (leaseId === null) return { kind: 'credited', notCredited: null };
    try {
      const { data } = await client.mutate({
        mutation: reportWatchMutation,
        variables: { input: { leaseId, spans: [...played], jumpedToSeconds } },
        fetchPolicy: 'no-cache',
        // Outlives the page, so that the last seconds before it closes are reported too.
        context: { fetchOptions: { keepalive: true } },
      });
      const answer = data?.reportWatch;
      if (answer?.__typename === 'Refused')
        return { kind: 'refused', code: answer.code, message: answer.message };
      if (answer) keep(answer.attendance);
      return { kind: 'credited', notCredited: answer?.notCredited?.message ?? null };
    } catch {
      return { kind: 'unreachable' };
    }
  }

  function heed(outcome: ReportOutcome): void {
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
  }

  async function begin(): Promise<boolean> {
    if (lease.current) return true;
    reporter.drop();
    try {
      const { data } = await client.mutate({
        mutation: startWatchMutation,
        variables: { input: { lectureIssueId: issueId } },
        fetchPolicy: 'no-cache',
      });
      if (data?.startWatch.__typename !== 'WatchLease') {
        setState({ phase: 'stopped', message: data?.startWatch.message ?? null, everySeconds: null });
        return false;
      }
      const { id, reportEverySeconds, attendance } = data.startWatch;
      spans.take(); // what was played before this lease is not its to claim
      lease.current = id;
      keep(attendance);
      setState({ phase: 'counting', message: null, everySeconds: reportEverySeconds });
      return true;
    } catch (error) {
      const phase = isUnreachable(error) ? 'offline' : 'stopped';
      setState({ phase, message: errorMessage(error), everySeconds: null });
      return false;
    }
  }

  const report = (jumpedToSeconds?: number) => {
    if (lease.current) reporter.add(spans.take(), jumpedToSeconds ?? null);
  };

  const { everySeconds } = state;
  useEffect(() => {
    if (everySeconds === null) return undefined;
    const timer = setInterval(() => reporter.add(spans.take()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds, reporter, spans]);

  useEffect(() => {
    const reportNow = () => {
      reporter.add(spans.take());
      void reporter.flush();
    };
    const reportWhenHidden = () => {
      if (document.visibilityState === 'hidden') reportNow();
    };
    const goOnSignedIn = () => {
      if (!sessionExpiry.isExpired()) void reporter.flush();
    };
    window.addEventListener('pagehide', reportNow);
    window.addEventListener('online', reportNow);
    document.addEventListener('visibilitychange', reportWhenHidden);
    const unsubscribe = sessionExpiry.subscribe(goOnSignedIn);
    return () => {
      reportNow();
      window.removeEventListener('pagehide', reportNow);
      window.removeEventListener('online', reportNow);
      document.removeEventListener('visibilitychange', reportWhenHidden);
      unsubscribe();
    };
  }, [reporter, spans]);

  return { ...state, begin, spans, report };
}
