import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(changed: () => void): () => void {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/**
 * Whether the device asks for no motion. antd must be told: base.css cuts its animations to nothing, and a drop-down
 * that waits for the end of an animation which is over before it listens is never put in its place.
 */
export function usePrefersStill(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
