import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Result } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { UnitsService, type UnitRefusal, type UnitRow } from './units.service';
import {
  AddUnitInput,
  ChangeUnitInput,
  CloseUnitInput,
  UnitFilter,
  UnitPage,
  UnitResult,
  UnitType,
} from './units.types';

@Resolver(() => UnitType)
export class UnitsResolver {
  constructor(
    private readonly bodies: UnitsService,
    private readonly places: RegionsService,
  ) {}

  @Query(() => UnitPage, {
    description: 'Units of the region and all it contains, as a tree; empty where the viewer may not look.',
  })
  @Allow('training_manager', 'leader', 'security_administrator')
  units(
    @Args('filter') { regionCode, on, search, ownLevelOnly }: UnitFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    const filter = { regionCode, on: on ?? null, search: search ?? '', ownLevelOnly: ownLevelOnly ?? false };
    return this.bodies.list(viewer, filter, page);
  }

  @ResolveField(() => Region)
  region(@Parent() unit: UnitRow) {
    return this.places.get(unit.regionCode);
  }

  @Mutation(() => UnitResult)
  @Allow('training_manager')
  async addUnit(
    @Args('input') input: AddUnitInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const unit = { ...input, parentId: input.parentId ?? null };
    return this.answer(viewer, await this.bodies.addUnit(viewer, unit), context, {
      regionCode: input.regionCode,
    });
  }

  @Mutation(() => UnitResult, {
    description: 'Puts a name, a kind or the unit above it right, for all its days.',
  })
  @Allow('training_manager')
  async changeUnit(
    @Args('input') { unitId, ...change }: ChangeUnitInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const wanted = { ...change, parentId: change.parentId ?? null };
    return this.answer(viewer, await this.bodies.changeUnit(viewer, unitId, wanted), context, { unitId });
  }

  @Mutation(() => UnitResult, { description: 'Ends a unit in which nobody serves any more.' })
  @Allow('training_manager')
  async closeUnit(
    @Args('input') { unitId, on }: CloseUnitInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return this.answer(viewer, await this.bodies.closeUnit(viewer, unitId, on), context, { unitId, on });
  }

  private async answer(
    viewer: SessionViewer,
    result: Result<string, UnitRefusal>,
    { language, auditNotes }: RequestContext,
    {
      unitId,
      regionCode,
      on,
    }: { readonly unitId?: string; readonly regionCode?: number; readonly on?: string },
  ) {
    const unit = result.ok ? await this.bodies.findFor(viewer, result.value) : null;
    const subjectId = unit?.id ?? unitId;
    auditNotes.push({
      ...(subjectId === undefined
        ? { subjectType: 'region', subjectId: String(regionCode) }
        : { subjectType: 'unit', subjectId }),
      ...{
        regionCode: unit?.regionCode ?? regionCode ?? null,
        detail: { name: unit?.name ?? null, on: on ?? null },
      },
    });
    return result.ok ? unit : refused(result.refusal, language);
  }
}
