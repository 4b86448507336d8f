import { Worker } from 'node:worker_threads';
import { fault, type Fault } from '@whetstone/domain';
import type { RawSheet, WorkbookReply, WorkbookRequest } from './raw-workbook';
import type { ReadingLimits } from './reading-limits';

/** Sheets, or null when the parser could not make sense of the file, or the limit it ran into. */
type Parsed =
  | { readonly ok: true; readonly sheets: readonly RawSheet[] | null }
  | { readonly ok: false; readonly fault: Fault };

// Under Jest this module runs from source and Node strips the worker's types; in the product both are compiled.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './workbook-worker.ts' : './workbook-worker.js',
  import.meta.url,
);

function overLimit(found: string, expected: string): Parsed {
  return { ok: false, fault: fault('PARSING_LIMIT', { found, expected }) };
}

/**
 * Parses outside the main thread, so that a hostile or merely huge file can neither stop the server nor eat its memory.
 * The worker gets no environment: nothing in it needs a secret.
 */
export async function parseInWorker(request: WorkbookRequest, limits: ReadingLimits): Promise<Parsed> {
  const worker = new Worker(workerUrl, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const { promise, resolve } = Promise.withResolvers<Parsed>();
  const seconds = `${limits.parsingMs / 1000} s`;
  const timer = setTimeout(() => resolve(overLimit(`> ${seconds}`, `≤ ${seconds}`)), limits.parsingMs);
  worker.once('message', (reply: WorkbookReply) =>
    resolve({ ok: true, sheets: reply.ok ? reply.sheets : null }),
  );
  worker.once('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    resolve(
      isMemory ? overLimit(`> ${limits.heapMb} MB`, `≤ ${limits.heapMb} MB`) : { ok: true, sheets: null },
    );
  });
  worker.once('exit', () => resolve({ ok: true, sheets: null }));
  const parsed = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return parsed;
}
