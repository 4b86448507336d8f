import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the two built clients: hashed assets for ever, the page itself never cached, and any path a client routes by
 * itself answered with its page, so that a reload in the middle of a test comes back to the test.
 */
export async function serveClients(server: FastifyInstance, clientsFolder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: clientsFolder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  server.get('/*', (request, reply) => sendClientFile(request, reply, clientsFolder));
}

function sendClientFile(request: FastifyRequest, reply: FastifyReply, clientsFolder: string): FastifyReply {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const isConsole = path === '/console' || path.startsWith('/console/');
  const client = isConsole ? 'console' : 'learner';
  const file = isConsole ? path.slice('/console/'.length) : path.slice(1);
  const isAsset = file !== '' && !file.includes('..') && existsSync(join(clientsFolder, client, file));
  if (isAsset && file.startsWith('assets/')) {
    return reply
      .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
      .sendFile(`${client}/${file}`);
  }
  if (file.startsWith('assets/')) return reply.code(404).send({ code: 'NOT_FOUND', message: 'No such file' });
  return reply.header('cache-control', 'no-cache').sendFile(`${client}/${isAsset ? file : pageOf(path)}`);
}

/** The same app, told beforehand which part of it this address needs: the exam room waits for nothing else. */
function pageOf(path: string): string {
  return /^\/exams\/[^/]+\/room\/?$/.test(path) ? 'room.html' : 'index.html';
}
