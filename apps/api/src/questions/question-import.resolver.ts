import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { QuestionImportService } from './question-import.service';
import {
  CommitQuestionImportInput,
  CommitQuestionImportResult,
  PreviewQuestionImportInput,
  PreviewQuestionImportResult,
  UndoQuestionImportInput,
  UndoQuestionImportResult,
} from './question-import.types';

@Resolver()
export class QuestionImportResolver {
  constructor(private readonly imports: QuestionImportService) {}

  @Mutation(() => PreviewQuestionImportResult)
  @Allow('author')
  async previewQuestionImport(
    @Args('input') { uploadId, bankId }: PreviewQuestionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.imports.previewQuestionImport(viewer, uploadId, bankId, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => CommitQuestionImportResult)
  @Allow('author')
  async commitQuestionImport(
    @Args('input') input: CommitQuestionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.imports.commitQuestionImport(viewer, input, language);
    if (!result.ok) return refused(result.refusal, language);
    const { bank, newCount, changedCount } = result.value;
    auditNotes.push({
      ...{ subjectType: 'bank', subjectId: bank.id, regionCode: bank.regionCode },
      detail: { uploadId: input.uploadId, newCount, changedCount },
    });
    return result.value;
  }

  @Mutation(() => UndoQuestionImportResult, {
    description: 'Takes an import back, but for what somebody has gone on with since.',
  })
  @Allow('author')
  async undoQuestionImport(
    @Args('input') { uploadId }: UndoQuestionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.imports.undoQuestionImport(viewer, uploadId);
    if (!result.ok) return refused(result.refusal, language);
    const { bank, undoneCount } = result.value;
    auditNotes.push({
      ...{ subjectType: 'bank', subjectId: bank.id, regionCode: bank.regionCode },
      detail: { uploadId, undoneCount },
    });
    return result.value;
  }
}
