import type { ApolloClient } from '@apollo/client';
import { errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { IssueFactsFragment } from '../../gql/graphql';
import { issueFactsFragment } from './issue-facts';
import type { ReportOutcome, WatchReport } from './watch-reporter';

const startWatchMutation = graphql(`
  mutation StartWatch($input: StartWatchInput!) {
    startWatch(input: $input) {
      __typename
      ... on WatchLease {
        id
        reportEverySeconds
        attendance {
          ...AttendanceFacts
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
          ...AttendanceFacts
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export type LeaseAnswer =
  | { readonly kind: 'granted'; readonly leaseId: string; readonly everySeconds: number }
  | { readonly kind: 'refused' | 'unreachable'; readonly message: string | null };

/** Asks for the right to be credited for an issue; whoever had it before loses it. */
export async function requestLease(client: ApolloClient, issueId: string): Promise<LeaseAnswer> {
  try {
    const { data } = await client.mutate({
      mutation: startWatchMutation,
      variables: { input: { lectureIssueId: issueId } },
      fetchPolicy: 'no-cache',
    });
    if (data?.startWatch.__typename !== 'WatchLease')
      return { kind: 'refused', message: data?.startWatch.message ?? null };
    const { id, reportEverySeconds, attendance } = data.startWatch;
    keepAttendance(client, issueId, attendance);
    return { kind: 'granted', leaseId: id, everySeconds: reportEverySeconds };
  } catch (error) {
    return { kind: isUnreachable(error) ? 'unreachable' : 'refused', message: errorMessage(error) };
  }
}

/** Sends what was played under a lease; whatever is no answer of the server's is worth another try. */
export async function sendReport(
  client: ApolloClient,
  { issueId, leaseId }: { issueId: string; leaseId: string },
  { spans, jumpedToSeconds }: WatchReport,
): Promise<ReportOutcome> {
  try {
    const { data } = await client.mutate({
      mutation: reportWatchMutation,
      variables: { input: { leaseId, spans: [...spans], jumpedToSeconds } },
      fetchPolicy: 'no-cache',
      // Outlives the page, so that the last seconds before it closes are reported too.
      context: { fetchOptions: { keepalive: true } },
    });
    const answer = data?.reportWatch;
    if (!answer) return { kind: 'unreachable' };
    if (answer.__typename === 'Refused')
      return { kind: 'refused', code: answer.code, message: answer.message };
    keepAttendance(client, issueId, answer.attendance);
    return { kind: 'credited', notCredited: answer.notCredited?.message ?? null };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Every page that shows the issue shows the new attendance. */
function keepAttendance(
  client: ApolloClient,
  issueId: string,
  attendance: IssueFactsFragment['attendance'],
): void {
  client.cache.updateFragment(
    {
      id: client.cache.identify({ __typename: 'OfficerIssue', id: issueId }),
      fragment: issueFactsFragment,
      fragmentName: 'IssueFacts',
    },
    (issue) => (issue ? { ...issue, attendance } : null),
  );
}
