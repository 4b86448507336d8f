import type {} from '@fastify/static';
import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseFlood, requireOwnPage, requireViewer } from '../platform/http-guard';
import { RateLimits } from '../platform/rate-limits';
import { httpRefusal, receiveFile } from '../platform/receive-file';
import { SessionsService } from '../access/sessions.service';
import { QuestionImagesService } from './question-images.service';
import { BANK_WORKERS } from './questions.policy';

const LARGEST_IMAGE = 2 * 1024 * 1024;
const FILE_NAME = /^[0-9a-f]{64}\.(?:png|jpg|webp)$/;

@Controller()
export class QuestionImagesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly images: QuestionImagesService,
    private readonly limits: RateLimits,
  ) {}

  @Post('files/images')
  async upload(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const viewer = requireOwnPage(await this.sessions.load(request), request);
    if (!viewer.grants.some((grant) => BANK_WORKERS.includes(grant.role))) {
      throw httpRefusal({ code: 'NOT_FOUND', data: {} }, request, 403);
    }
    await refuseFlood(this.limits, viewer.officerId, request, reply);
    const received = await receiveFile(request, { folder: this.images.folder, limitBytes: LARGEST_IMAGE });
    if (!received.ok) throw httpRefusal(received.refusal, request);
    const kept = await this.images.keep(viewer, received.value);
    if (!kept.ok) throw httpRefusal(kept.refusal, request);
    return kept.value;
  }

  /** Only for people who are signed in; the name is the hash of what is in it, so it never changes. */
  @Get('media/images/:file')
  async media(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireViewer(await this.sessions.load(request));
    if (!FILE_NAME.test(file)) throw new NotFoundException();
    await reply
      .header('cache-control', 'private, max-age=31536000, immutable')
      .sendFile(file, this.images.folder);
  }
}
