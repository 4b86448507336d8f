import { Worker } from 'node:worker_threads';
import { fault, type Fault } from '@whetstone/domain';
import type { ReadingLimits } from '../workbook/reading-limits';
import type { DocumentReply, RawDocument } from './raw-document';

// Under Jest this module runs from source and Node strips the worker's types; in the product both are compiled.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js',
  import.meta.url,
);

export type DocumentInWorker =
  | { readonly ok: true; readonly document: RawDocument }
  /** Null: it could not make sense of the file. */
  | { readonly ok: false; readonly fault: Fault | null };

/**
 * Reads a guarded .docx outside the main thread, with a limit on time and memory: a hostile file can neither stop the
 * server nor eat its memory. The worker gets no environment.
 */
export async function readInWorker(bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentInWorker> {
  const { promise, resolve } = Promise.withResolvers<DocumentInWorker>();
  const worker = new Worker(workerUrl, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 12 },
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const overLimit = (found: string, expected: string) =>
    resolve({ ok: false, fault: fault('PARSING_LIMIT', { found, expected }) });
  const seconds = `${limits.parsingMs / 1000} s`;
  const timer = setTimeout(() => overLimit(`> ${seconds}`, `≤ ${seconds}`), limits.parsingMs);
  worker.once('message', (reply: DocumentReply) =>
    resolve(reply ? { ok: true, document: reply } : { ok: false, fault: null }),
  );
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      overLimit(`> ${limits.heapMb} MB`, `≤ ${limits.heapMb} MB`);
    else resolve({ ok: false, fault: null });
  });
  worker.once('exit', () => resolve({ ok: false, fault: null }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
