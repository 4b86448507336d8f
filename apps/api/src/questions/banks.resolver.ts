import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { BanksService, type BankRow, type SeenBank } from './banks.service';
import { BankType, CreateBankInput, CreateBankResult, TopicCount, TypeCount } from './banks.types';
import { reviewsBank, suggestsTo, worksInBank, writesBank } from './questions.policy';

@Resolver(() => BankType)
export class BanksResolver {
  constructor(
    private readonly service: BanksService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => [BankType], {
    description: "Those of the viewer's regions, and those shared downward to them.",
  })
  @Allow('author', 'reviewer', 'training_manager')
  banks(@CurrentViewer() viewer: SessionViewer): Promise<SeenBank[]> {
    return this.service.list(viewer);
  }

  @Query(() => BankType, { nullable: true, description: 'Null = not found, or not yours to read.' })
  @Allow('author', 'reviewer', 'training_manager')
  bank(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenBank | null> {
    return this.service.findFor(viewer, id);
  }

  @Mutation(() => CreateBankResult)
  @Allow('author')
  async createBank(
    @Args('input') input: CreateBankInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.createBank(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode } = result.value;
    auditNotes.push({ subjectType: 'bank', subjectId: id, regionCode });
    return result.value;
  }

  @ResolveField(() => Region)
  region(@Parent() bank: BankRow) {
    return this.regions.get(bank.regionCode);
  }

  @ResolveField(() => Boolean, { description: 'The viewer writes questions here.' })
  mayWrite(@Parent() bank: BankRow, @Context() { viewer }: RequestContext): boolean {
    return writesBank(viewer?.grants ?? [], bank.regionCode);
  }

  @ResolveField(() => Boolean, { description: 'The viewer signs questions off here.' })
  mayReview(@Parent() bank: BankRow, @Context() { viewer }: RequestContext): boolean {
    return reviewsBank(viewer?.grants ?? [], bank.regionCode);
  }

  @ResolveField(() => [BankType], {
    description: 'Banks of regions above to which its questions can be suggested.',
  })
  async above(@Parent() bank: SeenBank, @Context() { viewer }: RequestContext): Promise<SeenBank[]> {
    if (!viewer) return [];
    const all = await this.service.list(viewer);
    return all.filter(({ regionCode }) => suggestsTo(viewer.grants, bank.regionCode, regionCode));
  }

  @ResolveField(() => [String], { description: 'Every tag its questions carry.' })
  tags(@Parent() bank: SeenBank, @Context() { viewer }: RequestContext): Promise<string[]> {
    return this.service.tags(bank, worksInBank(viewer?.grants ?? [], bank.regionCode));
  }

  @ResolveField(() => Int, { description: 'Questions papers may be drawn from.' })
  async questionCount(@Parent() bank: SeenBank): Promise<number> {
    return (await this.service.countsByType(bank)).reduce((sum, { count }) => sum + count, 0);
  }

  @ResolveField(() => [TypeCount], { description: 'Questions papers may be drawn from, by type.' })
  countsByType(@Parent() bank: SeenBank) {
    return this.service.countsByType(bank);
  }

  @ResolveField(() => [TopicCount])
  topics(@Parent() bank: SeenBank) {
    return this.service.topics(bank);
  }
}
