import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';

export const OVERLOADED = 'OVERLOADED';

/**
 * Requests of GraphQL that are under way at once. A hall of two thousand that begins in one second fits in; at a fifth of
 * a millisecond each, the last of them is still answered within a second. What comes beyond is told at once to come again.
 */
export const MOST_UNDER_WAY = 2_400;

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
export function refuseOverload(server: Server, mostUnderWay: number): void {
  const [handle] = server.listeners('request') as ((
    request: IncomingMessage,
    reply: ServerResponse,
  ) => void)[];
  if (!handle) throw new Error('A server that answers nothing');
  let underWay = 0;
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
    if (!request.url?.startsWith('/graphql')) return handle(request, reply);
    if (underWay >= mostUnderWay) return refuse(reply);
    underWay += 1;
    reply.once('close', () => {
      underWay -= 1;
    });
    handle(request, reply);
  });
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
