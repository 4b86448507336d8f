import { Worker } from 'node:worker_threads';
import { fault, type Fault } from '@whetstone/domain';
import type {
  RawRow,
  RawSheet,
  WorkbookQuestion,
  WorkbookReply,
  WorkbookRequest,
  WorkbookSource,
} from './raw-workbook';
import type { ReadingLimits } from './reading-limits';

/** Sheets, or null when the parser could not make sense of the file, or the limit it ran into. */
type Parsed =
  | { readonly ok: true; readonly sheets: readonly RawSheet[] | null }
  | { readonly ok: false; readonly fault: Fault };

/** Why a worker gave no answer: a limit, or null when it could not make sense of the file. */
class ParsingFailed extends Error {
  constructor(readonly limit: Fault | null) {
    super('The file cannot be parsed');
  }
}

// Under Jest this module runs from source and Node strips the worker's types; in the product both are compiled.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './workbook-worker.ts' : './workbook-worker.js',
  import.meta.url,
);

/** A worker lives for seconds: a large nursery would be memory nobody gives back. */
const youngMb = 12;

function overLimit(found: string, expected: string): ParsingFailed {
  return new ParsingFailed(fault('PARSING_LIMIT', { found, expected }));
}

/**
 * Parses outside the main thread, so that a hostile or merely huge file can neither stop the server nor eat its memory.
 * The worker gets no environment: nothing in it needs a secret.
 */
class ParsingWorker {
  private readonly worker: Worker;
  private failure: ParsingFailed | null = null;
  private waiting: { resolve(reply: WorkbookReply): void; reject(error: Error): void } | null = null;
  private early: WorkbookReply[] = [];

  constructor(
    request: WorkbookRequest,
    private readonly limits: ReadingLimits,
  ) {
    this.worker = new Worker(workerUrl, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: youngMb },
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.worker.on('message', (reply: WorkbookReply) => this.receive(reply));
    this.worker.once('error', (error: NodeJS.ErrnoException) =>
      this.fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? overLimit(`> ${limits.heapMb} MB`, `≤ ${limits.heapMb} MB`)
          : new ParsingFailed(null),
      ),
    );
    this.worker.once('exit', () => this.fail(new ParsingFailed(null)));
  }

  /** @throws ParsingFailed when the answer does not come, or not in time. */
  async reply(question?: WorkbookQuestion): Promise<Exclude<WorkbookReply, { ok: false }>> {
    if (question !== undefined) this.worker.postMessage(question);
    const seconds = `${this.limits.parsingMs / 1000} s`;
    const timer = setTimeout(
      () => this.fail(overLimit(`> ${seconds}`, `≤ ${seconds}`)),
      this.limits.parsingMs,
    );
    try {
      const reply = await this.next();
      if (!reply.ok) throw new ParsingFailed(null);
      return reply;
    } finally {
      clearTimeout(timer);
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private next(): Promise<WorkbookReply> {
    const early = this.early.shift();
    if (early) return Promise.resolve(early);
    if (this.failure) return Promise.reject(this.failure);
    const { promise, resolve, reject } = Promise.withResolvers<WorkbookReply>();
    this.waiting = { resolve, reject };
    return promise;
  }

  private receive(reply: WorkbookReply): void {
    if (this.waiting) this.waiting.resolve(reply);
    else this.early.push(reply);
    this.waiting = null;
  }

  private fail(failure: ParsingFailed): void {
    this.failure ??= failure;
    this.waiting?.reject(this.failure);
    this.waiting = null;
  }
}

function failed(error: unknown): Parsed {
  if (!(error instanceof ParsingFailed)) throw error;
  return error.limit ? { ok: false, fault: error.limit } : { ok: true, sheets: null };
}

/** Every sheet at once: for files of a size that fits into memory. */
export async function parseInWorker(source: WorkbookSource, limits: ReadingLimits): Promise<Parsed> {
  const worker = new ParsingWorker({ source, isWhole: true }, limits);
  try {
    const reply = await worker.reply();
    return { ok: true, sheets: 'sheets' in reply ? reply.sheets : null };
  } catch (error) {
    return failed(error);
  } finally {
    await worker.end();
  }
}

/** What a .docx says, as HTML; null when it cannot be made sense of. */
export async function documentInWorker(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<
  { readonly ok: true; readonly html: string | null } | { readonly ok: false; readonly fault: Fault }
> {
  const worker = new ParsingWorker({ source: { kind: 'docx', bytes }, isWhole: true }, limits);
  try {
    const reply = await worker.reply();
    return { ok: true, html: 'html' in reply ? reply.html : null };
  } catch (error) {
    const parsed = failed(error);
    return parsed.ok ? { ok: true, html: null } : parsed;
  } finally {
    await worker.end();
  }
}

/** A workbook whose rows are still being read by a worker. */
export interface OpenWorkbook {
  /** Each with its first rows only. */
  readonly sheets: readonly RawSheet[];
  /** All rows of one sheet in bunches, once; then its merged ranges. @throws Error when reading fails. */
  rowsOf(sheet: number): AsyncGenerator<readonly RawRow[], readonly string[]>;
  close(): Promise<void>;
}

async function* rowsOf(
  worker: ParsingWorker,
  sheet: number,
): AsyncGenerator<readonly RawRow[], readonly string[]> {
  let reply = await worker.reply({ sheet });
  while ('rows' in reply) {
    yield reply.rows;
    reply = await worker.reply('more');
  }
  return 'merges' in reply ? reply.merges : [];
}

/** Opens a workbook of any length: its rows are handed over as they are asked for. */
export async function openInWorker(
  source: WorkbookSource,
  limits: ReadingLimits,
): Promise<
  | { readonly ok: true; readonly workbook: OpenWorkbook | null }
  | { readonly ok: false; readonly fault: Fault }
> {
  const worker = new ParsingWorker({ source, isWhole: false }, limits);
  try {
    const reply = await worker.reply();
    const sheets = 'sheets' in reply ? reply.sheets : [];
    return {
      ok: true,
      workbook: { sheets, rowsOf: (sheet) => rowsOf(worker, sheet), close: () => worker.end() },
    };
  } catch (error) {
    await worker.end();
    const parsed = failed(error);
    return parsed.ok ? { ok: true, workbook: null } : parsed;
  }
}
