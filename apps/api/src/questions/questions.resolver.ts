import {
  Args,
  Context,
  Float,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { CitedArticle } from '../laws/laws.types';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { BanksService, type BankRow, type SeenBank } from './banks.service';
import { QuestionImportService } from './question-import.service';
import { keyTexts, QuestionsService, type QuestionRow } from './questions.service';
import {
  BankType,
  CommitQuestionImportInput,
  CommitQuestionImportResult,
  CreateBankInput,
  CreateBankResult,
  PreviewQuestionImportInput,
  PreviewQuestionImportResult,
  QuestionFilter,
  QuestionNode,
  QuestionPage,
  TopicCount,
  TypeCount,
} from './questions.types';

/** Questions of one page with what they cite, fetched together. */
type ListedQuestion = QuestionRow & { readonly citations: readonly CitedArticle[] };

@Resolver(() => BankType)
export class BanksResolver {
  constructor(
    private readonly service: BanksService,
    private readonly imports: QuestionImportService,
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
    @RequestLanguage() language: Language,
  ) {
    const result = await this.service.createBank(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => PreviewQuestionImportResult)
  @Allow('author')
  async previewQuestionImport(
    @Args('input') { uploadId, bankId }: PreviewQuestionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.imports.previewQuestionImport(viewer, uploadId, bankId, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => CommitQuestionImportResult)
  @Allow('author')
  async commitQuestionImport(
    @Args('input') input: CommitQuestionImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.imports.commitQuestionImport(viewer, input, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => Region)
  region(@Parent() bank: BankRow) {
    return this.regions.get(bank.regionCode);
  }

  @ResolveField(() => Int, { description: 'Published questions.' })
  async questionCount(@Parent() bank: SeenBank): Promise<number> {
    return (await this.service.countsByType(bank)).reduce((sum, { count }) => sum + count, 0);
  }

  @ResolveField(() => [TypeCount], { description: 'Published questions by type.' })
  countsByType(@Parent() bank: SeenBank) {
    return this.service.countsByType(bank);
  }

  @ResolveField(() => [TopicCount])
  topics(@Parent() bank: SeenBank) {
    return this.service.topics(bank);
  }
}

@Resolver(() => QuestionNode)
export class QuestionsResolver {
  constructor(
    private readonly list: QuestionsService,
    private readonly banks: BanksService,
  ) {}

  @Query(() => QuestionPage, {
    description: 'Published questions with their keys; empty where the viewer may not read.',
  })
  @Allow('author', 'reviewer', 'training_manager')
  async questions(
    @Args('filter') filter: QuestionFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language }: RequestContext,
  ) {
    const bank = await this.banks.findFor(viewer, filter.bankId);
    if (!bank) return { nodes: [], totalCount: 0 };
    const { nodes, totalCount } = await this.list.list(bank, filter, page);
    const citations = await this.list.citations(
      nodes.map((node) => node.revisionId),
      language,
    );
    const cited = nodes.map((node): ListedQuestion => ({
      ...node,
      citations: citations.get(node.revisionId) ?? [],
    }));
    return { nodes: cited, totalCount };
  }

  @ResolveField(() => [String], { name: 'key' })
  keyOf(@Parent() question: ListedQuestion): string[] {
    return keyTexts(question.key);
  }

  @ResolveField(() => Float)
  points(@Parent() question: ListedQuestion): number {
    return question.pointsHundredths / 100;
  }
}
