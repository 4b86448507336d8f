import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isWithin, type Result } from '@whetstone/domain';
import type { RefusalCode } from '@whetstone/domain';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionEditsService } from './region-edits.service';
import { keepsRegionsBelow } from './regions.policy';
import { RegionsService, type RegionNode } from './regions.service';
import {
  AddRegionInput,
  AddRegionResult,
  Region,
  RegionHistory,
  RegionStep,
  RenameRegionInput,
  RenameRegionResult,
} from './regions.types';

/** A region and the day it is looked at; without one it is today. */
type LookedAt = RegionNode & { readonly on?: string | null };

const MOST_FOUND = 20;

@Resolver(() => Region)
export class RegionsResolver {
  constructor(
    private readonly tree: RegionsService,
    private readonly edits: RegionEditsService,
  ) {}

  @Query(() => [Region], {
    description:
      'The children the viewer may see, as they were on a day (null = today); without a parent, the roots of his grants.',
  })
  @Allow('signed-in')
  regions(
    @Args('parentCode', { type: () => Int, nullable: true }) parentCode: number | null,
    @Args('on', { type: () => LocalDate, nullable: true }) on: string | null,
    @CurrentViewer() viewer: SessionViewer,
  ): LookedAt[] {
    const mine = viewer.grants.map((grant) => grant.regionCode);
    const tree = this.tree.on(on ?? null);
    const seen =
      parentCode === null
        ? tree.roots(mine)
        : tree.childrenOf(parentCode).filter((child) => mine.some((code) => isWithin(child.code, code)));
    return seen.map((region) => ({ ...region, on }));
  }

  @Query(() => Region, {
    nullable: true,
    description:
      "The region on a day; without a day as it is or, when it is gone, as it last was. Null = not found, or not within the viewer's grants.",
  })
  @Allow('signed-in')
  region(
    @Args('code', { type: () => Int }) code: number,
    @Args('on', { type: () => LocalDate, nullable: true }) on: string | null,
    @CurrentViewer() viewer: SessionViewer,
  ): LookedAt | null {
    if (!viewer.grants.some((grant) => isWithin(code, grant.regionCode))) return null;
    const region = on ? this.tree.on(on).find(code) : this.tree.history(code) && this.tree.get(code);
    return region && { ...region, on };
  }

  @Query(() => [Region], { description: 'By part of a name or the beginning of a code; at most 20.' })
  @Allow('signed-in')
  regionSearch(@Args('text') text: string, @CurrentViewer() viewer: SessionViewer): RegionNode[] {
    const wanted = text.trim();
    const roots = viewer.grants.map(({ regionCode }) => regionCode);
    return wanted === '' ? [] : this.tree.on(null).search(wanted, roots, MOST_FOUND);
  }

  @ResolveField(() => [RegionStep], { description: 'From the nation down to the region itself.' })
  path(@Parent() { code, on }: LookedAt): RegionNode[] {
    return this.tree.on(on ?? null).pathOf(code);
  }

  @ResolveField(() => Boolean)
  hasChildren(@Parent() { code, on }: LookedAt): boolean {
    return this.tree.on(on ?? null).childrenOf(code).length > 0;
  }

  @ResolveField(() => RegionHistory)
  history(@Parent() { code }: LookedAt): RegionHistory {
    const region = this.tree.history(code);
    if (!region) throw new Error(`No region ${code}`);
    const { successorCode } = region;
    return { ...region, successor: successorCode === null ? null : this.tree.get(successorCode) };
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may rename, merge or close it.' })
  mayChange(@Parent() { parentCode }: LookedAt, @CurrentViewer() viewer: SessionViewer): boolean {
    return parentCode !== null && keepsRegionsBelow(viewer.grants, parentCode);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may add a region straight below it.' })
  mayAdd(@Parent() { code, level }: LookedAt, @CurrentViewer() viewer: SessionViewer): boolean {
    return (level === 'province' || level === 'city') && keepsRegionsBelow(viewer.grants, code);
  }

  @Mutation(() => AddRegionResult, {
    description: 'A node that GB/T 2260 does not list: a division of the 兵团, a development zone.',
  })
  @Allow('training_manager', 'system_administrator')
  async addRegion(
    @Args('input') input: AddRegionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const region = { ...input, level: null, parentCode: null };
    return answer(input, await this.edits.addRegion(viewer, region), context);
  }

  @Mutation(() => RenameRegionResult, { description: 'Another name from a day on; the past keeps its own.' })
  @Allow('training_manager', 'system_administrator')
  async renameRegion(
    @Args('input') input: RenameRegionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(input, await this.edits.renameRegion(viewer, input), context);
  }
}

function answer(
  input: { readonly code: number; readonly name: string; readonly from: string },
  result: Result<RegionNode, RefusalCode>,
  { language, auditNotes }: RequestContext,
) {
  const detail = { name: input.name, from: input.from };
  auditNotes.push({ subjectType: 'region', subjectId: String(input.code), regionCode: input.code, detail });
  return result.ok ? result.value : refused(result.refusal, language);
}
