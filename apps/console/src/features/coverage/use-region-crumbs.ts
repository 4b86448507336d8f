import type { Crumb } from '../shell/page-head';
import { reachablePath, type PathStep } from '../shell/reachable-path';
import { useViewer } from '../shell/viewer-context';
import { useAddress } from '../tables/use-address';

/** The way up from a region, as far as the viewer may climb; issue and cut-off date stay. */
export function useRegionCrumbs(path: readonly PathStep[]): Crumb[] {
  const { rootCodes } = useViewer();
  const { hrefWith } = useAddress();
  return reachablePath(path, rootCodes).map((step) => ({
    label: step.name,
    to: step.isReachable
      ? hrefWith({ region: step.code, page: null, show: null, officer: null, own: null }, '/coverage')
      : undefined,
  }));
}
