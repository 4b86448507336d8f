import { Injectable } from '@nestjs/common';
import {
  plainTextOf,
  writtenPartsOf,
  type QuestionType,
  type TextFormat,
  type WrittenPart,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { PapersService } from '../exams/papers.service';
import { QuestionsService } from '../questions/questions.service';

/** A question of an exam that persons read, as it stands on its papers. */
export interface WrittenQuestion {
  readonly revisionId: string;
  readonly type: QuestionType;
  readonly textFormat: TextFormat;
  readonly stem: string;
  readonly stemText: string;
  /** Of the written parts together. */
  readonly maxHundredths: number;
  readonly parts: readonly (WrittenPart & { readonly stem: string })[];
}

/** The questions of an exam that persons read, with their 要点. */
@Injectable()
export class WrittenQuestionsService {
  constructor(
    private readonly papers: PapersService,
    private readonly questions: QuestionsService,
  ) {}

  /** In the order of the papers. One that two papers ask for different points is there twice. */
  async ofExam(on: EntityManager, examId: string): Promise<WrittenQuestion[]> {
    const papers = await on.query<{ id: string }[]>(
      `SELECT id FROM papers WHERE exam_id = $1 ORDER BY form`,
      [examId],
    );
    const found = new Map<string, { revisionId: string; parts: WrittenPart[] }>();
    for (const { id } of papers) {
      for (const question of await this.papers.keys(on, id)) {
        const parts = writtenPartsOf(question);
        if (parts.length > 0 && !question.isVoid)
          found.set(`${question.questionId} ${maxOf(parts)}`, { revisionId: question.questionId, parts });
      }
    }
    const written = [...found.values()];
    const wording = await this.questions.revisions(
      written.map(({ revisionId }) => revisionId),
      on,
    );
    return written.flatMap(({ revisionId, parts }): WrittenQuestion[] => {
      const revision = wording.get(revisionId);
      if (!revision) return [];
      const { type, textFormat, stem, parts: asked } = revision;
      return [
        {
          ...{ revisionId, type, textFormat, stem, stemText: plainTextOf(stem, textFormat) },
          maxHundredths: maxOf(parts),
          parts: parts.map((part) => ({ ...part, stem: asked[part.number - 1]?.stem ?? '' })),
        },
      ];
    });
  }

  /** @throws Error where the exam asks no such question for so many points. */
  async get(
    on: EntityManager,
    { examId, revisionId, maxHundredths }: { examId: string; revisionId: string; maxHundredths: number },
  ): Promise<WrittenQuestion> {
    const questions = await this.ofExam(on, examId);
    const found = questions.find(
      (one) => one.revisionId === revisionId && one.maxHundredths === maxHundredths,
    );
    if (!found) throw new Error(`Exam ${examId} asks nobody to write about ${revisionId}`);
    return found;
  }
}

function maxOf(parts: readonly WrittenPart[]): number {
  return parts.reduce((sum, part) => sum + part.maxHundredths, 0);
}
