import { Injectable } from '@nestjs/common';
import { isWithinPlace, type Citation, type Language } from '@whetstone/domain';
import { LawLibraryService } from '../laws/law-library.service';
import { LawsService } from '../laws/laws.service';
import type { SessionViewer } from '../platform/request-context';
import type { ReadCitation } from './questions.types';

/** What is cited, with its words as the library has them. */
@Injectable()
export class CitedTextsService {
  constructor(
    private readonly laws: LawsService,
    private readonly library: LawLibraryService,
  ) {}

  of(viewer: SessionViewer, citations: readonly Citation[], language: Language): Promise<ReadCitation[]> {
    return Promise.all(
      citations.map(async (citation) => ({
        cited: this.laws.describe(citation, language),
        lines: await this.linesOf(viewer, citation, language),
      })),
    );
  }

  private async linesOf(viewer: SessionViewer, citation: Citation, language: Language): Promise<string[]> {
    const { editionSlug, article: number, articleSub: sub } = citation;
    const place = { editionSlug, number, sub, lawSlug: null, asOf: null };
    const article = await this.library.article(viewer, place, language);
    const within = article?.provisions.filter(({ key }) => isWithinPlace(key, citation)) ?? [];
    return within.map(({ label, text }) => `${label}${text}`);
  }
}
