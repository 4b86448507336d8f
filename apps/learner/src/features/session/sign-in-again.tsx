import { ApolloProvider } from '@apollo/client/react';
import { apolloClient } from './apollo-client';
import { SignInDialog } from './sign-in-dialog';

/** The sign-in dialog for a page that stands outside the client's provider. */
export default function SignInAgain({ officerId }: { officerId: string }) {
  return (
    <ApolloProvider client={apolloClient}>
      <SignInDialog officerId={officerId} />
    </ApolloProvider>
  );
}
