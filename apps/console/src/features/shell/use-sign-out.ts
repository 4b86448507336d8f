import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';

const signOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Ends the session and forgets everything read in it, so that the next person at this machine starts clean. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [run] = useMutation(signOut);
  return async () => {
    await run();
    await client.clearStore();
    await navigate('/sign-in');
  };
}
