import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { patchSearch, type SearchPatch } from './search';

/** Filters and position live in the address bar, so that a link shows what its sender saw and Back undoes one step. */
export function useAddress() {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();

  const hrefWith = useCallback(
    (patch: SearchPatch, path = pathname) => `${path}${patchSearch(params, patch)}`,
    [params, pathname],
  );
  const go = useCallback((patch: SearchPatch) => void navigate(hrefWith(patch)), [navigate, hrefWith]);

  return { params, hrefWith, go };
}
