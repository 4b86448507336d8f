import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { SessionViewer } from '../platform/request-context';
import { RosterImportService } from './roster-import.service';
import {
  CommitRosterImportInput,
  CommitRosterImportResult,
  PreviewRosterImportInput,
  PreviewRosterImportResult,
} from './roster.types';

@Resolver()
export class RosterResolver {
  constructor(private readonly imports: RosterImportService) {}

  @Mutation(() => PreviewRosterImportResult)
  @Allow('training_manager')
  async previewRosterImport(
    @Args('input') { uploadId }: PreviewRosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.imports.previewRosterImport(viewer, uploadId, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => CommitRosterImportResult)
  @Allow('training_manager')
  async commitRosterImport(
    @Args('input') { uploadId, mode }: CommitRosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.imports.commitRosterImport(viewer, uploadId, mode, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }
}
