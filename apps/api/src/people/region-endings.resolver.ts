import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RefusalCode, Result } from '@whetstone/domain';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { RegionEndingsService, type MergeExtent } from './region-endings.service';
import {
  CloseRegionInput,
  CloseRegionResult,
  MergeRegionsInput,
  PreviewMergeInput,
  RegionMergeResult,
} from './region-endings.types';

@Resolver()
export class RegionEndingsResolver {
  constructor(
    private readonly endings: RegionEndingsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => RegionMergeResult, { description: 'What a merge would move; nothing is written.' })
  @Allow('training_manager', 'system_administrator')
  async regionMerge(
    @Args('input') input: PreviewMergeInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return this.answer(await this.endings.previewMerge(viewer, input), context);
  }

  @Mutation(() => RegionMergeResult, {
    description: 'Ends regions and carries their units and postings on in another, on one day.',
  })
  @Allow('training_manager', 'system_administrator')
  async mergeRegions(
    @Args('input') { units, postings, ...request }: MergeRegionsInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const { codes, successorCode, on } = request;
    const detail = { codes: codes.join(' '), on };
    context.auditNotes.push({
      ...{ subjectType: 'region', subjectId: String(successorCode), regionCode: successorCode, detail },
    });
    return this.answer(await this.endings.mergeRegions(viewer, request, { units, postings }), context);
  }

  @Mutation(() => CloseRegionResult, { description: 'Ends a region without units.' })
  @Allow('training_manager', 'system_administrator')
  async closeRegion(
    @Args('input') input: CloseRegionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const { code, on } = input;
    auditNotes.push({ subjectType: 'region', subjectId: String(code), regionCode: code, detail: { on } });
    const result = await this.endings.closeRegion(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  private answer(result: Result<MergeExtent, RefusalCode>, { language }: RequestContext) {
    if (!result.ok) return refused(result.refusal, language);
    const grants = result.value.grants.map((grant) => ({
      ...grant,
      regionName: this.regions.nameOf(grant.regionCode),
    }));
    return { ...result.value, grants };
  }
}
