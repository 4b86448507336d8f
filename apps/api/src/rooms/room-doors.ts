import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SessionsService } from '../access/sessions.service';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { MOST_LEFT, Presences } from './presences';
import { RoomLine } from './room-line';
import { RoomLines } from './room-lines';
import { RoomStates, type RoomState } from './room-states';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const MOST_EPOCHS = 1_000_000;

/** A page that goes away sends it as plain text, which is all that a browser still does then. */
const presenceBody = z.object({
  epoch: z.number().int().min(1).max(MOST_EPOCHS),
  left: z.number().int().min(0).max(MOST_LEFT),
  token: z.string().max(100).nullable(),
});

interface RoomRoute {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly epoch?: string };
}

/**
 * Where a window opens its line, and says that it is there; past GraphQL and past Nest. Somebody else's attempt is none
 * that there is.
 */
@Injectable()
export class RoomDoors implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly sessions: SessionsService,
    private readonly states: RoomStates,
    private readonly lines: RoomLines,
    private readonly presences: Presences,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<RoomRoute>('/attempts/:id/events', (request, reply) => this.open(request, reply));
    server.post<RoomRoute>('/attempts/:id/presence', { bodyLimit: 1_000 }, (request, reply) =>
      this.hear(request, reply),
    );
  }

  private async open(request: FastifyRequest<RoomRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params;
    const epoch = Number(request.query.epoch);
    const state = Number.isInteger(epoch) ? await this.own(request, id) : 'not-yours';
    if (typeof state === 'string') return refuse(reply, state);
    if (!this.lines.mayOpen) return refuse(reply, 'closing');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      // Neither kept nor compressed nor held back by anything between.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    const token = this.tokenOf(id, epoch).toString('base64url');
    const leave = this.lines.open(new RoomLine(id, epoch, this.clock.now().getTime(), token, raw), state);
    raw.once('close', leave);
    raw.on('error', leave);
    // Gone while it was being looked up.
    if (raw.destroyed) leave();
    if (epoch <= state.epoch) this.presences.note({ attemptId: id, epoch, leftCount: 0 });
    return reply;
  }

  /** Sent every few seconds, and when the page is left: the line's token says whose it is, else the session does. */
  private async hear(request: FastifyRequest<RoomRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params;
    const body = presenceBody.safeParse(readJson(request.body));
    if (!body.success || !UUID.test(id))
      return reply.code(400).send({ code: 'BAD_REQUEST', message: '格式有误。 Malformed.' });
    const { epoch, left, token } = body.data;
    if (token !== null && !this.isToken(token, id, epoch)) return refuse(reply, 'nobody');
    if (token === null) {
      const isOurPage = request.headers['x-whetstone'] !== undefined;
      const state = isOurPage ? await this.own(request, id) : 'nobody';
      if (typeof state === 'string') return refuse(reply, state);
    }
    this.presences.note({ attemptId: id, epoch, leftCount: left });
    return reply.code(204).send();
  }

  /** The attempt as it stands, if it is the asker's own. */
  private async own(request: FastifyRequest, id: string): Promise<RoomState | Refusal> {
    const viewer = await this.sessions.load(request);
    if (!viewer) return 'nobody';
    const state = UUID.test(id) && !viewer.mustChangePassword ? await this.states.find(id) : null;
    return state?.officerId === viewer.officerId ? state : 'not-yours';
  }

  private tokenOf(attemptId: string, epoch: number): Buffer {
    return this.dataKey.digest('room', `${attemptId} ${String(epoch)}`);
  }

  private isToken(token: string, attemptId: string, epoch: number): boolean {
    const given = Buffer.from(token, 'base64url');
    const right = this.tokenOf(attemptId, epoch);
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

type Refusal = 'nobody' | 'not-yours' | 'closing';

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  switch (refusal) {
    case 'nobody':
      return reply.code(401).send({ code: 'UNAUTHENTICATED', message: '请先登录。 Sign in first.' });
    case 'not-yours':
      return reply.code(404).send({ code: 'NOT_FOUND', message: '没有这份答卷。 No such attempt.' });
    case 'closing':
      return reply
        .code(503)
        .header('retry-after', '2')
        .send({ code: 'OVERLOADED', message: '请稍后再连。 Come again.' });
  }
}

function readJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
