import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule, type AppOptions } from './app.module';
import { serveClients } from './platform/client-files';
import { OVERLOAD_LIMITS, refuseOverload, type OverloadLimits } from './platform/overload';
import { securityHeaders } from './platform/security-headers';
import { sayTooLarge } from './platform/too-large';
import { runOnly } from './platform/trusted-documents';
import { NestLogger } from './platform/logger';

const LARGEST_REQUEST = 1024 * 1024;

export interface ServingOptions {
  /** A proxy of our own tells the address of the client. */
  readonly trustsProxy?: boolean;
  /** Reached over TLS. */
  readonly isSecure?: boolean;
  /** When there is too much to do; what comes then is told to come again. */
  readonly limits?: OverloadLimits;
}

/** The whole server, not yet listening: what `main` runs and what tests talk to. */
export async function createApp(
  options: AppOptions,
  clientsFolder: string,
  { trustsProxy = false, isSecure = false, limits = OVERLOAD_LIMITS }: ServingOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_REQUEST,
    trustProxy: trustsProxy,
    genReqId: () => randomUUID(),
    // On closing, answers that have begun are finished and idle keep-alive connections are not waited for.
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), adapter, {
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  refuseOverload(server.server, limits);
  logRequests(server, options.logger);
  sayTooLarge(server);
  const headers = await securityHeaders(isSecure);
  server.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers);
    done();
  });
  await server.register(cookie);
  if (options.trustedOnly) runOnly(server, options.documents);
  await server.register(multipart);
  await serveClients(server, clientsFolder);
  await app.init();
  return app;
}

/** One line a request: no query, no body, no headers, so nothing anybody typed. */
function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const [path] = request.url.split('?');
    const { method, id } = request;
    const milliseconds = Math.round(reply.elapsedTime);
    logger.info({ requestId: id, method, path, status: reply.statusCode, milliseconds }, 'request');
  });
}
