import { createContext, useContext } from 'react';
import type { ConsoleViewerQuery } from '../../gql/graphql';
import type { Act, Place } from './nav';

export type ConsoleViewer = NonNullable<ConsoleViewerQuery['viewer']>;

export interface Held {
  readonly viewer: ConsoleViewer;
  readonly places: readonly Place[];
  readonly acts: ReadonlySet<Act>;
  /** Regions whose figures and people the viewer may read. */
  readonly rootCodes: readonly number[];
}

export const ViewerContext = createContext<Held | null>(null);

/** The person at the screen and what his grants open. Only below `RequireViewer`. */
export function useViewer(): Held {
  const held = useContext(ViewerContext);
  if (!held) throw new Error('useViewer outside RequireViewer');
  return held;
}
