import { Injectable } from '@nestjs/common';
import {
  bigramsOf,
  editionNear,
  excerptOf,
  findLaw,
  foldForSearch,
  hasError,
  isInForce,
  parseCitations,
  placeKey,
  printPlace,
  printProvisionNumber,
  searchWords,
  type Language,
  type ProvisionKind,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { pageBounds, type PageInput } from '../platform/page';
import { editionStatusOn, type EditionFacts, type LawFacts } from './law-facts';
import type { LawHit, LawHitPage, LawSearchFilter } from './law-finding.types';
import { LawsService } from './laws.service';

interface FoundRow {
  readonly editionSlug: string;
  readonly key: string;
  readonly kind: ProvisionKind;
  readonly number: number | null;
  readonly sub: number;
  readonly text: string;
  readonly totalCount: number;
}

interface Wanted {
  readonly words: readonly string[];
  readonly editions: readonly { readonly law: LawFacts; readonly edition: EditionFacts }[];
  readonly language: Language;
}

/** Finds what the laws say: the places of a citation, laws by name, articles and headings by their words, our gists. */
@Injectable()
export class LawSearchService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly laws: LawsService,
  ) {}

  async search(filter: LawSearchFilter, page: PageInput, language: Language): Promise<LawHitPage> {
    const [limit, offset] = pageBounds(page);
    const typed = searchWords(filter.text);
    if (typed.length === 0) return { nodes: [], totalCount: 0 };
    const cited = this.citedHits(filter, language);
    const wanted = this.narrow(filter, typed, language);
    const first = cited.length > 0 ? cited : this.lawHits(wanted);
    const gists = this.gistHits(wanted);
    const beforeText = Math.min(first.length, offset);
    const found = await this.textHits(wanted, limit, Math.max(0, offset - first.length));
    const rest = Math.max(0, offset - first.length - found.totalCount);
    const nodes = [...first.slice(beforeText), ...found.nodes, ...gists.slice(rest)].slice(0, limit);
    return { nodes, totalCount: first.length + found.totalCount + gists.length };
  }

  /** A word that is a law's name narrows the search for the others to that law: 环保法 按日. */
  private narrow(filter: LawSearchFilter, typed: readonly string[], language: Language): Wanted {
    const named = typed.map((word) => findLaw(word, this.laws.catalogue)?.slug ?? null);
    const rest = typed.filter((_, index) => named[index] === null);
    const slugs = rest.length > 0 ? named.filter((slug) => slug !== null) : [];
    const editions = this.laws.publishedLaws
      .filter(
        (law) =>
          (!filter.lawSlug || law.slug === filter.lawSlug) &&
          (slugs.length === 0 || slugs.includes(law.slug)),
      )
      .flatMap((law) => law.editions.map((edition) => ({ law, edition })))
      .filter(({ edition }) => !filter.editionSlug || edition.slug === filter.editionSlug)
      .filter(({ edition }) => !filter.asOf || isInForce(edition, filter.asOf));
    return { words: rest.length > 0 ? rest : typed, editions, language };
  }

  private citedHits(filter: LawSearchFilter, language: Language): LawHit[] {
    const today = this.clock.today();
    const { citations, faults } = parseCitations(filter.text, this.laws.catalogue, filter.asOf, today);
    if (hasError(faults)) return [];
    return citations.flatMap((citation) => {
      const found = this.laws.findEdition(citation.editionSlug);
      if (!found) return [];
      const { article: number, articleSub: sub } = citation;
      const gist = this.laws.gistsOf(found.edition.slug).get(number)?.[language] ?? '';
      const key = placeKey({ article: number, articleSub: sub, paragraph: null, item: null });
      return [
        {
          ...this.about(found),
          ...{ key, number, sub, label: printPlace(citation), isGist: gist !== '' },
          excerpt: gist === '' ? [] : [{ text: gist, isHit: false }],
        },
      ];
    });
  }

  private lawHits({ words, editions }: Wanted): LawHit[] {
    const slugs = [...new Set(editions.map(({ law }) => law.slug))];
    return slugs.flatMap((slug) => {
      const law = this.laws.publishedLaws.find((one) => one.slug === slug);
      const names = law ? [law.title, law.shortTitle, ...law.aliases] : [];
      if (!law || !names.some((name) => holdsAll(name, words))) return [];
      const near = editionNear(
        { ...law, editions: editions.filter((one) => one.law.slug === slug).map((one) => one.edition) },
        this.clock.today(),
      );
      const found = near && this.laws.findEdition(near.slug);
      if (!found) return [];
      return [
        {
          ...this.about(found),
          ...{ key: null, number: null, sub: 0, label: '', isGist: false },
          excerpt: excerptOf(law.title, words),
        },
      ];
    });
  }

  /** Texts still law first, then those that say the words most often; the words as they stand have the last say. */
  private async textHits({ words, editions }: Wanted, limit: number, offset: number): Promise<LawHitPage> {
    const slugs = editions.filter(({ edition }) => edition.hasText).map(({ edition }) => edition.slug);
    const folded = words.map(foldForSearch).filter(Boolean);
    if (slugs.length === 0 || folded.length === 0) return { nodes: [], totalCount: 0 };
    const { where, parameters } = conditions(folded, slugs);
    const next = parameters.length;
    const rows = await this.database.query<FoundRow[]>(
      `WITH found AS (
         SELECT p.edition_slug, p.key, p.position, e.effective_to IS NOT NULL AS has_ended, e.effective_from,
           length(p.search_text) - length(replace(p.search_text, $${next + 1}, '')) AS weight,
           count(*) OVER () AS total
         FROM provisions p JOIN editions e ON e.slug = p.edition_slug WHERE ${where}
         ORDER BY has_ended, weight DESC, effective_from DESC, edition_slug, position
         LIMIT $${next + 2} OFFSET $${next + 3})
       SELECT p.edition_slug AS "editionSlug", p.key, p.kind, p.number, p.sub, p.text, f.total AS "totalCount"
       FROM found f JOIN provisions p ON p.edition_slug = f.edition_slug AND p.key = f.key
       ORDER BY f.has_ended, f.weight DESC, f.effective_from DESC, f.edition_slug, f.position`,
      [...parameters, folded[0], limit, offset],
    );
    const nodes = rows.flatMap((row): LawHit[] => {
      const found = this.laws.findEdition(row.editionSlug);
      if (!found) return [];
      const isArticle = row.kind === 'article';
      return [
        {
          ...this.about(found),
          ...{ key: row.key, number: isArticle ? row.number : null, sub: row.sub, isGist: false },
          label: printProvisionNumber(row),
          excerpt: excerptOf(row.text, words),
        },
      ];
    });
    const totalCount = rows[0]?.totalCount ?? (offset > 0 ? await this.countText(folded, slugs) : 0);
    return { nodes, totalCount };
  }

  /** Beyond the last page there is no row to tell how many there are. */
  private async countText(folded: readonly string[], slugs: readonly string[]): Promise<number> {
    const { where, parameters } = conditions(folded, slugs);
    const [row] = await this.database.query<{ count: number }[]>(
      `SELECT count(*) AS count FROM provisions p WHERE ${where}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  /** Where the text is in the library its words are found; a gist stands in where it is not. */
  private gistHits({ words, editions, language }: Wanted): LawHit[] {
    return editions
      .filter(({ edition }) => !edition.hasText)
      .flatMap((found) =>
        [...this.laws.gistsOf(found.edition.slug)].flatMap(([number, gist]) => {
          const place = { article: number, articleSub: 0, paragraph: null, item: null };
          if (!holdsAll(gist[language], words)) return [];
          return [
            {
              ...this.about(found),
              ...{ key: placeKey(place), number, sub: 0, label: printPlace(place), isGist: true },
              excerpt: excerptOf(gist[language], words),
            },
          ];
        }),
      );
  }

  private about({ law, edition }: { readonly law: LawFacts; readonly edition: EditionFacts }) {
    return {
      ...{ editionSlug: edition.slug, lawSlug: law.slug, lawTitle: law.title, editionLabel: edition.label },
      status: editionStatusOn(edition, this.clock.today()),
    };
  }
}

/**
 * What a provision has to hold. The index knows pieces of two characters, so a longer word is looked for again as it stands,
 * and a word of one character is looked for in every text.
 */
function conditions(folded: readonly string[], slugs: readonly string[]) {
  const pieces = folded.flatMap(bigramsOf);
  const looked = folded.filter((word) => [...word].length !== 2);
  const where = [
    `p.search_text <> ''`,
    `p.edition_slug = ANY ($1)`,
    ...(pieces.length > 0 ? [`bigrams_of(p.search_text) @> $2`] : [`$2::text[] = '{}'`]),
    ...looked.map((_, index) => `strpos(p.search_text, $${index + 3}) > 0`),
  ].join(' AND ');
  return { where, parameters: [slugs, pieces, ...looked] };
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const folded = foldForSearch(text);
  return words.every((word) => folded.includes(foldForSearch(word)));
}
