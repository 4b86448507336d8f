import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { regionTemplate, rosterTemplate } from '@whetstone/formats';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseFlood, requireOwnPage } from '../platform/http-guard';
import { RateLimits } from '../platform/rate-limits';
import { sendWorkbook } from '../platform/send-workbook';
import { httpRefusal, receiveFile } from '../platform/receive-file';
import { SessionsService } from '../access/sessions.service';
import { UploadsService } from './uploads.service';

const LARGEST_SPREADSHEET = 15 * 1024 * 1024;

/** Those who have something to import. */
const IMPORTERS = ['training_manager', 'author', 'system_administrator'];

@Controller('files')
export class UploadsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly uploads: UploadsService,
    private readonly limits: RateLimits,
  ) {}

  @Post('uploads')
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string; fileName: string; bytes: number }> {
    const viewer = requireOwnPage(await this.sessions.load(request), request);
    if (!viewer.grants.some((grant) => IMPORTERS.includes(grant.role))) {
      throw httpRefusal({ code: 'NOT_FOUND', data: {} }, request, 403);
    }
    await refuseFlood(this.limits, viewer.officerId, request, reply);
    const received = await receiveFile(request, {
      folder: this.uploads.folder,
      limitBytes: LARGEST_SPREADSHEET,
    });
    if (!received.ok) throw httpRefusal(received.refusal, request);
    const { id, fileName, bytes } = await this.uploads.keep(viewer, received.value);
    return { id, fileName, bytes };
  }

  @Get('templates/roster.xlsx')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, 'roster.xlsx', await rosterTemplate());
  }

  @Get('templates/regions.xlsx')
  async regions(@Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, 'regions.xlsx', await regionTemplate());
  }
}
