import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../platform/request-context';
import { ArticleReferences } from '../laws/law-library.types';
import { BANK_READERS } from './questions.policy';
import { QuestionsService } from './questions.service';

/** Which questions rest on an article, for those who work with questions. */
@Resolver(() => ArticleReferences)
export class ArticleQuestionsResolver {
  constructor(private readonly questions: QuestionsService) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Questions of the banks one reads that cite it; null = one works with none.',
  })
  async questionCount(
    @Parent() { editionSlug, number }: ArticleReferences,
    @Context() { viewer }: RequestContext,
  ): Promise<number | null> {
    if (!viewer?.grants.some(({ role }) => BANK_READERS.includes(role))) return null;
    const any = { bankId: null, type: null, topicId: null, difficulty: null, cognition: null, status: null };
    const filter = { ...any, tag: null, search: null, needsReview: null, isMine: null, updatedSince: null };
    const cites = { citesEdition: editionSlug, citesArticle: number };
    return (await this.questions.list(viewer, { ...filter, ...cites }, { limit: 1, offset: 0 })).totalCount;
  }
}
