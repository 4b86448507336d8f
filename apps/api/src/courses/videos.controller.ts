import type {} from '@fastify/static';
import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseFlood, requireOwnPage, requireViewer } from '../platform/http-guard';
import { RateLimits } from '../platform/rate-limits';
import { httpRefusal, receiveFile } from '../platform/receive-file';
import { SessionsService } from '../access/sessions.service';
import { VideosService } from './videos.service';

const LARGEST_VIDEO = 2 * 1024 * 1024 * 1024;
const FILE_NAME = /^[0-9a-f-]{36}\.(webm|mp4)$/;

@Controller()
export class VideosController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly videos: VideosService,
    private readonly limits: RateLimits,
  ) {}

  @Post('files/videos')
  async upload(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const viewer = requireOwnPage(await this.sessions.load(request), request);
    if (!viewer.grants.some((grant) => grant.role === 'training_manager')) {
      throw httpRefusal({ code: 'NOT_FOUND', data: {} }, request, 403);
    }
    await refuseFlood(this.limits, viewer.officerId, request, reply);
    const received = await receiveFile(request, { folder: this.videos.folder, limitBytes: LARGEST_VIDEO });
    if (!received.ok) throw httpRefusal(received.refusal, request);
    const kept = await this.videos.keep(viewer, received.value);
    if (!kept.ok) throw httpRefusal(kept.refusal, request);
    const { id, durationMs, mimeType } = kept.value;
    return { id, durationSeconds: durationMs / 1000, mimeType, bytes: received.value.bytes };
  }

  /** With byte ranges, so that a player can seek; only for people who are signed in. */
  @Get('media/:file')
  async media(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireViewer(await this.sessions.load(request));
    if (!FILE_NAME.test(file)) throw new NotFoundException();
    await reply.header('cache-control', 'private, max-age=86400').sendFile(file, this.videos.folder);
  }
}
