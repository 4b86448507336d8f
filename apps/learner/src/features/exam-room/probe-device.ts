import { askServer } from '../network/ask-server';
import { waitingClockQuery } from './attempt-operations';
import { median, type DeviceFacts } from './check-device';

const TRIES = 3;
const PROBE = 'whetstone-probe';

/** Looks at the device: a moment's work that leaves nothing behind. */
export async function probeDevice(examId: string): Promise<DeviceFacts> {
  const [canStore, { roundTripMs, clockAheadMs }] = await Promise.all([probeStorage(), probeLine(examId)]);
  return {
    ...{ canStore, roundTripMs, clockAheadMs },
    ...{ width: window.innerWidth, height: window.innerHeight, missing: missingParts() },
  };
}

async function probeLine(examId: string): Promise<Pick<DeviceFacts, 'roundTripMs' | 'clockAheadMs'>> {
  const times: number[] = [];
  const ahead: number[] = [];
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = performance.now();
    const asked = await askServer(waitingClockQuery, { examId });
    const took = performance.now() - before;
    if (asked.kind !== 'answered') continue;
    times.push(took);
    const serverNow = asked.data.viewer?.exam?.serverNow;
    // It was said half a round trip ago.
    if (serverNow) ahead.push(Date.now() - took / 2 - Date.parse(serverNow));
  }
  return { roundTripMs: median(times), clockAheadMs: median(ahead) ?? 0 };
}

/** Writes into a storage of its own, reads it again and takes it away. */
async function probeStorage(): Promise<boolean> {
  try {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(PROBE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('probe');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('Not opened'));
    });
    const kept = await new Promise<unknown>((resolve, reject) => {
      const transaction = database.transaction('probe', 'readwrite', { durability: 'strict' });
      transaction.objectStore('probe').put('kept', 1);
      const request = transaction.objectStore('probe').get(1);
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('Not kept'));
    });
    database.close();
    indexedDB.deleteDatabase(PROBE);
    return kept === 'kept';
  } catch {
    return false;
  }
}

/** By the names a person who looks after the device would search for. */
function missingParts(): string[] {
  const parts: readonly (readonly [string, boolean])[] = [
    ['IndexedDB', 'indexedDB' in window],
    ['Service Worker', 'serviceWorker' in navigator],
    ['BroadcastChannel', 'BroadcastChannel' in window],
    ['EventSource', 'EventSource' in window],
    ['dialog', 'HTMLDialogElement' in window],
    ['AbortSignal.timeout', 'timeout' in AbortSignal],
  ];
  return parts.filter(([, isThere]) => !isThere).map(([name]) => name);
}
