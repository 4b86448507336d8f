import { Overloaded } from './overload';

interface Waiting<Item, Value> {
  readonly item: Item;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Item, Value> {
  /** One item of a key in a batch; the next one waits its turn. A batch goes in the order of its keys. */
  readonly keyOf: (item: Item) => string;
  /** Writes a batch in one statement; a value for each item, in their order. It resolves after the commit. */
  readonly write: (items: readonly Item[]) => Promise<readonly Value[]>;
  /** More than so many do not wait: they are told to come again. */
  readonly mostWaiting?: number;
}

/** A batch holds its rows' locks until it commits; more rows than this would keep the first ones waiting. */
const LARGEST_BATCH = 100;

/**
 * Writes many in one statement when many come at once: what arrives while a batch is being written waits for its commit
 * and goes together; nothing waits for a clock. Nobody is answered before the commit that holds what he brought.
 */
export class GroupCommit<Item, Value> {
  private queue: Waiting<Item, Value>[] = [];
  private isWriting = false;

  constructor(private readonly options: GroupCommitOptions<Item, Value>) {}

  /** @throws Overloaded when too many wait already; nothing is written then. */
  add(item: Item): Promise<Value> {
    if (this.queue.length >= (this.options.mostWaiting ?? Infinity)) return Promise.reject(new Overloaded());
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.queue.length > 0) await this.writeTogether(this.nextBatch());
    this.isWriting = false;
  }

  /** Sorted by key, so that two servers lock rows in one order. */
  private nextBatch(): Waiting<Item, Value>[] {
    const batch = new Map<string, Waiting<Item, Value>>();
    const rest: Waiting<Item, Value>[] = [];
    for (const waiting of this.queue) {
      const key = this.options.keyOf(waiting.item);
      if (batch.size < LARGEST_BATCH && !batch.has(key)) batch.set(key, waiting);
      else rest.push(waiting);
    }
    this.queue = rest;
    return [...batch].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, waiting]) => waiting);
  }

  private async writeTogether(batch: readonly Waiting<Item, Value>[]): Promise<void> {
    try {
      const values = await this.options.write(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(values[index] as Value);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      // What the database cannot take must not sink the others: each is tried by itself and fails by itself.
      else await Promise.all(batch.map((waiting) => this.writeTogether([waiting])));
    }
  }
}
