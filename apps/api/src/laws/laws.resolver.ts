import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import { LocalDate } from '../platform/scalars';
import { LawComparisonService } from './law-comparison.service';
import { LawLibraryService } from './law-library.service';
import { ComparisonArgs, EditionComparison, LawHitPage, LawSearchFilter } from './law-finding.types';
import {
  ArticleArgs,
  ArticleLinePage,
  ArticleNode,
  EditionNode,
  ImportedText,
  LawNode,
  OutlineHeading,
} from './law-library.types';
import { LawSearchService } from './law-search.service';

@Resolver(() => EditionNode)
export class LawsResolver {
  constructor(
    private readonly library: LawLibraryService,
    private readonly found: LawSearchService,
    private readonly comparison: LawComparisonService,
  ) {}

  @Query(() => [LawNode], {
    description: 'Every law with its texts; `asOf` says of which day the status is told.',
  })
  @Allow('signed-in')
  laws(
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf: string | null,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): LawNode[] {
    return this.library.laws(viewer, asOf, language);
  }

  @Query(() => LawNode, { nullable: true })
  @Allow('signed-in')
  law(
    @Args('slug', { type: () => ID }) slug: string,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf: string | null,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): LawNode | null {
    return this.library.law(viewer, slug, asOf, language);
  }

  @Query(() => EditionNode, { nullable: true })
  @Allow('signed-in')
  edition(
    @Args('slug', { type: () => ID }) slug: string,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf: string | null,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): EditionNode | null {
    return this.library.edition(viewer, slug, asOf, language);
  }

  @Query(() => ArticleNode, { nullable: true, description: 'Null = that edition has no such article.' })
  @Allow('signed-in')
  article(
    @Args() args: ArticleArgs,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<ArticleNode | null> {
    return this.library.article(viewer, args, language);
  }

  @Query(() => LawHitPage)
  @Allow('signed-in')
  searchLaws(
    @Args('filter') filter: LawSearchFilter,
    @Args('page') page: PageInput,
    @RequestLanguage() language: Language,
  ): Promise<LawHitPage> {
    return this.found.search(filter, page, language);
  }

  @Query(() => EditionComparison, { nullable: true, description: 'Null = one of the two is not there.' })
  @Allow('signed-in')
  async editionComparison(
    @Args() { old: oldSlug, new: newSlug, changedOnly }: ComparisonArgs,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<EditionComparison | null> {
    const old = this.library.edition(viewer, oldSlug, null, language);
    const newer = this.library.edition(viewer, newSlug, null, language);
    if (!old || !newer) return null;
    const { rows, ...counts } = await this.comparison.compare(oldSlug, newSlug, { changedOnly, page });
    return { ...counts, rows: [...rows], old, new: newer };
  }

  @ResolveField(() => [OutlineHeading], {
    description: 'Its headings; empty while the full text is not in the library.',
  })
  tree(@Parent() { slug }: EditionNode): Promise<OutlineHeading[]> {
    return this.library.outline(slug);
  }

  @ResolveField(() => ArticleLinePage, {
    description: 'Its articles; without a text those of which we wrote a gist.',
  })
  articles(
    @Parent() edition: EditionNode,
    @Args('page') page: PageInput,
    @RequestLanguage() language: Language,
  ): Promise<ArticleLinePage> {
    return this.library.articles(edition, page, language);
  }

  @ResolveField(() => ImportedText, {
    nullable: true,
    description: 'Null = the full text is not in the library.',
  })
  importedText(@Parent() { slug }: EditionNode): Promise<ImportedText | null> {
    return this.library.importedText(slug);
  }
}
