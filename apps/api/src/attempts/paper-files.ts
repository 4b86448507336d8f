import { gunzipSync } from 'node:zlib';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService } from '../access/sessions.service';
import { chooseEncoding } from '../platform/choose-encoding';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { PaperReaders } from './paper-readers';

const YEAR_SECONDS = 31_536_000;
const HASH = /^[0-9a-f]{64}$/;

interface PaperRoute {
  readonly Params: { readonly hash: string };
}

/** Where a paper is fetched; what is there never changes. */
export function paperUrl(hash: string): string {
  return `/papers/${hash}`;
}

/**
 * Sends papers as they were packed, past GraphQL and past Nest: a country fetches them in the same second. Somebody who
 * may not read one is told what he would be told if there were none.
 */
@Injectable()
export class PaperFiles implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly sessions: SessionsService,
    private readonly papers: FrozenPapersService,
    private readonly readers: PaperReaders,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<PaperRoute>(paperUrl(':hash'), (request, reply) => this.send(request, reply));
  }

  private async send(request: FastifyRequest<PaperRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const viewer = await this.sessions.load(request);
    if (!viewer)
      return reply.code(401).send({ code: 'UNAUTHENTICATED', message: '请先登录。 Sign in first.' });
    const { hash } = request.params;
    const mayRead =
      HASH.test(hash) && !viewer.mustChangePassword && (await this.readers.mayRead(viewer, hash));
    const packed = mayRead ? await this.papers.bytes(hash) : null;
    if (!packed) return reply.code(404).send({ code: 'NOT_FOUND', message: '没有这份试卷。 No such paper.' });
    const etag = `"${hash}"`;
    reply
      .header('cache-control', `private, max-age=${YEAR_SECONDS}, immutable`)
      .header('vary', 'accept-encoding')
      .header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    reply.header('content-type', 'application/json; charset=utf-8');
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    if (encoding === 'br') return reply.header('content-encoding', 'br').send(packed.brotli);
    if (encoding === 'gzip') return reply.header('content-encoding', 'gzip').send(packed.gzip);
    return reply.send(gunzipSync(packed.gzip));
  }
}
