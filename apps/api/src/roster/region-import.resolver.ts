import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionImportService } from './region-import.service';
import {
  CommitRegionImportInput,
  CommitRegionImportResult,
  PreviewRegionImportInput,
  PreviewRegionImportResult,
} from './region-import.types';

@Resolver()
export class RegionImportResolver {
  constructor(private readonly imports: RegionImportService) {}

  @Mutation(() => PreviewRegionImportResult, { description: 'A dry run; nothing is written.' })
  @Allow('training_manager', 'system_administrator')
  async previewRegionImport(
    @Args('input') { uploadId }: PreviewRegionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language }: RequestContext,
  ) {
    const result = await this.imports.preview(viewer, uploadId, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => CommitRegionImportResult)
  @Allow('training_manager', 'system_administrator')
  async commitRegionImport(
    @Args('input') input: CommitRegionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.imports.commit(viewer, input, language);
    const detail = result.ok ? { ...result.value } : {};
    auditNotes.push({ subjectType: 'upload', subjectId: input.uploadId, regionCode: null, detail });
    return result.ok ? result.value : refused(result.refusal, language);
  }
}
