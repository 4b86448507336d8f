import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EditionStatus as StatusName, ProvisionKind } from '@whetstone/domain';
import { LocalDate } from '../platform/scalars';
import { ArticleChangeNode } from './article-changes.types';

export const EditionStatusType: Readonly<Record<string, StatusName>> = {
  IN_FORCE: 'in_force',
  NOT_YET: 'not_yet',
  SUPERSEDED: 'superseded',
  REPEALED: 'repealed',
  TO_BE_CONFIRMED: 'to_be_confirmed',
};
registerEnumType(EditionStatusType, {
  name: 'EditionStatus',
  description: 'TO_BE_CONFIRMED = no repeal is known, but nobody can say that it still is law.',
});

export const ProvisionKindType: Readonly<Record<string, ProvisionKind>> = {
  PART: 'part',
  SUBPART: 'subpart',
  CHAPTER: 'chapter',
  SECTION: 'section',
  ARTICLE: 'article',
  PARAGRAPH: 'paragraph',
  ITEM: 'item',
  SUB_ITEM: 'sub_item',
};
registerEnumType(ProvisionKindType, { name: 'ProvisionKind', description: '编 分编 章 节 条 款 项 目' });

@ObjectType({ description: 'What ended an edition.' })
export class EditionEnd {
  @Field(() => ID)
  editionSlug: string;

  @Field()
  lawTitle: string;

  @Field(() => Int, { nullable: true })
  article: number | null;

  @Field({ description: '《…》第一千二百四十二条' })
  text: string;
}

@ObjectType('Provision', { description: 'A node of an edition’s text; its id outlives a re-import.' })
export class ProvisionNode {
  @Field(() => ID, { description: 'edition/key, such as epl-2014/a63.p1.i3' })
  id: string;

  @Field()
  key: string;

  @Field(() => String, { nullable: true })
  parentKey: string | null;

  @Field(() => ProvisionKindType)
  kind: ProvisionKind;

  @Field({
    description: '第三章, 第六十三条之一, （三）; empty for a paragraph or a heading without a number',
  })
  label: string;

  @Field({ description: 'Of a heading its name; of the others their words without what lies below.' })
  text: string;
}

@ObjectType({ description: 'A heading with the articles that stand under it.' })
export class OutlineHeading {
  @Field()
  key: string;

  @Field(() => Int)
  depth: number;

  @Field(() => ProvisionKindType)
  kind: ProvisionKind;

  @Field()
  label: string;

  @Field()
  text: string;

  @Field(() => Int, { description: 'Where its articles begin among all of the edition, from 0.' })
  firstIndex: number;

  @Field(() => Int, { description: 'Of itself and all headings below it.' })
  articleCount: number;
}

@ObjectType({
  description:
    'An article in a list: number, words where the text is in the library, gist where we wrote one.',
})
export class ArticleLine {
  @Field()
  key: string;

  @Field(() => Int)
  number: number;

  @Field(() => Int, { description: 'N of 第…条之N; 0 = an ordinary article' })
  sub: number;

  @Field()
  label: string;

  @Field(() => String, { nullable: true, description: 'Null = the full text is not in the library.' })
  text: string | null;

  @Field(() => String, { nullable: true, description: 'One line of our own; null = not written yet.' })
  gist: string | null;
}

@ObjectType()
export class ArticleLinePage {
  @Field(() => [ArticleLine])
  nodes: ArticleLine[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType('Edition', { description: 'One text of a law.' })
export class EditionNode {
  @Field(() => ID)
  slug: string;

  @Field(() => ID)
  lawSlug: string;

  @Field()
  lawTitle: string;

  @Field()
  lawShortTitle: string;

  @Field({ description: 'How people tell this text from the law’s others, such as 2014年修订.' })
  label: string;

  @Field({ description: '主席令第九号; empty = none is known' })
  number: string;

  @Field(() => LocalDate, { nullable: true })
  promulgatedOn: string | null;

  @Field(() => LocalDate)
  effectiveFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day it was no longer law; null = no end known.',
  })
  effectiveTo: string | null;

  @Field(() => EditionStatusType, { description: 'On the day that was asked about.' })
  status: StatusName;

