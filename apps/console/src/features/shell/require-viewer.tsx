import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ErrorNotice, formatIsoDay, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { NotForYou } from './not-for-you';
import { actsFor, placesFor, rootsFor } from './nav';
import { Shell } from './shell';
import { ViewerContext, type ConsoleViewer, type Held } from './viewer-context';

const consoleViewer = graphql(`
  query ConsoleViewer {
    viewer {
      id
      name
      mustChangePassword
      grants {
        role
        validFrom
        validTo
        region {
          code
          name
        }
      }
    }
  }
`);

/** Everything but the sign-in page lies below this: no session → sign in and come back; no grants → say so. */
export function RequireViewer() {
  const { data, error, refetch } = useQuery(consoleViewer);
  const { pathname, search } = useLocation();
  if (data?.viewer?.mustChangePassword) return <ToPasswordPage />;
  if (data?.viewer) return <Inside viewer={data.viewer} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
}

/** The page for one's own password is the learner's: one account, one page. */
function ToPasswordPage() {
  useEffect(() => window.location.assign('/me/security'), []);
  return <Loading lines={8} />;
}

function Inside({ viewer }: { readonly viewer: ConsoleViewer }) {
  const held = useMemo<Held>(() => {
    const today = formatIsoDay(new Date());
    return {
      viewer,
      places: placesFor(viewer.grants, today),
      acts: actsFor(viewer.grants, today),
      rootCodes: rootsFor(viewer.grants, today),
    };
  }, [viewer]);
  if (held.places.length === 0) return <NotForYou name={viewer.name} />;
  return (
    <ViewerContext value={held}>
      <Shell />
    </ViewerContext>
  );
}
