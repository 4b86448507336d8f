import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(changed: () => void): () => void {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the device asks for no motion. antd must be told, or it waits for the end of transitions that never run. */
export function usePrefersStill(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
