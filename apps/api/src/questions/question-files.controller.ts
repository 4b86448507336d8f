import { BadRequestException, Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { cognitions, questionStates, type QuestionType } from '@whetstone/domain';
import { questionFormats, questionTemplate, type QuestionFormat } from '@whetstone/formats';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireOwnPage } from '../platform/http-guard';
import { httpRefusal } from '../platform/receive-file';
import { sendWorkbook } from '../platform/send-workbook';
import { SessionsService } from '../access/sessions.service';
import { QuestionExportService } from './question-export.service';
import { QuestionType as QuestionTypes } from './question-enums';
import { BANK_WORKERS } from './questions.policy';

const types = Object.values(QuestionTypes) as [QuestionType, ...QuestionType[]];
const text = z.string().max(200).nullable();

/** As the list's filter, in the words of the domain. */
const exportBody = z.strictObject({
  format: z.enum(questionFormats),
  filter: z.strictObject({
    bankId: z.uuid().nullable(),
    type: z.enum(types).nullable(),
    topicId: z.uuid().nullable(),
    difficulty: z.int().nullable(),
    cognition: z.enum(cognitions).nullable(),
    status: z.enum(questionStates).nullable(),
    tag: text,
    search: text,
    citesEdition: text,
    citesArticle: z.int().nullable(),
    needsReview: z.boolean().nullable(),
    isMine: z.boolean().nullable(),
    updatedSince: z.iso.date().nullable(),
  }),
});

const FILES: Readonly<Record<QuestionFormat, { readonly ending: string; readonly mimeType: string }>> = {
  xlsx: { ending: 'xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv', mimeType: 'text/csv; charset=utf-8' },
  text: { ending: 'txt', mimeType: 'text/plain; charset=utf-8' },
  docx: {
    ending: 'docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  wjx: { ending: 'txt', mimeType: 'text/plain; charset=utf-8' },
  gift: { ending: 'gift', mimeType: 'text/plain; charset=utf-8' },
  aiken: { ending: 'aiken', mimeType: 'text/plain; charset=utf-8' },
  moodle: { ending: 'xml', mimeType: 'application/xml; charset=utf-8' },
  'qti2.1': { ending: 'zip', mimeType: 'application/zip' },
  'qti2.2': { ending: 'zip', mimeType: 'application/zip' },
  qti3: { ending: 'zip', mimeType: 'application/zip' },
};

@Controller('files')
export class QuestionFilesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly exports: QuestionExportService,
  ) {}

  /** The headings the question importer understands and a row to write over. */
  @Get('templates/questions.xlsx')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, 'questions.xlsx', await questionTemplate());
  }

  /** With the keys: for those who work on questions, from our own page. */
  @Post('questions')
  @HttpCode(200)
  async questions(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const viewer = requireOwnPage(await this.sessions.load(request), request);
    if (!viewer.grants.some((grant) => BANK_WORKERS.includes(grant.role)))
      throw httpRefusal({ code: 'NOT_FOUND', data: {} }, request, 403);
    const read = exportBody.safeParse(body);
    if (!read.success) throw new BadRequestException(z.prettifyError(read.error));
    const { filter, format } = read.data;
    const result = await this.exports.exportQuestions(viewer, filter, format);
    if (!result.ok) throw httpRefusal(result.refusal, request);
    const { ending, mimeType } = FILES[format];
    await reply
      .header('content-type', mimeType)
      .header('content-disposition', `attachment; filename="questions.${ending}"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(result.value));
  }
}
