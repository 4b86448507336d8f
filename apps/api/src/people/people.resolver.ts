import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../platform/clock';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { AccountsService } from './accounts.service';
import { OfficersService, type OfficerRow, type PostingRow, type ViewerRow } from './officers.service';
import { PeopleLoaders } from './people.loaders';
import { seesOfficersIn } from './people.policy';
import {
  ActivateAccountInput,
  ActivateAccountResult,
  GrantType,
  OfficerFilter,
  OfficerPage,
  OfficerType,
  PostingType,
  SignInInput,
  SignInResult,
  Viewer,
} from './people.types';
import { SessionsService } from './sessions.service';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly officers: OfficersService,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => Viewer, { nullable: true, description: 'Null = not signed in.' })
  @Allow('anyone')
  async viewer(@Context() { viewer }: RequestContext): Promise<ViewerRow | null> {
    return viewer && this.load(viewer);
  }

  @Mutation(() => SignInResult)
  @Allow('anyone')
  async signIn(@Args('input') input: SignInInput, @Context() context: RequestContext) {
    const result = await this.accounts.signIn(input.account, input.password);
    return result.ok ? this.open(result.value, context) : refused(result.refusal, context.language);
  }

  @Mutation(() => ActivateAccountResult)
  @Allow('anyone')
  async activateAccount(@Args('input') input: ActivateAccountInput, @Context() context: RequestContext) {
    const result = await this.accounts.activateAccount(input.account, input.activationCode, input.password);
    return result.ok ? this.open(result.value, context) : refused(result.refusal, context.language);
  }

  @Mutation(() => Boolean)
  @Allow('anyone')
  async signOut(@Context() { viewer, reply }: RequestContext): Promise<boolean> {
    if (viewer) await this.sessions.close(viewer, reply);
    return true;
  }

  @ResolveField(() => String, { nullable: true })
  maskedCertificateNo(@Parent() viewer: ViewerRow): string {
    return maskCertificate(viewer.certificateNo);
  }

  @ResolveField(() => PostingType, { nullable: true, description: 'Null = serving nowhere today.' })
  async posting(@Parent() viewer: ViewerRow) {
    const posting = await this.officers.servingPosting(viewer.id);
    return posting && withRegion(posting, this.regions);
  }

  @ResolveField(() => [GrantType])
  async grants(@Parent() viewer: ViewerRow) {
    const grants = await this.officers.grantsOf(viewer.id);
    return grants.map((grant) => ({ ...grant, region: this.regions.get(grant.regionCode) }));
  }

  private async open(officerId: string, { request, reply }: RequestContext): Promise<ViewerRow> {
    return this.load(await this.sessions.open(officerId, request, reply));
  }

  private async load(session: SessionViewer): Promise<ViewerRow> {
    const officer = await this.officers.find(session.officerId);
    if (!officer) throw new Error(`A session of no officer ${session.officerId}`);
    return { ...officer, session };
  }
}

@Resolver(() => OfficerType)
export class OfficersResolver {
  constructor(
    private readonly roster: OfficersService,
    private readonly regions: RegionsService,
    private readonly loaders: PeopleLoaders,
    private readonly clock: Clock,
  ) {}

  @Query(() => OfficerPage, {
    description:
      'Those serving today in the region and all it contains; empty where the viewer may not look.',
  })
  @Allow('training_manager', 'leader')
  async officers(
    @Args('filter') { regionCode, search }: OfficerFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<{ nodes: OfficerRow[]; totalCount: number }> {
    if (!seesOfficersIn(viewer.grants, regionCode)) return { nodes: [], totalCount: 0 };
    return this.roster.list(regionCode, search ?? '', page);
  }

  @Query(() => OfficerType, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('training_manager', 'leader')
  officer(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<OfficerRow | null> {
    return this.roster.findFor(viewer, id);
  }

  @ResolveField(() => [PostingType], { description: 'Newest first.' })
  async postings(@Parent() officer: OfficerRow, @Context() context: RequestContext) {
    const postings = await this.loaders.postings(context).load(officer.id);
    return postings.map((posting) => withRegion(posting, this.regions));
  }

  @ResolveField(() => PostingType, { nullable: true, description: 'Where he serves today; null = nowhere.' })
  async posting(@Parent() officer: OfficerRow, @Context() context: RequestContext) {
    const today = this.clock.today();
    const postings = await this.loaders.postings(context).load(officer.id);
    const serving = postings.find(
      (one) => one.postedFrom <= today && (one.postedTo === null || one.postedTo > today),
    );
    return serving ? withRegion(serving, this.regions) : null;
  }
}

function withRegion(posting: PostingRow, regions: RegionsService) {
  return { ...posting, region: regions.get(posting.regionCode) };
}

/** First two and last four stay: enough for its holder to know it, too little for anybody else. */
export function maskCertificate(certificateNo: string): string {
  return certificateNo.length <= 6
    ? certificateNo
    : `${certificateNo.slice(0, 2)}·····${certificateNo.slice(-4)}`;
}
