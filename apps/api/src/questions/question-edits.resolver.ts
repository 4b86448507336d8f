import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { parseCitations, type Refusal, type RefusalCode } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { LocalDate } from '../platform/scalars';
import { LawsService } from '../laws/laws.service';
import { sayFaults } from '../roster/imports.types';
import { BanksService } from './banks.service';
import { CitedTextsService } from './cited-texts.service';
import { QuestionEditsService } from './question-edits.service';
import {
  CommentOnQuestionInput,
  CommentOnQuestionResult,
  QuestionFaulty,
  QuestionOutcome,
  QuestionOutrun,
  SaveQuestionInput,
  SaveQuestionResult,
  SignOffQuestionsInput,
  SortQuestionsInput,
} from './question-edits.types';
import { QuestionSortingService } from './question-sorting.service';
import { QuestionLoaders } from './questions.loaders';
import { QuestionsService } from './questions.service';
import { ReadCitations, SimilarQuestionType } from './questions.types';
import { readContent } from './read-content';
import { SignOffService, type StepOutcome } from './sign-off.service';
import { SimilarQuestionsService } from './similar-questions.service';

/** More at once is a mistake, or somebody who wants to keep the server busy. */
const MOST_AT_ONCE = 500;

@Resolver()
export class QuestionEditsResolver {
  constructor(
    private readonly edits: QuestionEditsService,
    private readonly signOff: SignOffService,
    private readonly sorting: QuestionSortingService,
    private readonly questions: QuestionsService,
    private readonly banks: BanksService,
    private readonly similar: SimilarQuestionsService,
    private readonly laws: LawsService,
    private readonly citedTexts: CitedTextsService,
    private readonly loaders: QuestionLoaders,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => SaveQuestionResult, {
    description: 'Each save is a revision; a published wording stays until the next one is signed off.',
  })
  @Allow('author')
  async saveQuestion(
    @Args('input') input: SaveQuestionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const saved = await this.edits.saveQuestion(viewer, {
      ...{ questionId: input.questionId ?? null, baseRevisionId: input.baseRevisionId ?? null },
      ...{ bankId: input.bankId, content: readContent(input.content) },
    });
    if ('faults' in saved)
      return Object.assign(new QuestionFaulty(), { faults: sayFaults(saved.faults, context.language) });
    if ('outrun' in saved) {
      const { byId, ...outrun } = saved.outrun;
      const byName = byId === null ? null : await this.loaders.names(context).load(byId);
      const { message } = refused({ code: 'QUESTION_OUTRUN', data: {} }, context.language);
      return Object.assign(new QuestionOutrun(), { ...outrun, byName, message });
    }
    if (!saved.ok) return refused(saved.refusal, context.language);
    const { questionId, regionCode } = saved.value;
    context.auditNotes.push({ subjectType: 'question', subjectId: questionId, regionCode });
    return this.questions.findFor(viewer, questionId);
  }

  @Mutation(() => [QuestionOutcome], {
    description: 'Takes one step with each question; those that may not take it are told by themselves.',
  })
  @Allow('author', 'reviewer')
  async signOffQuestions(
    @Args('input') { questionIds, action, comment }: SignOffQuestionsInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const outcomes = await this.signOff.signOffQuestions(viewer, questionIds.slice(0, MOST_AT_ONCE), {
      ...{ action, comment },
    });
    return this.tell(outcomes, viewer, context, action);
  }

  @Mutation(() => [QuestionOutcome], { description: 'Topics and tags change at once, without a revision.' })
  @Allow('author', 'reviewer')
  async sortQuestions(
    @Args('input') { questionIds, topicPath, addTags, removeTags }: SortQuestionsInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const outcomes = await this.sorting.sortQuestions(viewer, questionIds.slice(0, MOST_AT_ONCE), {
      ...{ topicPath: topicPath ?? null, addTags, removeTags },
    });
    return this.tell(outcomes, viewer, context, 'sort');
  }

  @Mutation(() => CommentOnQuestionResult)
  @Allow('author', 'reviewer')
  async commentOnQuestion(
    @Args('input') { questionId, text }: CommentOnQuestionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.signOff.commentOnQuestion(viewer, questionId, text);
    if (!result.ok) return refused(result.refusal, language);
    auditNotes.push({ subjectType: 'question', subjectId: questionId, regionCode: result.value.regionCode });
    return this.questions.findFor(viewer, questionId);
  }

  @Query(() => [SimilarQuestionType], {
    description: 'What the bank and those above it ask already; empty where the bank is not yours to read.',
  })
  @Allow('author', 'reviewer')
  async similarQuestions(
    @Args('bankId', { type: () => ID }) bankId: string,
    @Args('stem') stem: string,
    @Args('options', { type: () => [String] }) options: string[],
    @Args('exceptId', { type: () => ID, nullable: true }) exceptId: string | null,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    const bank = await this.banks.findFor(viewer, bankId);
    if (!bank) return [];
    const [alike] = await this.similar.find(viewer, bank, [{ stem, options }], exceptId ?? null);
    return alike ?? [];
  }

  @Query(() => ReadCitations, {
    description: 'Reads citations as they are written: which articles, of which edition.',
  })
  @Allow('author', 'reviewer')
  async readCitations(
    @Args('text') text: string,
    @Args('referenceDate', { type: () => LocalDate, nullable: true }) referenceDate: string | null,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language }: RequestContext,
  ): Promise<ReadCitations> {
    const read = parseCitations(text, this.laws.catalogue, referenceDate ?? null, this.clock.today());
    return {
      citations: await this.citedTexts.of(viewer, read.citations, language),
      referenceDate: read.referenceDate,
      faults: sayFaults(read.faults, language),
    };
  }

  private async tell(
    outcomes: readonly StepOutcome<RefusalCode>[],
    viewer: SessionViewer,
    { language, auditNotes }: RequestContext,
    action: string,
  ) {
    const told = [];
    for (const { questionId, result } of outcomes) {
      const refusal: Refusal<RefusalCode> | null = result.ok ? null : result.refusal;
      const question = await this.questions.findFor(viewer, questionId);
      auditNotes.push({
        ...{ subjectType: 'question' as const, subjectId: questionId },
        regionCode: result.ok ? result.value.regionCode : null,
        detail: { action, result: refusal?.code ?? 'ok' },
      });
      told.push({ questionId, question, refusal: refusal && refused(refusal, language) });
    }
    return told;
  }
}
