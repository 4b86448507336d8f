import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { placeKey, sayRefusal, type Language } from '@whetstone/domain';
import { LawsService } from '../laws/laws.service';
import { ArticleNode } from '../laws/law-library.types';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { NotesService, type Note, type NotePlace } from './notes.service';
import { NoteChanged, NoteNode, NotePage, SaveNoteInput, SaveNoteResult } from './notes.types';

@Resolver(() => ArticleNode)
export class NotesResolver {
  constructor(
    private readonly notes: NotesService,
    private readonly laws: LawsService,
  ) {}

  @Query(() => NotePage, { description: 'Of whoever asks, the last written first.' })
  @Allow('signed-in')
  async myNotes(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<NotePage> {
    const { nodes, totalCount } = await this.notes.list(viewer, search, page);
    return { nodes: nodes.map((note) => this.nodeOf(note, note, language)), totalCount };
  }

  @Mutation(() => SaveNoteResult)
  @Allow('signed-in')
  async saveNote(
    @Args('input') { editionSlug, number, sub, text, version }: SaveNoteInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const place: NotePlace = { editionSlug, article: number, articleSub: sub };
    const saved = await this.notes.save(viewer, place, { text, version });
    if (saved.ok) return this.nodeOf(place, saved.value, language);
    if ('refusal' in saved) return refused(saved.refusal, language);
    return Object.assign(new NoteChanged(), {
      message: sayRefusal({ code: 'NOTE_CHANGED', data: {} }, language),
      current: this.nodeOf(place, saved.current, language),
    });
  }

  @ResolveField(() => NoteNode, { nullable: true, description: "The viewer's; null = he wrote none." })
  async note(
    @Parent() article: ArticleNode,
    @Context() { viewer, language }: RequestContext,
  ): Promise<NoteNode | null> {
    const place = { editionSlug: article.edition.slug, article: article.number, articleSub: article.sub };
    const [note] = viewer ? await this.notes.at(viewer, [place]) : [];
    return note ? this.nodeOf(note, note, language) : null;
  }

  @ResolveField(() => [NoteNode], {
    description: "The viewer's beside what it came from, what it became and the same number in other texts.",
  })
  async notesElsewhere(
    @Parent() { number, sub, became, cameFrom, inOtherEditions }: ArticleNode,
    @Context() { viewer, language }: RequestContext,
  ): Promise<NoteNode[]> {
    if (!viewer) return [];
    const places = [
      ...cameFrom.flatMap(({ oldEdition, oldArticle }) => placeOf(oldEdition, oldArticle)),
      ...became.flatMap(({ newEdition, newArticle }) => placeOf(newEdition, newArticle)),
      ...inOtherEditions.flatMap(({ edition }) => placeOf(edition.slug, number, sub)),
    ];
    const distinct = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
    return (await this.notes.at(viewer, distinct)).map((note) => this.nodeOf(note, note, language));
  }

  private nodeOf(place: NotePlace, note: Note | null, language: Language): NoteNode {
    const cited = { ...place, paragraph: null, item: null };
    const articleKey = placeKey(cited);
    return {
      ...{ id: `${place.editionSlug}/${articleKey}`, editionSlug: place.editionSlug, articleKey },
      article: this.laws.describe(cited, language),
      ...{ text: note?.text ?? '', version: note?.version ?? 0, updatedAt: note?.updatedAt ?? null },
    };
  }
}

function placeOf(editionSlug: string | null, article: number | null, articleSub = 0): NotePlace[] {
  return editionSlug === null || article === null ? [] : [{ editionSlug, article, articleSub }];
}
