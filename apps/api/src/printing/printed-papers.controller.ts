import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { Language } from '@whetstone/domain';
import { formLetter, printedKinds, type PrintedKind } from '@whetstone/formats';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService } from '../access/sessions.service';
import { AuditService } from '../audit/audit.service';
import { requireViewer } from '../platform/http-guard';
import { languageOf } from '../platform/request-context';
import { attachment } from '../platform/send-file';
import {
  printedFormats,
  PrintedPapersService,
  type FoundForm,
  type PrintedFormat,
} from './printed-papers.service';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORM = /^[1-9]\d?$/;

const MIME_TYPES: Readonly<Record<PrintedFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
};

/** The names of the entries in the audit log. */
const ACTIONS: Readonly<Record<PrintedKind, string>> = {
  paper: 'printExamPaper',
  'answer-sheet': 'printExamAnswerSheet',
  key: 'printExamKey',
};

/** What of an exam goes onto paper. Whoever takes it is written down before he gets it. */
@Controller('files/exams')
export class PrintedPapersController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly papers: PrintedPapersService,
    private readonly audit: AuditService,
  ) {}

  @Get(':examId/forms/:form/:file')
  async send(
    @Param('examId') examId: string,
    @Param('form') form: string,
    @Param('file') file: string,
    @Query('language') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const viewer = requireViewer(await this.sessions.load(request));
    const asked = readFile(file);
    if (!asked || !UUID.test(examId) || !FORM.test(form)) throw new NotFoundException();
    const found = viewer.mustChangePassword ? null : await this.papers.find(viewer, examId, Number(form));
    if (!found) throw new NotFoundException();
    const language: Language = wanted === 'zh' || wanted === 'en' ? wanted : languageOf(request);
    await this.audit.record({
      ...{ action: ACTIONS[asked.kind], result: 'ok' },
      detail: { form: formLetter(found.form), format: asked.format },
      context: {
        ...{ viewer, request, reply, requestId: request.id, language },
        auditNotes: [noteOf(found)],
      },
    });
    const { bytes, name } = await this.papers.print(found, asked.kind, asked.format, language);
    if (asked.format !== 'html') reply.header('content-disposition', attachment(`${name}.${asked.format}`));
    await reply
      .header('content-type', MIME_TYPES[asked.format])
      .header('cache-control', 'private, no-store')
      .send(bytes);
  }
}

function noteOf({ exam }: FoundForm) {
  return { subjectType: 'exam' as const, subjectId: exam.id, regionCode: exam.regionCode };
}

/** paper.pdf, answer-sheet.docx, key.html … */
function readFile(file: string): { readonly kind: PrintedKind; readonly format: PrintedFormat } | null {
  const [name, ending, ...others] = file.split('.');
  const kind = printedKinds.find((known) => known === name);
  const format = printedFormats.find((known) => known === ending);
  return kind && format && others.length === 0 ? { kind, format } : null;
}
