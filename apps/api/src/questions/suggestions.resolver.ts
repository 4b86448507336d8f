import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import { grantScope } from '../platform/scope';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import type { SeenBank } from './banks.service';
import { BankType } from './banks.types';
import { QuestionLoaders } from './questions.loaders';
import { BANK_READERS } from './questions.policy';
import { QuestionRevisionType } from './questions.types';
import { SuggestionsService, type SuggestionRow } from './suggestions.service';
import {
  DecideSuggestionInput,
  DecideSuggestionResult,
  QuestionSuggestions,
  QuestionSuggestionType,
  SuggestQuestionInput,
  SuggestQuestionResult,
} from './suggestions.types';

@Resolver(() => QuestionSuggestionType)
export class SuggestionsResolver {
  constructor(
    private readonly service: SuggestionsService,
    private readonly loaders: QuestionLoaders,
  ) {}

  @Query(() => QuestionSuggestions)
  @Allow('author')
  questionSuggestions(@CurrentViewer() viewer: SessionViewer) {
    return this.service.list(viewer);
  }

  @Mutation(() => SuggestQuestionResult, {
    description: 'Puts a draft of it before the people of a bank above.',
  })
  @Allow('author')
  async suggestQuestion(
    @Args('input') input: SuggestQuestionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.suggestQuestion(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { regionCode, bankId } = result.value;
    auditNotes.push({
      ...{ subjectType: 'question', subjectId: input.questionId, regionCode, detail: { bankId } },
    });
    return result.value;
  }

  @Mutation(() => DecideSuggestionResult)
  @Allow('author')
  async decideSuggestion(
    @Args('input') input: DecideSuggestionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.decideSuggestion(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { questionId, regionCode, status } = result.value;
    auditNotes.push({ subjectType: 'question', subjectId: questionId, regionCode, detail: { status } });
    return result.value;
  }

  @ResolveField(() => BankType)
  bank(@Parent() row: SuggestionRow, @Context() { viewer }: RequestContext): SeenBank {
    const seenIn = viewer
      ? grantScope(viewer, BANK_READERS, row.bankRegion)
      : { range: null, officerId: null };
    return { id: row.bankId, name: row.bankName, regionCode: row.bankRegion, seenIn };
  }

  @ResolveField(() => QuestionRevisionType)
  revision(@Parent() { sourceRevisionId }: SuggestionRow, @Context() context: RequestContext) {
    return this.loaders.revisions(context).load(sourceRevisionId);
  }

  @ResolveField(() => String)
  suggestedByName(@Parent() { suggestedBy }: SuggestionRow, @Context() context: RequestContext) {
    return this.loaders.names(context).load(suggestedBy);
  }

  @ResolveField(() => String, { nullable: true })
  decidedByName(@Parent() { decidedBy }: SuggestionRow, @Context() context: RequestContext) {
    return decidedBy === null ? null : this.loaders.names(context).load(decidedBy);
  }
}
