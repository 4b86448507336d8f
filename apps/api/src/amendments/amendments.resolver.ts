import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { AmendmentDecision as DecisionName, Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { QuestionLoaders } from '../questions/questions.loaders';
import { QuestionsService } from '../questions/questions.service';
import { QuestionNode, QuestionRevisionType } from '../questions/questions.types';
import { AmendedPlacesService } from './amended-places.service';
import { AmendmentRunsService } from './amendment-runs.service';
import { AmendmentTasksService, type SeenTask } from './amendment-tasks.service';
import {
  AmendedPlace,
  AmendmentDecision,
  AmendmentOutcome,
  AmendmentProgress,
  AmendmentTaskFilter,
  AmendmentTaskPage,
  AmendmentTaskType,
  DecideAmendmentsInput,
  OpenAmendmentRunInput,
  OpenAmendmentRunResult,
  PublishEditionInput,
  PublishEditionResult,
} from './amendments.types';

/** As with questions: more at once is a mistake. */
const MOST_AT_ONCE = 500;

@Resolver(() => AmendmentTaskType)
export class AmendmentsResolver {
  constructor(
    private readonly runs: AmendmentRunsService,
    private readonly tasks: AmendmentTasksService,
    private readonly amended: AmendedPlacesService,
    private readonly questions: QuestionsService,
    private readonly loaders: QuestionLoaders,
  ) {}

  @Query(() => [AmendmentProgress], {
    description: 'The ended texts with questions resting on them, most to do first.',
  })
  @Allow('author', 'reviewer')
  async amendments(@CurrentViewer() viewer: SessionViewer, @RequestLanguage() language: Language) {
    const progress = await this.tasks.progress(viewer);
    return progress.map(({ editionSlug, counts }) => ({
      ...{ counts, edition: this.amended.edition(viewer, editionSlug, language) },
    }));
  }

  @Query(() => AmendmentTaskPage)
  @Allow('author', 'reviewer')
  amendmentTasks(
    @Args('filter') { editionSlug, status }: AmendmentTaskFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.tasks.list(viewer, { editionSlug, status: status ?? null }, page);
  }

  @Query(() => AmendmentTaskType, { nullable: true, description: 'Null = not found, or not yours.' })
  @Allow('author', 'reviewer')
  amendmentTask(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenTask | null> {
    return this.tasks.find(viewer, id);
  }

  @Mutation(() => PublishEditionResult, {
    description:
      'Makes an imported text law, and opens a task for every question that rests on a text it ends.',
  })
  @Allow('author')
  async publishEdition(
    @Args('input') { editionSlug, endsEdition, repealedByArticle, onDay }: PublishEditionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.runs.publishEdition(viewer, editionSlug, {
      onDay,
      ...(endsEdition && { endsEdition }),
      ...(typeof repealedByArticle === 'number' && { repealedByArticle }),
    });
    const openedCount = result.ok ? result.value.runs.reduce((sum, run) => sum + run.openedCount, 0) : 0;
    auditNotes.push({
      subjectType: 'law',
      subjectId: editionSlug,
      regionCode: null,
      detail: { openedCount },
    });
    return result.ok ? { editionSlug, runs: result.value.runs } : refused(result.refusal, language);
  }

  @Mutation(() => OpenAmendmentRunResult, {
    description:
      'Goes through the questions on a text that has ended already; running it again opens only what is new.',
  })
  @Allow('author', 'reviewer')
  async openAmendmentRun(
    @Args('input') { editionSlug, regionCode }: OpenAmendmentRunInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.runs.openAmendmentRun(viewer, editionSlug, regionCode);
    if (!result.ok) return refused(result.refusal, language);
    const { openedCount } = result.value;
    auditNotes.push({ subjectType: 'law', subjectId: editionSlug, regionCode, detail: { openedCount } });
    return result.value;
  }

  @Mutation(() => [AmendmentOutcome])
  @Allow('author', 'reviewer')
  async decideAmendments(
    @Args('input') { taskIds, decision, comment }: DecideAmendmentsInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const ids = taskIds.slice(0, MOST_AT_ONCE);
    const outcomes = await this.tasks.decideAmendments(viewer, ids, decision, comment);
    const told = [];
    for (const { taskId, result } of outcomes) {
      const task = await this.tasks.find(viewer, taskId);
      auditNotes.push({
        ...{ subjectType: 'question' as const, subjectId: task?.questionId ?? taskId },
        ...{ regionCode: task?.regionCode ?? null },
        detail: { decision, result: result.ok ? 'ok' : result.refusal.code },
      });
      told.push({ taskId, task, refusal: result.ok ? null : refused(result.refusal, language) });
    }
    return told;
  }

  @ResolveField(() => QuestionNode, { nullable: true })
  question(@Parent() { questionId }: SeenTask, @CurrentViewer() viewer: SessionViewer) {
    return this.questions.findFor(viewer, questionId);
  }

  @ResolveField(() => QuestionRevisionType)
  revision(@Parent() { revisionId }: SeenTask, @Context() context: RequestContext) {
    return this.loaders.revisions(context).load(revisionId);
  }

  @ResolveField(() => [AmendedPlace])
  async places(
    @Parent() task: SeenTask,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const revision = await this.loaders.revisions(context).load(task.revisionId);
    return this.amended.of(viewer, task.editionSlug, revision?.citations ?? [], context.language);
  }

  @ResolveField(() => [AmendmentDecision])
  decisions(@Parent() task: SeenTask, @CurrentViewer() viewer: SessionViewer): DecisionName[] {
    return this.tasks.decisionsFor(viewer, task);
  }

  @ResolveField(() => String, { nullable: true })
  decidedByName(@Parent() { decidedBy }: SeenTask, @Context() context: RequestContext) {
    return decidedBy === null ? null : this.loaders.names(context).load(decidedBy);
  }
}
