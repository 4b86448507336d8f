import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';

export const OVERLOADED = 'OVERLOADED';

/** So many requests that have been under way for so long: what came now would wait longer still. */
export interface Lateness {
  readonly count: number;
  readonly ms: number;
}

/** When requests of GraphQL are too many. */
export interface OverloadLimits {
  /** At once, however fast they are answered. */
  readonly underWay: number;
  readonly late: Lateness;
  /** The same for what can wait: a save is kept on its device, and nobody looks at an empty screen for it. */
  readonly lateForPatient: Lateness;
}

/**
 * A hall of two thousand that begins in one second fits in. Some fifty may take long for reasons of their own, such as the
 * figures of a country; more than that are waiting for one another, and the next would wait for them all. Two hundred saves
 * are two batches: where those take as long as a disk that catches its breath, nothing is wrong yet.
 */
export const OVERLOAD_LIMITS: OverloadLimits = {
  underWay: 2_400,
  late: { count: 50, ms: 1_000 },
  lateForPatient: { count: 200, ms: 100 },
};

/** RFC 9218: less urgent than 3, which is what is meant where nothing is said. */
const CAN_WAIT = /\bu=[4-7]/;

/** Seconds; not the same for all, or they would all come again together. */
const SOONEST = 1;
const LATEST = 4;

const MESSAGE =
  'The server is busy; what you wrote is kept on your device and sent again. 服务器繁忙，内容已存本机，稍后自动重发。';

/** Nothing was done and nothing is lost: whoever gets this tries again. */
export class Overloaded extends GraphQLError {
  readonly retryAfter = retryAfter();

  constructor() {
    super(MESSAGE, { extensions: { code: OVERLOADED } });
  }
}

function retryAfter(): string {
  return String(SOONEST + Math.floor(Math.random() * (LATEST - SOONEST + 1)));
}

/**
 * Refuses what a server cannot answer in time before it costs anything: a request is counted from its first line to the
 * end of its answer, and one too many is answered without being read.
 */
export function refuseOverload(server: Server, limits: OverloadLimits): void {
  const [handle] = server.listeners('request') as ((
    request: IncomingMessage,
    reply: ServerResponse,
  ) => void)[];
  if (!handle) throw new Error('A server that answers nothing');
  const underWay = new UnderWay(limits);
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
    if (!request.url?.startsWith('/graphql')) return handle(request, reply);
    const { priority } = request.headers;
    if (underWay.isFull(typeof priority === 'string' && CAN_WAIT.test(priority))) return refuse(reply);
    const leave = underWay.enter();
    reply.once('close', leave);
    handle(request, reply);
  });
}

/** Requests by when they came, the oldest first. */
class UnderWay {
  private readonly since = new Set<{ readonly at: number }>();

  constructor(private readonly limits: OverloadLimits) {}

  isFull(canWait: boolean): boolean {
    const { underWay, late, lateForPatient } = this.limits;
    return this.since.size >= underWay || this.areLate(late) || (canWait && this.areLate(lateForPatient));
  }

  private areLate({ count, ms }: Lateness): boolean {
    if (this.since.size < count) return false;
    let place = 0;
    for (const { at } of this.since) {
      place += 1;
      if (place === count) return performance.now() - at > ms;
    }
    return false;
  }

  /** @returns what says that it was answered. */
  enter(): () => void {
    const one = { at: performance.now() };
    this.since.add(one);
    return () => void this.since.delete(one);
  }
}

const BODY = JSON.stringify({ errors: [{ message: MESSAGE, extensions: { code: OVERLOADED } }] });

function refuse(reply: ServerResponse): void {
  reply.writeHead(503, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(BODY),
    'retry-after': retryAfter(),
    'cache-control': 'no-store',
  });
  reply.end(BODY);
}
