import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService } from '../access/sessions.service';
import { Clock } from '../platform/clock';
import { RoomLine } from './room-line';
import { RoomLines } from './room-lines';
import { RoomStates } from './room-states';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface EventsRoute {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly epoch?: string };
}

/** Where a window opens its line, past GraphQL and past Nest. Somebody else's attempt is none that there is. */
@Injectable()
export class RoomDoors implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly sessions: SessionsService,
    private readonly states: RoomStates,
    private readonly lines: RoomLines,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<EventsRoute>('/attempts/:id/events', (request, reply) => this.open(request, reply));
  }

  private async open(request: FastifyRequest<EventsRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const viewer = await this.sessions.load(request);
    if (!viewer)
      return reply.code(401).send({ code: 'UNAUTHENTICATED', message: '请先登录。 Sign in first.' });
    const { id } = request.params;
    const epoch = Number(request.query.epoch);
    const state =
      UUID.test(id) && Number.isInteger(epoch) && !viewer.mustChangePassword
        ? await this.states.find(id)
        : null;
    if (state?.officerId !== viewer.officerId)
      return reply.code(404).send({ code: 'NOT_FOUND', message: '没有这份答卷。 No such attempt.' });
    if (!this.lines.mayOpen)
      return reply
        .code(503)
        .header('retry-after', '2')
        .send({ code: 'OVERLOADED', message: '请稍后再连。 Come again.' });
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
    const line = new RoomLine(id, epoch, this.clock.now().getTime(), raw);
    const leave = this.lines.open(line, state);
    raw.once('close', leave);
    raw.on('error', leave);
    // Gone while it was being looked up.
    if (raw.destroyed) leave();
    return reply;
  }
}
