import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { sessionExpiry } from './session-expiry';

/** Goes in after signing in: nothing of an earlier session stays, and the page asked for comes up. */
export function useEnter(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return async () => {
    sessionExpiry.settle();
    await client.clearStore();
    const next = search.get('next') ?? '/';
    // Only our own pages: "//elsewhere" would leave the site.
    await navigate(/^\/(?![/\\])/.test(next) ? next : '/', { replace: true });
  };
}
