import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the device asks for dark screens; follows the device while the page is open. */
export function usePrefersDark(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
