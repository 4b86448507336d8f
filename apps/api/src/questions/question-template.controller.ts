import { Controller, Get, Res } from '@nestjs/common';
import { questionTemplate } from '@whetstone/formats';
import type { FastifyReply } from 'fastify';
import { sendWorkbook } from '../platform/send-workbook';

@Controller('files')
export class QuestionTemplateController {
  /** The headings the question importer understands and a row to write over. */
  @Get('templates/questions.xlsx')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, 'questions.xlsx', await questionTemplate());
  }
}
