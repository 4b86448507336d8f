import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { printCitation, type Act, type Citation, type Language, type LawCatalogue } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { Installation } from '../platform/platform.module';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { readActs } from './acts';
import { loadBuiltInLaws } from './built-in-laws';
import { editionStatusOn, readLaws, type EditionFacts, type LawFacts } from './law-facts';
import type { CitedArticle } from './laws.types';

/** How often a process asks whether another one changed the library. */
const LOOK_EVERY_MS = 10_000;

export interface Gist {
  readonly zh: string;
  readonly en: string;
}

/** The catalogue of laws: which texts there are, when each was law, and what our one-line gists say of articles. */
@Injectable()
export class LawsService implements OnModuleInit, OnModuleDestroy {
  private known: readonly LawFacts[] = [];
  private published: readonly LawFacts[] = [];
  private editions = new Map<string, { law: LawFacts; edition: EditionFacts }>();
  private gists = new Map<string, ReadonlyMap<number, Gist>>();
  private acts: readonly Act[] = [];
  private version = -1;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.scopes.run(EVERYWHERE, (on) => loadBuiltInLaws(on, this.installation.contentFolder));
    this.acts = readActs(this.installation.contentFolder);
    await this.reload();
    // An outage of the database is noticed by whoever needs it; the laws known so far stay.
    this.looking = setInterval(() => void this.reload().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  /** Reads the catalogue again if it changed; after a change of our own, before the answer goes out. */
  async reload(): Promise<void> {
    const { version } = await queryOne<{ version: number }>(this.database, `SELECT version FROM law_version`);
    if (version === this.version) return;
    const known = await readLaws(this.database);
    await this.reloadGists();
    this.known = known;
    this.published = known
      .map((law) => ({ ...law, editions: law.editions.filter(({ isPublished }) => isPublished) }))
      .filter(({ editions }) => editions.length > 0);
    this.editions = new Map(
      known.flatMap((law) => law.editions.map((edition) => [edition.slug, { law, edition }] as const)),
    );
    this.version = version;
  }

  /** What may be cited: published editions only. */
  get catalogue(): LawCatalogue {
    return this.published;
  }

  get publishedLaws(): readonly LawFacts[] {
    return this.published;
  }

  /** With editions that wait to be published: for those who keep the library. */
  get allLaws(): readonly LawFacts[] {
    return this.known;
  }

  /** What is done wrong and each edition's rule for it, for questions on which law decides (`makeWhichLawQuestion`). */
  get tableOfActs(): readonly Act[] {
    return this.acts;
  }

  findEdition(slug: string): { readonly law: LawFacts; readonly edition: EditionFacts } | null {
    return this.editions.get(slug) ?? null;
  }

  gistsOf(editionSlug: string): ReadonlyMap<number, Gist> {
    return this.gists.get(editionSlug) ?? new Map();
  }

  /** A citation as a person reads it. @throws Error for an edition that is not in the catalogue. */
  describe(citation: Citation, language: Language): CitedArticle {
    const found = this.findEdition(citation.editionSlug);
    if (!found) throw new Error(`The catalogue holds no edition ${citation.editionSlug}`);
    const { law, edition } = found;
    return {
      text: printCitation(citation, this.known),
      lawTitle: law.title,
      editionLabel: edition.label,
      effectiveFrom: edition.effectiveFrom,
      effectiveTo: edition.effectiveTo,
      status: editionStatusOn(edition, this.clock.today()),
      statusNote: language === 'zh' ? edition.statusNote : edition.statusNoteEn,
      gist: this.gistsOf(edition.slug).get(citation.article)?.[language] ?? null,
    };
  }

  private async reloadGists(): Promise<void> {
    const rows = await this.database.query<{ edition: string; article: number; zh: string; en: string }[]>(
      `SELECT edition_slug AS edition, article, gist_zh AS zh, gist_en AS en FROM gists ORDER BY article`,
    );
    const byEdition = Map.groupBy(rows, ({ edition }) => edition);
    this.gists = new Map(
      [...byEdition].map(([edition, gists]) => [edition, new Map(gists.map((gist) => [gist.article, gist]))]),
    );
  }
}
