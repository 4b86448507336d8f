import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import type { Language } from '../language/language';
import { isUnauthenticated } from './faults';

export interface ApolloClientOptions {
  /** Asked at every request, so that the server answers in the language of the moment. */
  readonly language: () => Language;
  /** There is no session (any more); called for each answer that says so. */
  readonly onUnauthenticated?: () => void;
}

export function createApolloClient({ language, onUnauthenticated }: ApolloClientOptions): ApolloClient {
  const headers = new SetContextLink(({ headers: given }) => ({
    headers: {
      ...(given as Record<string, string> | undefined),
      'x-language': language(),
      'x-whetstone': '1',
      'apollo-require-preflight': 'true',
    },
  }));
  const errors = new ErrorLink(({ error }) => {
    if (isUnauthenticated(error)) onUnauthenticated?.();
  });
  return new ApolloClient({
    link: ApolloLink.from([errors, headers, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
    cache: new InMemoryCache({
      typePolicies: {
        // One viewer per session: queries that select different parts of it must add up, not replace each other.
        Viewer: { keyFields: [] },
        OfficerAttendance: { merge: true },
      },
    }),
  });
}