  @Field(() => String, { nullable: true })
  statusNote: string | null;

  @Field(() => EditionEnd, { nullable: true })
  endedBy: EditionEnd | null;

  @Field(() => Int)
  articleCount: number;

  @Field({ description: 'Whether the full text was imported.' })
  hasText: boolean;

  @Field({
    description: 'False = imported, and waiting to be published; seen only by those who keep the library.',
  })
  isPublished: boolean;
}

@ObjectType({ description: 'When and from which file a text came.' })
export class ImportedText {
  @Field(() => [String])
  enactmentLines: string[];

  @Field(() => Int, { description: 'How often it was imported.' })
  number: number;

  @Field()
  fileName: string;

  @Field()
  importedAt: Date;
}

@ObjectType('Law')
export class LawNode {
  @Field(() => ID)
  slug: string;

  @Field()
  title: string;

  @Field()
  shortTitle: string;

  @Field(() => [String])
  aliases: string[];

  @Field({ description: '法律, 行政法规, 部门规章 …' })
  kind: string;

  @Field()
  issuer: string;

  @Field(() => [EditionNode], { description: 'The newest first.' })
  editions: EditionNode[];

  @Field(() => ID, {
    nullable: true,
    description: 'The edition that was law on the day asked about; null = none was.',
  })
  editionAsOf: string | null;
}

/**
 * What refers to an article. Modules that stand on this one add their fields with a resolver of their own
 * (`@Resolver(() => ArticleReferences)`, `@ResolveField()`); they get the edition and the article's number and sub-number.
 */
@ObjectType({ description: 'What refers to an article.' })
export class ArticleReferences {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => Int)
  number: number;

  @Field(() => Int)
  sub: number;

  @Field(() => Int, { description: 'Rows of the table of what became of articles.' })
  changeCount: number;
}

@ObjectType({ description: 'The same article number in another edition of the law: often another rule.' })
export class ArticleInEdition {
  @Field(() => EditionNode)
  edition: EditionNode;

  @Field(() => String, { nullable: true })
  text: string | null;

  @Field(() => String, { nullable: true })
  gist: string | null;
}

@ObjectType('Article', { description: 'An article of one edition, with what it was and what it became.' })
export class ArticleNode {
  @Field(() => ID, { description: 'edition/key, such as epl-2014/a63' })
  id: string;

  @Field(() => EditionNode)
  edition: EditionNode;

  @Field()
  key: string;

  @Field(() => Int)
  number: number;

  @Field(() => Int)
  sub: number;

  @Field()
  label: string;

  @Field({ description: '《…》第六十三条' })
  citation: string;

  @Field({ description: 'Whether its edition was law on the day asked about.' })
  isInForce: boolean;

  @Field(() => [ProvisionNode], { description: 'The headings it stands under, widest first.' })
  path: ProvisionNode[];

  @Field(() => [ProvisionNode], {
    description: 'Its paragraphs, items and sub-items; empty while the full text is not in the library.',
  })
  provisions: ProvisionNode[];

  @Field(() => String, { nullable: true })
  gist: string | null;

  @Field(() => [ArticleChangeNode], { description: 'Where it went.' })
  became: ArticleChangeNode[];

  @Field(() => [ArticleChangeNode], { description: 'Where it came from.' })
  cameFrom: ArticleChangeNode[];

  @Field(() => [ArticleInEdition])
  inOtherEditions: ArticleInEdition[];

  @Field(() => String, { nullable: true, description: 'Key of the article before it.' })
  previousKey: string | null;

  @Field(() => String, { nullable: true })
  nextKey: string | null;

  @Field(() => ArticleReferences)
  references: ArticleReferences;
}

@ArgsType()
export class ArticleArgs {
  @Field(() => ID, { nullable: true, description: 'Read the article in this edition …' })
  editionSlug: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '… or in the one of this law that was in force on `asOf`.',
  })
  lawSlug: string | null;

  @Field(() => Int)
  number: number;

  @Field(() => Int, { defaultValue: 0 })
  sub: number;

  @Field(() => LocalDate, { nullable: true, description: 'Null = today.' })
  asOf: string | null;
}
