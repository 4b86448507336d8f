import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { ClassesService, type SeenClass } from './classes.service';
import {
  ClassQuotaType,
  SaveClassInput,
  SaveClassResult,
  TrainingClassPage,
  TrainingClassType,
} from './classes.types';

@Resolver(() => TrainingClassType)
export class ClassesResolver {
  constructor(
    private readonly service: ClassesService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => TrainingClassPage, {
    description: "Classes of the viewer's regions and those from above that are for them.",
  })
  @Allow('training_manager')
  trainingClasses(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.list(viewer, search ?? '', page);
  }

  @Query(() => TrainingClassType, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('training_manager')
  trainingClass(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: SessionViewer) {
    return this.service.findFor(viewer, id);
  }

  @Mutation(() => SaveClassResult)
  @Allow('training_manager')
  async saveClass(
    @Args('input') input: SaveClassInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.saveClass(viewer, { ...input, id: input.id ?? null });
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode } = result.value;
    auditNotes.push({ subjectType: 'class', subjectId: id, regionCode });
    return result.value;
  }

  @ResolveField(() => Region, { description: 'Who holds it.' })
  region(@Parent() { regionCode }: SeenClass) {
    return this.regions.get(regionCode);
  }

  @ResolveField(() => [ClassQuotaType], { description: 'Of the units the viewer may see; empty = none.' })
  quotas(@Parent() shown: SeenClass) {
    return this.service.seenQuotas(shown);
  }
}
