import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  contentChanges,
  printCitation,
  type Citation,
  type SignOffAction as ActionName,
} from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { LawsService } from '../laws/laws.service';
import { BankType } from './banks.types';
import type { SeenBank } from './banks.service';
import { comparedContent } from './question-content';
import { SignOffAction } from './question-enums';
import { QuestionLoaders } from './questions.loaders';
import { worksInBank } from './questions.policy';
import { draftOf, QuestionsService, type FullRevision, type SeenQuestion } from './questions.service';
import {
  QuestionEventType,
  QuestionFilter,
  QuestionHistoryEntry,
  QuestionNode,
  QuestionPage,
  QuestionRevisionType,
} from './questions.types';
import { readQuestionFilter } from './read-question-filter';
import { QuestionWorkService, type QuestionEventRow } from './question-work.service';

@Resolver(() => QuestionNode)
export class QuestionsResolver {
  constructor(
    private readonly service: QuestionsService,
    private readonly work: QuestionWorkService,
    private readonly loaders: QuestionLoaders,
    private readonly laws: LawsService,
  ) {}

  @Query(() => QuestionPage, {
    description: 'Those changed last first; from banks above only what is published.',
  })
  @Allow('author', 'reviewer', 'training_manager')
  questions(
    @Args('filter') filter: QuestionFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.list(viewer, readQuestionFilter(filter), page);
  }

  @Query(() => QuestionNode, { nullable: true, description: 'Null = not found, or not yours to read.' })
  @Allow('author', 'reviewer', 'training_manager')
  question(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenQuestion | null> {
    return this.service.findFor(viewer, id);
  }

  @ResolveField(() => BankType)
  bank(@Parent() { bankId, bankName, regionCode, seenIn }: SeenQuestion): SeenBank {
    return { id: bankId, name: bankName, regionCode, seenIn };
  }

  @ResolveField(() => QuestionRevisionType)
  revision(@Parent() { currentRevisionId }: SeenQuestion, @Context() context: RequestContext) {
    return this.loaders.revisions(context).load(currentRevisionId);
  }

  @ResolveField(() => QuestionRevisionType, { nullable: true })
  successor(@Parent() question: SeenQuestion, @Context() context: RequestContext) {
    const { successorId } = question;
    return successorId !== null && worksIn(context, question)
      ? this.loaders.revisions(context).load(successorId)
      : null;
  }

  @ResolveField(() => String, { nullable: true })
  authorName(@Parent() { authorId }: SeenQuestion, @Context() context: RequestContext) {
    return authorId === null ? null : this.loaders.names(context).load(authorId);
  }

  @ResolveField(() => String, { nullable: true })
  reviewerName(@Parent() { reviewedBy }: SeenQuestion, @Context() context: RequestContext) {
    return reviewedBy === null ? null : this.loaders.names(context).load(reviewedBy);
  }

  @ResolveField(() => Boolean)
  isMine(@Parent() { authorId }: SeenQuestion, @Context() { viewer }: RequestContext): boolean {
    return authorId !== null && authorId === viewer?.officerId;
  }

  @ResolveField(() => [SignOffAction])
  steps(@Parent() question: SeenQuestion, @Context() { viewer }: RequestContext): Promise<ActionName[]> {
    return viewer ? this.work.stepsFor(viewer, question) : Promise.resolve([]);
  }

  @ResolveField(() => Boolean)
  mayEdit(@Parent() question: SeenQuestion, @Context() { viewer }: RequestContext): boolean {
    return viewer !== null && this.work.mayEdit(viewer, question);
  }

  @ResolveField(() => [QuestionHistoryEntry])
  async history(@Parent() question: SeenQuestion, @Context() context: RequestContext) {
    if (!worksIn(context, question)) return [];
    const revisions = await this.service.history(question.id);
    const print = (citation: Citation) => printCitation(citation, this.laws.catalogue, { withEdition: true });
    const compared = (revision: FullRevision) => comparedContent(draftOf(revision, question), print);
    return revisions.map((revision, index) => {
      const before = revisions[index + 1];
      return { revision, changes: before ? contentChanges(compared(before), compared(revision)) : [] };
    });
  }

  @ResolveField(() => [QuestionEventType])
  events(@Parent() question: SeenQuestion, @Context() context: RequestContext): Promise<QuestionEventRow[]> {
    return worksIn(context, question) ? this.work.events(question) : Promise.resolve([]);
  }
}

function worksIn({ viewer }: RequestContext, { regionCode }: SeenQuestion): boolean {
  return worksInBank(viewer?.grants ?? [], regionCode);
}

@Resolver(() => QuestionEventType)
export class QuestionEventsResolver {
  constructor(private readonly loaders: QuestionLoaders) {}

  @ResolveField(() => String, { nullable: true })
  byName(@Parent() { actedBy }: QuestionEventRow, @Context() context: RequestContext) {
    return actedBy === null ? null : this.loaders.names(context).load(actedBy);
  }

  @ResolveField(() => Boolean)
  isMine(@Parent() { actedBy }: QuestionEventRow, @Context() { viewer }: RequestContext): boolean {
    return actedBy !== null && actedBy === viewer?.officerId;
  }
}
