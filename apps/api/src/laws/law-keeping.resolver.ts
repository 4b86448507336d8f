import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { ArticleChangesService } from './article-changes.service';
import {
  ArticleChangeFilter,
  ArticleChangePage,
  RemoveArticleChangeInput,
  RemoveArticleChangeResult,
  SaveArticleChangeInput,
  SaveArticleChangeResult,
} from './article-changes.types';
import { LawImportService } from './law-import.service';
import {
  CommitLawImportInput,
  CommitLawImportResult,
  DiscardEditionInput,
  DiscardEditionResult,
  PreviewLawImportInput,
  PreviewLawImportResult,
} from './law-import.types';

/** What those who keep the library do: import texts, take back what waits, edit the table of what became of articles. */
@Resolver()
export class LawKeepingResolver {
  constructor(
    private readonly imports: LawImportService,
    private readonly changes: ArticleChangesService,
  ) {}

  @Query(() => ArticleChangePage, { description: 'Where the articles of old texts went.' })
  @Allow('signed-in')
  articleChanges(
    @Args('filter') filter: ArticleChangeFilter,
    @Args('page') page: PageInput,
  ): Promise<ArticleChangePage> {
    return this.changes.list(filter, page);
  }

  @Mutation(() => PreviewLawImportResult, { description: 'A dry run; nothing is written.' })
  @Allow('author')
  async previewLawImport(
    @Args('input') { uploadId, target }: PreviewLawImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language }: RequestContext,
  ) {
    const result = await this.imports.previewLawImport(viewer, uploadId, target ?? null, language);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => CommitLawImportResult, {
    description: 'Writes the text whole or not at all. A text of a new edition waits to be published.',
  })
  @Allow('author')
  async commitLawImport(
    @Args('input') input: CommitLawImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.imports.commitLawImport(viewer, input, language);
    const subjectId = result.ok ? result.value.editionSlug : (input.target.editionSlug ?? input.uploadId);
    auditNotes.push({
      ...{ subjectType: 'law', subjectId, regionCode: null },
      ...(result.ok && {
        detail: { articles: result.value.articleCount, changes: result.value.changeCount },
      }),
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => DiscardEditionResult, {
    description: 'Takes back an edition that was imported and not published.',
  })
  @Allow('author')
  async discardEdition(
    @Args('input') { editionSlug }: DiscardEditionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({ subjectType: 'law', subjectId: editionSlug, regionCode: null });
    const result = await this.imports.discardEdition(viewer, editionSlug);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => SaveArticleChangeResult)
  @Allow('author')
  async saveArticleChange(
    @Args('input') input: SaveArticleChangeInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({
      subjectType: 'law',
      subjectId: input.newEdition,
      regionCode: null,
      detail: { place: input.newPlace },
    });
    const result = await this.changes.saveArticleChange(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => RemoveArticleChangeResult)
  @Allow('author')
  async removeArticleChange(
    @Args('input') { id }: RemoveArticleChangeInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({ subjectType: 'law', subjectId: `article_changes/${id}`, regionCode: null });
    const result = await this.changes.removeArticleChange(viewer, id);
    return result.ok ? result.value : refused(result.refusal, language);
  }
}
