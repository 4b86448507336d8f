import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PostingKind } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { OfficersService, type OfficerRow, type PostingRow } from './officers.service';
import { OfficerEditsService } from './officer-edits.service';
import { OfficerChangeType, OfficerFilter, OfficerPage, OfficerType, PostingType } from './officers.types';
import { PeopleLoaders } from './people.loaders';
import { seesOfficersIn } from './people.policy';

/** Those who count for their unit. */
const COUNTING: PostingKind[] = ['serving', 'seconded_in'];

@Resolver(() => OfficerType)
export class OfficersResolver {
  constructor(
    private readonly roster: OfficersService,
    private readonly regions: RegionsService,
    private readonly loaders: PeopleLoaders,
    private readonly clock: Clock,
    private readonly edits: OfficerEditsService,
  ) {}

  @Query(() => OfficerPage, {
    description:
      'Those serving today in the region and all it contains; empty where the viewer may not look.',
  })
  @Allow('training_manager', 'leader', 'security_administrator')
  async officers(
    @Args('filter') filter: OfficerFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<{ nodes: OfficerRow[]; totalCount: number }> {
    if (!seesOfficersIn(viewer.grants, filter.regionCode)) return { nodes: [], totalCount: 0 };
    const values = {
      ...{ regionCode: filter.regionCode, search: filter.search ?? null, on: filter.on ?? null },
      ...{
        kinds: filter.kinds ?? COUNTING,
        grade: filter.grade ?? null,
        hasAccount: filter.hasAccount ?? null,
      },
    };
    return this.roster.list(viewer, values, page);
  }

  @Query(() => OfficerType, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('training_manager', 'leader', 'security_administrator')
  officer(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<OfficerRow | null> {
    return this.roster.findFor(viewer, id);
  }

  @ResolveField(() => [PostingType], { description: 'Newest first.' })
  async postings(@Parent() officer: OfficerRow, @Context() context: RequestContext) {
    const postings = await this.loaders.postings(context).load(officer.id);
    return postings.map((posting) => this.withRegion(posting));
  }

  @ResolveField(() => PostingType, { nullable: true, description: 'Where he serves today; null = nowhere.' })
  async posting(@Parent() officer: OfficerRow, @Context() context: RequestContext) {
    const today = this.clock.today();
    const postings = await this.loaders.postings(context).load(officer.id);
    const serving = postings.find(
      (one) =>
        COUNTING.includes(one.kind) &&
        one.postedFrom <= today &&
        (one.postedTo === null || one.postedTo > today),
    );
    return serving ? this.withRegion(serving) : null;
  }

  @ResolveField(() => [OfficerChangeType], { description: 'What was changed about him, newest first.' })
  changes(@Parent() officer: OfficerRow) {
    return this.edits.historyOf(officer.id);
  }

  private withRegion(posting: PostingRow) {
    return { ...posting, region: this.regions.get(posting.regionCode) };
  }
}
