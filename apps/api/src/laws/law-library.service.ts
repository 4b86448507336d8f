import { Injectable } from '@nestjs/common';
import {
  editionNear,
  isInForce,
  placeKey,
  printPlace,
  printProvisionNumber,
  type Language,
  type Place,
  type ProvisionKind,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import type { SessionViewer } from '../platform/request-context';
import { ArticleChangesService } from './article-changes.service';
import { editionStatusOn, type EditionFacts, type LawFacts } from './law-facts';
import type {
  ArticleArgs,
  ArticleInEdition,
  ArticleLinePage,
  ArticleNode,
  EditionEnd,
  EditionNode,
  ImportedText,
  LawNode,
  OutlineHeading,
  ProvisionNode,
} from './law-library.types';
import { countOutline, type OutlineRow } from './count-outline';
import { keepsLaws } from './laws.policy';
import { LawsService } from './laws.service';

interface FoundEdition {
  readonly law: LawFacts;
  readonly edition: EditionFacts;
}

interface ProvisionRow {
  readonly key: string;
  readonly parentKey: string | null;
  readonly kind: ProvisionKind;
  readonly number: number | null;
  readonly sub: number;
  readonly text: string;
}

const PROVISION = `p.key, p.parent_key AS "parentKey", p.kind, p.number, p.sub, p.text`;

/** The library as it is read: what is the law is the same for everybody, but what waits to be published is for its keepers. */
@Injectable()
export class LawLibraryService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly catalogue: LawsService,
    private readonly changes: ArticleChangesService,
  ) {}

  laws(viewer: SessionViewer, asOf: string | null, language: Language): LawNode[] {
    const day = asOf ?? this.clock.today();
    const laws = keepsLaws(viewer.grants) ? this.catalogue.allLaws : this.catalogue.publishedLaws;
    return laws.map((law) => ({
      ...law,
      aliases: [...law.aliases],
      editions: law.editions.toReversed().map((edition) => this.describe({ law, edition }, day, language)),
      editionAsOf: law.editions.find((one) => one.isPublished && isInForce(one, day))?.slug ?? null,
    }));
  }

  law(viewer: SessionViewer, slug: string, asOf: string | null, language: Language): LawNode | null {
    return this.laws(viewer, asOf, language).find((law) => law.slug === slug) ?? null;
  }

  edition(viewer: SessionViewer, slug: string, asOf: string | null, language: Language): EditionNode | null {
    const found = this.find(viewer, slug);
    return found && this.describe(found, asOf ?? this.clock.today(), language);
  }

  /** An edition as the viewer may see it. */
  find(viewer: SessionViewer, slug: string): FoundEdition | null {
    const found = this.catalogue.findEdition(slug);
    return found && (found.edition.isPublished || keepsLaws(viewer.grants)) ? found : null;
  }

  describe({ law, edition }: FoundEdition, day: string, language: Language): EditionNode {
    const { slug, label, number, promulgatedOn, effectiveFrom, effectiveTo, hasText, isPublished } = edition;
    return {
      ...{ slug, label, number, promulgatedOn, effectiveFrom, effectiveTo, hasText, isPublished },
      ...{ lawSlug: law.slug, lawTitle: law.title, lawShortTitle: law.shortTitle },
      status: editionStatusOn(edition, day),
      statusNote: language === 'zh' ? edition.statusNote : edition.statusNoteEn,
      endedBy: this.endOf(edition),
      articleCount: edition.articles,
    };
  }

  async importedText(editionSlug: string): Promise<ImportedText | null> {
    return findOne<ImportedText>(
      this.database,
      `SELECT enactment_lines AS "enactmentLines", number, file_name AS "fileName", imported_at AS "importedAt"
       FROM edition_texts WHERE edition_slug = $1`,
      [editionSlug],
    );
  }

  async outline(editionSlug: string): Promise<OutlineHeading[]> {
    const rows = await this.database.query<OutlineRow[]>(
      `SELECT key, parent_key AS "parentKey", kind, number, sub, CASE kind WHEN 'article' THEN '' ELSE text END AS text
       FROM provisions WHERE edition_slug = $1 AND kind IN ('part', 'subpart', 'chapter', 'section', 'article')
       ORDER BY position`,
      [editionSlug],
    );
    return countOutline(rows);
  }

  /** Its articles in order; without a text those of which we wrote a gist. */
  async articles(edition: EditionNode, page: PageInput, language: Language): Promise<ArticleLinePage> {
    const [limit, offset] = pageBounds(page);
    const gists = this.catalogue.gistsOf(edition.slug);
    if (!edition.hasText) {
      const nodes = [...gists].map(([number, gist]) =>
        lineOf({ number, sub: 0, text: null }, gist[language]),
      );
      return { nodes: nodes.slice(offset, offset + limit), totalCount: nodes.length };
    }
    const rows = await this.database.query<
      { number: number; sub: number; text: string; totalCount: number }[]
    >(
      `SELECT number, sub, text, count(*) OVER () AS "totalCount" FROM provisions
       WHERE edition_slug = $1 AND kind = 'article' ORDER BY position LIMIT $2 OFFSET $3`,
      [edition.slug, limit, offset],
    );
    const nodes = rows.map((row) =>
      lineOf(row, row.sub === 0 ? (gists.get(row.number)?.[language] ?? null) : null),
    );
    return { nodes, totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** Null = there is no such edition or no such article in it, as the viewer sees it. */
  async article(viewer: SessionViewer, args: ArticleArgs, language: Language): Promise<ArticleNode | null> {
    const day = args.asOf ?? this.clock.today();
    const found = this.editionFor(viewer, args, day);
    const place: Place = { article: args.number, articleSub: args.sub, paragraph: null, item: null };
    if (!found || !holds(found.edition, place)) return null;
    const { law, edition } = found;
    const key = placeKey(place);
    const [provisions, path, beside, became, cameFrom, inOtherEditions] = await Promise.all([
      this.provisionsOf(edition.slug, key),
      this.pathOf(edition.slug, key),
      this.besideOf(edition, place, key),
      this.changes.became(edition.slug, args.number),
      this.changes.cameFrom(edition.slug, args.number),
      this.inOtherEditions(found, place, { day, language }),
    ]);
    const gist = args.sub === 0 ? this.catalogue.gistsOf(edition.slug).get(args.number)?.[language] : null;
    return {
      ...{ id: `${edition.slug}/${key}`, key, number: args.number, sub: args.sub, label: printPlace(place) },
      ...{ provisions, path, became, cameFrom, inOtherEditions, ...beside },
      edition: this.describe(found, day, language),
      citation: `《${law.title}》${printPlace(place)}`,
      isInForce: isInForce(edition, day),
      gist: gist ?? null,
      references: {
        ...{ editionSlug: edition.slug, number: args.number, sub: args.sub },
        changeCount: became.length + cameFrom.length,
      },
    };
  }

  /** Whether an edition the viewer sees has such an article. */
  hasArticle(
    viewer: SessionViewer,
    { editionSlug, article, articleSub }: { editionSlug: string; article: number; articleSub: number },
  ): boolean {
    const found = this.find(viewer, editionSlug);
    return found !== null && holds(found.edition, { article, articleSub, paragraph: null, item: null });
  }

  private editionFor(
    viewer: SessionViewer,
    { editionSlug, lawSlug }: ArticleArgs,
    day: string,
  ): FoundEdition | null {
    if (editionSlug) return this.find(viewer, editionSlug);
    const law = this.catalogue.publishedLaws.find(({ slug }) => slug === lawSlug);
    const edition = law && editionNear(law, day);
    return edition ? this.catalogue.findEdition(edition.slug) : null;
  }

  private async provisionsOf(editionSlug: string, key: string): Promise<ProvisionNode[]> {
    const rows = await this.database.query<ProvisionRow[]>(
      `SELECT ${PROVISION} FROM provisions p WHERE edition_slug = $1 AND starts_with(key, $2) ORDER BY position`,
      [editionSlug, `${key}.p`],
    );
    return rows.map((row) => nodeOf(editionSlug, row));
  }

  private async pathOf(editionSlug: string, key: string): Promise<ProvisionNode[]> {
    const rows = await this.database.query<ProvisionRow[]>(
      `WITH RECURSIVE above AS (
         SELECT p.*, 0 AS height FROM provisions p WHERE edition_slug = $1 AND key = $2
         UNION ALL SELECT p.*, a.height + 1 FROM provisions p
         JOIN above a ON p.edition_slug = a.edition_slug AND p.key = a.parent_key)
       SELECT ${PROVISION} FROM above p WHERE height > 0 ORDER BY height DESC`,
      [editionSlug, key],
    );
    return rows.map((row) => nodeOf(editionSlug, row));
  }

  /** The articles before and after; without a text by their numbers alone. */
  private async besideOf(
    edition: EditionFacts,
    place: Place,
    key: string,
  ): Promise<{ previousKey: string | null; nextKey: string | null }> {
    if (!edition.hasText) {
      const keyOf = (article: number) => placeKey({ ...place, article });
      return {
        previousKey: place.article > 1 ? keyOf(place.article - 1) : null,
        nextKey: place.article < edition.articles ? keyOf(place.article + 1) : null,
      };
    }
    const beside = await findOne<{ previousKey: string | null; nextKey: string | null }>(
      this.database,
      `SELECT (SELECT key FROM provisions WHERE edition_slug = $1 AND kind = 'article' AND position < p.position
                 ORDER BY position DESC LIMIT 1) AS "previousKey",
              (SELECT key FROM provisions WHERE edition_slug = $1 AND kind = 'article' AND position > p.position
                 ORDER BY position LIMIT 1) AS "nextKey"
       FROM provisions p WHERE edition_slug = $1 AND key = $2`,
      [edition.slug, key],
    );
    return beside ?? { previousKey: null, nextKey: null };
  }

  private async inOtherEditions(
    { law, edition }: FoundEdition,
    place: Place,
    { day, language }: { readonly day: string; readonly language: Language },
  ): Promise<ArticleInEdition[]> {
    const others = law.editions.filter(
      (other) => other.isPublished && other.slug !== edition.slug && place.article <= other.articles,
    );
    if (others.length === 0) return [];
    const rows = await this.database.query<{ editionSlug: string; text: string }[]>(
      `SELECT edition_slug AS "editionSlug", text FROM provisions WHERE edition_slug = ANY ($1) AND key = $2`,
      [others.map(({ slug }) => slug), placeKey(place)],
    );
    const textOf = new Map(rows.map((row) => [row.editionSlug, row.text]));
    return others.map((other) => ({
      edition: this.describe({ law, edition: other }, day, language),
      text: textOf.get(other.slug) ?? null,
      gist: this.catalogue.gistsOf(other.slug).get(place.article)?.[language] ?? null,
    }));
  }

  private endOf({ repealedByEdition, repealedByArticle: article }: EditionFacts): EditionEnd | null {
    const by = repealedByEdition === null ? null : this.catalogue.findEdition(repealedByEdition);
    if (!by) return null;
    const place = article === null ? '' : printPlace({ article, articleSub: 0, paragraph: null, item: null });
    return {
      editionSlug: by.edition.slug,
      lawTitle: by.law.title,
      article,
      text: `《${by.law.title}》${place}`,
    };
  }
}

function lineOf(row: { number: number; sub: number; text: string | null }, gist: string | null) {
  const place = { article: row.number, articleSub: row.sub, paragraph: null, item: null };
  const { number, sub, text } = row;
  return { key: placeKey(place), label: printPlace(place), number, sub, text, gist };
}

function nodeOf(editionSlug: string, row: ProvisionRow): ProvisionNode {
  return {
    id: `${editionSlug}/${row.key}`,
    key: row.key,
    parentKey: row.parentKey,
    kind: row.kind,
    label: printProvisionNumber(row),
    text: row.text,
  };
}

/** Without a text only the numbers are known that there are. */
function holds({ articles, provisions }: EditionFacts, place: Place): boolean {
  if (place.article < 1 || place.article > articles) return false;
  return provisions ? provisions.has(placeKey(place)) : place.articleSub === 0;
}
