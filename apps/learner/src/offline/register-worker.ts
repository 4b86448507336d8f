import { idle } from '@whetstone/ui';

/**
 * The worker holds the app on this device, so that a reload without a network comes back to the test. It comes after what
 * the page itself needs: on a thin line the two would share it.
 */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await idle();
  // A private window may forbid it; the page works all the same.
  const registered = await navigator.serviceWorker.register('/service-worker.js').catch(() => null);
  if (!registered) return;
  const { active } = await navigator.serviceWorker.ready;
  // A page that was on its way when the worker took all pages over was left out.
  if (!navigator.serviceWorker.controller) active?.postMessage('claim');
}
