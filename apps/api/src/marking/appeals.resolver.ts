import { Args, Context, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { plainTextOf } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { QuestionLoaders } from '../questions/questions.loaders';
import { RegionsService } from '../regions/regions.service';
import { AppealsService, type AskedAbout, type SeenAppeal } from './appeals.service';
import {
  AppealFilter,
  AppealPage,
  AppealType,
  FileAppealInput,
  FileAppealResult,
  RuleOnAppealInput,
  RuleOnAppealResult,
  WithdrawAppealInput,
  WithdrawAppealResult,
} from './appeals.types';

@Resolver(() => AppealType)
export class AppealsResolver {
  constructor(
    private readonly service: AppealsService,
    private readonly loaders: QuestionLoaders,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => AppealPage, { description: 'Those of your regions, the open ones first.' })
  @Allow('training_manager')
  appeals(
    @Args('filter') { examId, state }: AppealFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.list(viewer, { examId: examId ?? null, state: state ?? null }, page);
  }

  @Query(() => AppealType, { nullable: true, description: 'Null = not found, or not yours to rule on.' })
  @Allow('training_manager')
  appeal(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenAppeal | null> {
    return this.service.findFor(viewer, id);
  }

  @Mutation(() => FileAppealResult)
  @Allow('signed-in')
  async fileAppeal(
    @Args('input') { attemptId, questionId, text }: FileAppealInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.fileAppeal(viewer, { attemptId, revisionId: questionId ?? null, text });
    auditNotes.push({ subjectType: 'attempt', subjectId: attemptId, regionCode: null });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => WithdrawAppealResult)
  @Allow('signed-in')
  async withdrawAppeal(
    @Args('input') { appealId }: WithdrawAppealInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.withdrawAppeal(viewer, appealId);
    auditNotes.push({ subjectType: 'appeal', subjectId: appealId, regionCode: null });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => RuleOnAppealResult)
  @Allow('training_manager')
  async ruleOnAppeal(
    @Args('input') { appealId, isUpheld, reason, points }: RuleOnAppealInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const hundredths = typeof points === 'number' ? Math.round(points * 100) : null;
    const result = await this.service.ruleOnAppeal(viewer, appealId, { isUpheld, reason, hundredths });
    auditNotes.push({
      ...{ subjectType: 'appeal', subjectId: appealId },
      regionCode: result.ok ? result.value.regionCode : null,
      detail: { isUpheld, reason, points: points ?? null },
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => ID, { nullable: true })
  questionId(@Parent() { revisionId }: SeenAppeal): string | null {
    return revisionId;
  }

  @ResolveField(() => Float, { nullable: true })
  givenPoints(@Parent() { givenHundredths }: SeenAppeal): number | null {
    return givenHundredths === null ? null : givenHundredths / 100;
  }

  @ResolveField(() => String)
  async officerName(
    @Parent() { officerId }: SeenAppeal,
    @Context() context: RequestContext,
  ): Promise<string> {
    return (await this.loaders.names(context).load(officerId)) ?? '';
  }

  @ResolveField(() => String)
  regionName(@Parent() { regionCode }: SeenAppeal): string {
    return this.regions.nameOf(regionCode);
  }

  @ResolveField(() => String, { nullable: true })
  ruledByName(@Parent() { ruledBy }: SeenAppeal, @Context() context: RequestContext) {
    return ruledBy === null ? null : this.loaders.names(context).load(ruledBy);
  }

  @ResolveField(() => String, { nullable: true })
  async stemText(@Parent() { revisionId }: SeenAppeal, @Context() context: RequestContext) {
    if (revisionId === null) return null;
    const revision = await this.loaders.revisions(context).load(revisionId);
    return revision ? plainTextOf(revision.stem, revision.textFormat) : '';
  }

  @ResolveField(() => [String])
  async answer(@Parent() appeal: SeenAppeal): Promise<readonly string[]> {
    return (await this.asked(appeal)).answer;
  }

  @ResolveField(() => [String])
  async answerKeyTexts(@Parent() appeal: SeenAppeal): Promise<readonly string[]> {
    return (await this.asked(appeal)).keyTexts;
  }

  @ResolveField(() => Float, { nullable: true })
  async points(@Parent() appeal: SeenAppeal): Promise<number | null> {
    return (await this.asked(appeal)).points;
  }

  @ResolveField(() => Float, { nullable: true })
  async maxPoints(@Parent() appeal: SeenAppeal): Promise<number | null> {
    return (await this.asked(appeal)).maxPoints;
  }

  private asked(appeal: SeenAppeal): Promise<AskedAbout> {
    return this.service.askedAbout(appeal);
  }
}
