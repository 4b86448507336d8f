/// <reference lib="webworker" />

/** Filled in by the build: the files of this build that have to be there without a network. */
declare const __SHELL_FILES__: readonly string[];
declare const __SHELL_VERSION__: string;
declare const self: ServiceWorkerGlobalScope;

export {};

const SHELL = `whetstone-shell-${__SHELL_VERSION__}`;
/** A page that has not come by then is taken from the device: a hall's network may be there and lead nowhere. */
const PATIENCE_MS = 3_000;

self.addEventListener('install', (event) => {
  event.waitUntil(holdShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isOurs(pathname)) event.respondWith(page(request, pathname));
  } else if (pathname.startsWith('/assets/')) event.respondWith(held(request));
});

/** Takes what the page has just fetched from the browser's own cache: named by their hashes, files do not change. */
async function holdShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await Promise.all(
    __SHELL_FILES__.map(async (file) => {
      const mayBeOld = file.startsWith('/assets/');
      await cache.add(new Request(file, { cache: mayBeOld ? 'default' : 'no-cache' }));
    }),
  );
  await self.skipWaiting();
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
}

/** The console is another app, and what the server answers by itself is no page. */
function isOurs(pathname: string): boolean {
  return !/^\/(console|auth|graphql|files|media|papers)(\/|$)/.test(pathname);
}

/** From the server while it answers, so that a new version is seen at once; else the page this device holds. */
async function page(request: Request, pathname: string): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(request.url, { signal, credentials: 'same-origin', redirect: 'manual' });
    if (answer.status < 500) return answer;
  } catch {
    // No network, or one that leads nowhere.
  }
  const isRoom = /^\/exams\/[^/]+\/room\/?$/.test(pathname);
  const kept = await caches.match(isRoom ? '/room.html' : '/index.html');
  return kept ?? Response.error();
}

async function held(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(SHELL);
    await cache.put(request, answer.clone()).catch(() => undefined);
  }
  return answer;
}
