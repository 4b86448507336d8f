import { useEffect, useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import MustChangePassword from '../security/must-change-password';
import { sessionExpiry } from './session-expiry';
import { useSessionExpired } from './use-session-expired';
import { SignInDialog } from './sign-in-dialog';
import { ViewerContext, type SignedIn } from './viewer-context';

const viewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      maskedCertificateNo
      certificateValidTo
      mustChangePassword
      posting {
        unitName
        post
        postedFrom
        postedTo
        region {
          code
          name
          path {
            code
            name
          }
        }
      }
    }
  }
`);

/**
 * Lets in who is signed in. When the session ends later the page stays as it is and a dialog over it asks to sign in
 * again: an officer in the middle of a test must not lose sight of it.
 */
export function SessionGate() {
  const { data, error, refetch } = useQuery(viewerQuery);
  const [known, setKnown] = useState<SignedIn | null>(null);
  const isExpired = useSessionExpired();
  const { pathname } = useLocation();
  const viewer = data?.viewer ?? null;
  if (viewer && viewer !== known) setKnown(viewer);

  useEffect(() => {
    if (known && data && !data.viewer) sessionExpiry.raise();
  }, [known, data]);

  if (known)
    return (
      <ViewerContext value={known}>
        {known.mustChangePassword ? <MustChangePassword onChanged={() => void refetch()} /> : <Outlet />}
        {isExpired && <SignInDialog officerId={known.id} />}
      </ViewerContext>
    );
  if (data) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  if (error)
    return (
      <main>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </main>
    );
  return <Loading lines={5} />;
}
