import { createContext, use } from 'react';
import type { ViewerQuery } from '../../gql/graphql';

export type SignedIn = NonNullable<ViewerQuery['viewer']>;

export const ViewerContext = createContext<SignedIn | null>(null);

/** Who is signed in; only pages inside the session gate may ask. */
export function useViewer(): SignedIn {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer outside SessionGate');
  return viewer;
}
