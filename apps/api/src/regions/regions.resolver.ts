import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isWithin } from '@whetstone/domain';
import { Allow, CurrentViewer } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService, type RegionNode } from './regions.service';
import { Region, RegionStep } from './regions.types';

@Resolver(() => Region)
export class RegionsResolver {
  constructor(private readonly tree: RegionsService) {}

  @Query(() => [Region], {
    description: 'The children the viewer may see; without a parent, the roots of his grants.',
  })
  @Allow('signed-in')
  regions(
    @Args('parentCode', { type: () => Int, nullable: true }) parentCode: number | null,
    @CurrentViewer() viewer: SessionViewer,
  ): RegionNode[] {
    const mine = viewer.grants.map((grant) => grant.regionCode);
    if (parentCode === null) return this.tree.roots(mine);
    return this.tree
      .childrenOf(parentCode)
      .filter((child) => mine.some((code) => isWithin(child.code, code)));
  }

  @Query(() => Region, {
    nullable: true,
    description: "Null = not found, or not within the viewer's grants.",
  })
  @Allow('signed-in')
  region(
    @Args('code', { type: () => Int }) code: number,
    @CurrentViewer() viewer: SessionViewer,
  ): RegionNode | null {
    return viewer.grants.some((grant) => isWithin(code, grant.regionCode)) ? this.tree.find(code) : null;
  }

  @ResolveField(() => [RegionStep], { description: 'From the nation down to the region itself.' })
  path(@Parent() region: RegionNode): RegionNode[] {
    return this.tree.pathOf(region.code);
  }

  @ResolveField(() => Boolean)
  hasChildren(@Parent() region: RegionNode): boolean {
    return this.tree.childrenOf(region.code).length > 0;
  }
}
