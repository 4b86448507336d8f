import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EditionStatus as StatusName } from '@whetstone/domain';
import { LocalDate } from '../platform/scalars';
import { EditionNode, EditionStatusType } from './law-library.types';

@ObjectType({ description: 'A stretch of text, found or not.' })
export class HitSpanType {
  @Field()
  text: string;

  @Field()
  isHit: boolean;
}

@ObjectType({ description: 'An article, heading, gist or law that a search found.' })
export class LawHit {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => ID)
  lawSlug: string;

  @Field()
  lawTitle: string;

  @Field()
  editionLabel: string;

  @Field(() => EditionStatusType)
  status: StatusName;

  @Field(() => String, { nullable: true, description: 'Null = the law itself, by its name.' })
  key: string | null;

  @Field(() => Int, { nullable: true, description: 'Of an article.' })
  number: number | null;

  @Field(() => Int)
  sub: number;

  @Field()
  label: string;

  @Field({ description: 'Found in our own gist, not in the text.' })
  isGist: boolean;

  @Field(() => [HitSpanType])
  excerpt: HitSpanType[];
}

@ObjectType()
export class LawHitPage {
  @Field(() => [LawHit])
  nodes: LawHit[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class LawSearchFilter {
  @Field({ description: 'Words, all of which have to be there, or a citation such as 环保法第63条.' })
  text: string;

  @Field(() => ID, { nullable: true })
  lawSlug: string | null;

  @Field(() => ID, { nullable: true })
  editionSlug: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only texts that were law on this day; null = all texts.',
  })
  asOf: string | null;
}

@ObjectType({ description: 'A stretch of a wording that the other side has too, or has not.' })
export class MarkedSpanType {
  @Field()
  text: string;

  @Field()
  isChanged: boolean;
}

@ObjectType({ description: 'A paragraph or an item and what it became; an empty side = there is none.' })
export class ComparedClause {
  @Field(() => [MarkedSpanType])
  old: MarkedSpanType[];

  @Field(() => [MarkedSpanType])
  new: MarkedSpanType[];
}

@ObjectType({ description: 'An article and what it became.' })
export class ComparedArticleRow {
  @Field(() => String, { nullable: true })
  oldKey: string | null;

  @Field(() => String, { nullable: true })
  oldLabel: string | null;

  @Field(() => String, { nullable: true })
  newKey: string | null;

  @Field(() => String, { nullable: true })
  newLabel: string | null;

  @Field({ description: 'same, changed, added or removed' })
  what: string;

  @Field(() => [ComparedClause])
  clauses: ComparedClause[];
}

@ObjectType({ description: 'Two editions side by side.' })
export class EditionComparison {
  @Field(() => EditionNode)
  old: EditionNode;

  @Field(() => EditionNode)
  new: EditionNode;

  @Field(() => Int)
  sameCount: number;

  @Field(() => Int)
  changedCount: number;

  @Field(() => Int)
  addedCount: number;

  @Field(() => Int)
  removedCount: number;

  @Field(() => Int, { description: 'Of the rows that were asked for.' })
  totalCount: number;

  @Field(() => [ComparedArticleRow])
  rows: ComparedArticleRow[];
}

@ArgsType()
export class ComparisonArgs {
  @Field(() => ID)
  old: string;

  @Field(() => ID)
  new: string;

  @Field({ defaultValue: false, description: 'Without articles whose words are the same.' })
  changedOnly: boolean;
}
