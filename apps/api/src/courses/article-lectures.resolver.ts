import { Context, Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { dayInBeijing, parseCitations } from '@whetstone/domain';
import { ArticleReferences } from '../laws/law-library.types';
import { LawsService } from '../laws/laws.service';
import { Clock } from '../platform/clock';
import { LARGEST_PAGE } from '../platform/page';
import type { RequestContext } from '../platform/request-context';
import { LecturesService } from './lectures.service';

@ObjectType({ description: 'A lecture that speaks of an article.' })
export class ArticleLecture {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;
}

/** Lectures cite in words, in their title and their summary: what they cite is read from there, as of their first day. */
@Resolver(() => ArticleReferences)
export class ArticleLecturesResolver {
  constructor(
    private readonly issues: LecturesService,
    private readonly laws: LawsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [ArticleLecture], { description: 'Those meant for the viewer, or which he manages.' })
  async lectures(
    @Parent() { editionSlug, number, sub }: ArticleReferences,
    @Context() { viewer }: RequestContext,
  ): Promise<ArticleLecture[]> {
    if (!viewer) return [];
    const managed = (await this.issues.list(viewer, { limit: LARGEST_PAGE, offset: 0 })).nodes;
    const meant = await this.issues.ofOfficer(viewer.officerId);
    const all = new Map([...managed, ...meant].map((issue) => [issue.id, issue]));
    return [...all.values()]
      .filter(({ title, summary, opensAt }) => {
        const { citations } = parseCitations(
          `${title}；${summary}`,
          this.laws.catalogue,
          dayInBeijing(opensAt),
          this.clock.today(),
        );
        return citations.some(
          (one) => one.editionSlug === editionSlug && one.article === number && one.articleSub === sub,
        );
      })
      .map(({ id, title }) => ({ id, title }));
  }
}
