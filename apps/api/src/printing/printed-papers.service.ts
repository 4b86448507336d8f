import { Injectable } from '@nestjs/common';
import type { Language } from '@whetstone/domain';
import {
  imagesOf,
  printAnswerSheet,
  printKey,
  printPaper,
  writePrintedDocx,
  writePrintedHtml,
  writePrintedPdf,
  type FormToPrint,
  type KeyToPrint,
  type PrintedDocument,
  type PrintedGround,
  type PrintedImages,
  type PrintedKind,
} from '@whetstone/formats';
import pLimit from 'p-limit';
import { DataSource } from 'typeorm';
import type { SessionViewer } from '../platform/request-context';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { FrozenPapersService, type FrozenPaper } from '../exams/frozen-papers.service';
import { PapersService } from '../exams/papers.service';
import { QuestionImagesService } from '../questions/question-images.service';
import { QuestionsService } from '../questions/questions.service';

export const printedFormats = ['docx', 'pdf', 'html'] as const;
export type PrintedFormat = (typeof printedFormats)[number];

/** A form of an exam that is the viewer's, ready to be printed. */
export interface FoundForm {
  readonly exam: ExamRow;
  readonly paper: FrozenPaper;
  readonly form: number;
}

export interface PrintedFile {
  readonly bytes: Buffer;
  /** Without its ending. */
  readonly name: string;
}

/** Papers, answer sheets and keys of frozen forms as files and as a page to print. */
@Injectable()
export class PrintedPapersService {
  /** One at a time: setting three hundred questions takes a second of a processor that marks and saves as well. */
  private readonly press = pLimit(1);

  constructor(
    private readonly database: DataSource,
    private readonly exams: ExamsService,
    private readonly frozen: FrozenPapersService,
    private readonly papers: PapersService,
    private readonly questions: QuestionsService,
    private readonly images: QuestionImagesService,
  ) {}

  /** Null = not found, or not the viewer's to print: whoever may publish an exam may read its papers and their keys. */
  async find(viewer: SessionViewer, examId: string, form: number): Promise<FoundForm | null> {
    const exam = await this.exams.findPublishedBy(viewer, examId);
    const paper = exam ? await this.frozen.findForm(examId, form) : null;
    return exam && paper ? { exam, paper, form } : null;
  }

  async print(
    found: FoundForm,
    kind: PrintedKind,
    format: PrintedFormat,
    language: Language,
  ): Promise<PrintedFile> {
    const printed = await this.document(found, kind, language);
    const { title, subtitle } = printed;
    return { name: `${title} ${subtitle}`, bytes: await this.press(() => this.write(printed, format)) };
  }

  private async document(found: FoundForm, kind: PrintedKind, language: Language): Promise<PrintedDocument> {
    const form = formOf(found);
    switch (kind) {
      case 'paper':
        return printPaper(form, language);
      case 'answer-sheet':
        return printAnswerSheet(form, language);
      case 'key':
        return printKey(form, await this.keyOf(found, language), language);
    }
  }

  private async write(printed: PrintedDocument, format: PrintedFormat): Promise<Buffer> {
    if (format === 'html') return Buffer.from(writePrintedHtml(printed));
    const write = format === 'pdf' ? writePrintedPdf : writePrintedDocx;
    return Buffer.from(await write(printed, await this.imagesOf(printed)));
  }

  private async imagesOf(printed: PrintedDocument): Promise<PrintedImages> {
    const read = await Promise.all(
      imagesOf(printed).map(async (url) => [url, await this.images.read(url)] as const),
    );
    return new Map(read.flatMap(([url, bytes]) => (bytes ? [[url, bytes] as const] : [])));
  }

  private async keyOf({ paper }: FoundForm, language: Language): Promise<KeyToPrint> {
    const ids = paper.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
    const [keys, wording, citations] = await Promise.all([
      this.papers.keys(this.database, paper.id),
      this.questions.revisions(ids),
      this.questions.citations(ids, language),
    ]);
    const grounds = ids.map((id): readonly [string, PrintedGround] => {
      const { explanation = '', textFormat = 'plain' as const } = wording.get(id) ?? {};
      return [id, { explanation, textFormat, citations: (citations.get(id) ?? []).map(({ text }) => text) }];
    });
    return { keys, grounds: new Map(grounds) };
  }
}

/** In the order of the form and with its own labels: what is shuffled for a screen is not shuffled on paper. */
function formOf({ exam, paper, form }: FoundForm): FormToPrint {
  return {
    ...{ examTitle: exam.title, form, durationSeconds: exam.durationSeconds },
    ...{ maxHundredths: exam.maxPointsHundredths, passHundredths: exam.passPointsHundredths },
    sections: paper.sections,
  };
}
