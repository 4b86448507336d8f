import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { SessionViewer } from '../platform/request-context';
import { QuestionExportService } from './question-export.service';
import { QuestionExportInput, QuestionExportResult } from './question-export.types';
import { readQuestionFilter } from './read-question-filter';

@Resolver()
export class QuestionExportResolver {
  constructor(private readonly exports: QuestionExportService) {}

  @Query(() => QuestionExportResult, {
    description: 'What an export would hold and lose; the file itself is at /files/questions.',
  })
  @Allow('author', 'reviewer')
  async questionExport(
    @Args('input') { filter, format }: QuestionExportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.exports.exportLosses(viewer, readQuestionFilter(filter), format, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }
}
