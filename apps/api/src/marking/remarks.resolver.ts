import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { plainTextOf } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { QuestionLoaders } from '../questions/questions.loaders';
import { keyTexts } from '../questions/questions.service';
import { RegionsService } from '../regions/regions.service';
import { RemarksService, type SeenRemark } from './remarks.service';
import {
  CheckRemarkInput,
  CheckRemarkResult,
  DiscardRemarkResult,
  RemarkIdInput,
  RemarkMove,
  RemarkType,
  RunRemarkResult,
} from './remarks.types';

@Resolver(() => RemarkType)
export class RemarksResolver {
  constructor(
    private readonly remarks: RemarksService,
    private readonly loaders: QuestionLoaders,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => RemarkType, { nullable: true, description: 'Null = not found, or not yours.' })
  @Allow('training_manager')
  remark(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenRemark | null> {
    return this.remarks.findFor(viewer, id);
  }

  @Mutation(() => CheckRemarkResult, {
    description: 'Works out, in a job, whom a change of a key would move. Nothing is changed by it.',
  })
  @Allow('training_manager')
  async checkRemark(
    @Args('input') { labels, blanks, ...input }: CheckRemarkInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.remarks.checkRemark(viewer, { ...input, said: { labels, blanks } });
    auditNotes.push({
      ...{ subjectType: 'exam', subjectId: input.examId, regionCode: null },
      detail: { revisionId: input.revisionId, kind: input.kind, reason: input.reason },
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => RunRemarkResult, {
    description: 'Makes the change that was worked out, and marks everybody again in a job.',
  })
  @Allow('training_manager')
  async runRemark(
    @Args('input') { remarkId }: RemarkIdInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.remarks.runRemark(viewer, remarkId);
    auditNotes.push({ subjectType: 'remark', subjectId: remarkId, regionCode: null });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => DiscardRemarkResult)
  @Allow('training_manager')
  async discardRemark(
    @Args('input') { remarkId }: RemarkIdInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.remarks.discardRemark(viewer, remarkId);
    auditNotes.push({ subjectType: 'remark', subjectId: remarkId, regionCode: null });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => String)
  async stemText(@Parent() { revisionId }: SeenRemark, @Context() context: RequestContext): Promise<string> {
    const revision = await this.loaders.revisions(context).load(revisionId);
    return revision ? plainTextOf(revision.stem, revision.textFormat) : '';
  }

  @ResolveField(() => [String])
  async before(@Parent() remark: SeenRemark): Promise<string[]> {
    return keyTexts(await this.remarks.keyBefore(remark));
  }

  @ResolveField(() => [String])
  after(@Parent() { key }: SeenRemark): string[] {
    return key ? keyTexts(key) : [];
  }

  @ResolveField(() => String, { nullable: true })
  askedByName(@Parent() { askedBy }: SeenRemark, @Context() context: RequestContext) {
    return this.loaders.names(context).load(askedBy);
  }

  @ResolveField(() => String, { nullable: true })
  startedByName(@Parent() { startedBy }: SeenRemark, @Context() context: RequestContext) {
    return startedBy === null ? null : this.loaders.names(context).load(startedBy);
  }

  @ResolveField(() => Int)
  async changedCount(@Parent() remark: SeenRemark): Promise<number> {
    return (await this.remarks.counts(remark)).changedCount;
  }

  @ResolveField(() => Int)
  async toPassCount(@Parent() remark: SeenRemark): Promise<number> {
    return (await this.remarks.counts(remark)).toPassCount;
  }

  @ResolveField(() => Int)
  async toFailCount(@Parent() remark: SeenRemark): Promise<number> {
    return (await this.remarks.counts(remark)).toFailCount;
  }

  @ResolveField(() => [RemarkMove])
  async moves(@Args('page') page: PageInput, @Parent() remark: SeenRemark): Promise<RemarkMove[]> {
    const moves = await this.remarks.moves(remark, page);
    return moves.map((move) => ({
      ...move,
      regionName: this.regions.nameOf(move.regionCode),
      fromPoints: move.fromHundredths / 100,
      toPoints: move.toHundredths / 100,
    }));
  }
}
