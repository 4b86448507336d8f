import { Injectable } from '@nestjs/common';
import { ok, refuse, type Language, type QuestionDraft, type Result } from '@whetstone/domain';
import { lossOf, sayLoss, writeQuestions, type QuestionFormat } from '@whetstone/formats';
import type { SessionViewer } from '../platform/request-context';
import { LawsService } from '../laws/laws.service';
import type { QuestionFilterValues } from './question-list';
import { draftOf, QuestionsService } from './questions.service';

/** What of an export a format cannot carry, question by question. */
export interface ExportLosses {
  readonly totalCount: number;
  readonly losses: readonly {
    readonly number: number;
    readonly stem: string;
    readonly lost: readonly string[];
  }[];
}

/** A list that is longer is filtered first: nobody carries it elsewhere in one file. */
export const MOST_EXPORTED = 5_000;
const PAGE = 500;

/** Questions out of the bank, in any format, with what each of them loses by it. */
@Injectable()
export class QuestionExportService {
  constructor(
    private readonly questions: QuestionsService,
    private readonly laws: LawsService,
  ) {}

  async exportLosses(
    viewer: SessionViewer,
    filter: QuestionFilterValues,
    format: QuestionFormat,
    language: Language,
  ): Promise<Result<ExportLosses, 'EXPORT_TOO_LARGE' | 'EXPORT_EMPTY'>> {
    const drafts = await this.drafts(viewer, filter);
    if (!drafts.ok) return drafts;
    const losses = lossOf(drafts.value, format).map(({ number, stem, lost }) => ({
      ...{ number, stem, lost: lost.map((thing) => sayLoss(thing, language)) },
    }));
    return ok({ totalCount: drafts.value.length, losses });
  }

  async exportQuestions(
    viewer: SessionViewer,
    filter: QuestionFilterValues,
    format: QuestionFormat,
  ): Promise<Result<Uint8Array, 'EXPORT_TOO_LARGE' | 'EXPORT_EMPTY'>> {
    const drafts = await this.drafts(viewer, filter);
    if (!drafts.ok) return drafts;
    return ok(await writeQuestions(drafts.value, format, this.laws.catalogue));
  }

  /** The wordings that count, in the order of the list. */
  private async drafts(
    viewer: SessionViewer,
    filter: QuestionFilterValues,
  ): Promise<Result<QuestionDraft[], 'EXPORT_TOO_LARGE' | 'EXPORT_EMPTY'>> {
    const drafts: QuestionDraft[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const { nodes, totalCount } = await this.questions.list(viewer, filter, { limit: PAGE, offset });
      if (totalCount > MOST_EXPORTED)
        return refuse('EXPORT_TOO_LARGE', { found: totalCount, most: MOST_EXPORTED });
      const wordings = await this.questions.fullRevisions(nodes.map((node) => node.currentRevisionId));
      for (const node of nodes) {
        const revision = wordings.get(node.currentRevisionId);
        if (revision) drafts.push(draftOf(revision, node));
      }
      if (offset + nodes.length >= totalCount || nodes.length === 0) break;
    }
    return drafts.length === 0 ? refuse('EXPORT_EMPTY') : ok(drafts);
  }
}
