import { Injectable } from '@nestjs/common';
import type { Citation, Language } from '@whetstone/domain';
import type { SessionViewer } from '../platform/request-context';
import { LawLibraryService } from '../laws/law-library.service';
import type { ArticleNode, EditionNode } from '../laws/law-library.types';
import { LawsService } from '../laws/laws.service';
import type { AmendedPlace, AmendedTo } from './amendments.types';

/** What an ended text said beside what the later one says, as the table of articles knows it. */
@Injectable()
export class AmendedPlacesService {
  constructor(
    private readonly laws: LawsService,
    private readonly library: LawLibraryService,
  ) {}

  /** @throws Error for an edition the library does not hold: tasks refer only to those it does. */
  edition(viewer: SessionViewer, slug: string, language: Language): EditionNode {
    const edition = this.library.edition(viewer, slug, null, language);
    if (!edition) throw new Error(`The library holds no edition ${slug}`);
    return edition;
  }

  async of(
    viewer: SessionViewer,
    endedEdition: string,
    citations: readonly Citation[],
    language: Language,
  ): Promise<AmendedPlace[]> {
    const cited = citations.filter(({ editionSlug }) => editionSlug === endedEdition);
    return Promise.all(
      cited.map(async (citation): Promise<AmendedPlace> => {
        const { editionSlug, article, articleSub } = citation;
        const old = await this.article(viewer, editionSlug, { number: article, sub: articleSub }, language);
        return {
          cited: this.laws.describe(citation, language),
          article: old,
          became: await this.became(viewer, old, language),
        };
      }),
    );
  }

  private became(viewer: SessionViewer, old: ArticleNode | null, language: Language): Promise<AmendedTo[]> {
    return Promise.all(
      (old?.became ?? []).map(async (change): Promise<AmendedTo> => {
        const place = { number: change.newArticle, sub: 0 };
        return { change, article: await this.article(viewer, change.newEdition, place, language) };
      }),
    );
  }

  private article(
    viewer: SessionViewer,
    editionSlug: string,
    place: { readonly number: number; readonly sub: number },
    language: Language,
  ): Promise<ArticleNode | null> {
    return this.library.article(viewer, { ...place, editionSlug, lawSlug: null, asOf: null }, language);
  }
}
