import { sayRefusal } from '@whetstone/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mediaTypeFor } from './compiled-operations';
import { languageOf } from './request-context';

const CODE = 'REQUEST_TOO_LARGE';
const KILOBYTE = 1024;

/**
 * Says in our own words that a request was larger than its route takes, in the shape its page understands. The framework
 * breaks it off before any handler has it, so it is told where the answer leaves.
 */
export function sayTooLarge(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 413) return done(null, payload);
    const isGraphql = request.url.startsWith('/graphql');
    reply.header('content-type', isGraphql ? mediaTypeFor(request.headers.accept) : JSON_TYPE);
    const message = messageFor(request);
    const told = isGraphql ? { errors: [{ message, extensions: { code: CODE } }] } : { code: CODE, message };
    done(null, JSON.stringify(told));
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

function messageFor(request: FastifyRequest): string {
  const limitKilobytes = Math.ceil(request.routeOptions.bodyLimit / KILOBYTE);
  return sayRefusal({ code: CODE, data: { limitKilobytes } }, languageOf(request));
}
