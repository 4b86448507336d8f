import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type DocumentNode } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { Language } from '../language/stored-language';
import { isUnauthenticated } from './faults';

export interface ApolloClientOptions {
  /** Asked at every request, so that the server answers in the language of the moment. */
  readonly language: () => Language;
  /** Built for use: operations go out by their hashes. While developing their text goes out. */
  readonly isBuilt: boolean;
  /** There is no session (any more); called for each answer that says so. */
  readonly onUnauthenticated?: () => void;
}

export function createApolloClient({
  language,
  isBuilt,
  onUnauthenticated,
}: ApolloClientOptions): ApolloClient {
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
    link: ApolloLink.from([
      errors,
      headers,
      ...(isBuilt ? [new PersistedQueryLink({ generateHash: hashOf, disable: () => false })] : []),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        // One viewer per session: queries that select different parts of it must add up, not replace each other.
        Viewer: { keyFields: [] },
        OfficerAttendance: { merge: true },
        // What they are depends on the day asked about, so each question keeps its own answer.
        Edition: { merge: true },
        Law: { merge: true },
        Article: { keyFields: false, merge: true },
      },
    }),
  });
}

/** The hash the code generator wrote into each operation: the server knows what it stands for. */
function hashOf(document: DocumentNode): string {
  const { __meta__: meta } = document as { readonly __meta__?: { readonly hash: string } };
  if (!meta) throw new Error('An operation that the code generator has not seen');
  return meta.hash;
}
