const LATEST_MS = 8_000;
const LOOK_EVERY_MS = 200;
const LATEST_IDLE_MS = 2_000;

/**
 * When the page has come, shows that it is loading nowhere any more, and has nothing to do: what only helps later must not
 * share a thin line with it.
 */
export async function idle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  const latest = performance.now() + LATEST_MS;
  do await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  while (performance.now() < latest && document.querySelector('.ws-loading') !== null);
  // Safari has no idle callback; a slow device may never be idle.
  if ('requestIdleCallback' in window)
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: LATEST_IDLE_MS }));
}
