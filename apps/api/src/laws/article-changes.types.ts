import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';

@ObjectType('ArticleChange', { description: 'Where a place of an old text went in a newer one.' })
export class ArticleChangeNode {
  @Field(() => ID)
  id: number;

  @Field(() => ID, { nullable: true, description: 'Null = a new rule, which no older text had.' })
  oldEdition: string | null;

  @Field(() => String, { nullable: true, description: '《…》（2014年修订）第六十三条第一款第三项' })
  oldText: string | null;

  @Field(() => String, { nullable: true })
  oldPlace: string | null;

  @Field(() => Int, { nullable: true })
  oldArticle: number | null;

  @Field(() => ID)
  newEdition: string;

  @Field()
  newText: string;

  @Field()
  newPlace: string;

  @Field(() => Int)
  newArticle: number;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field({ description: 'Came with the product.' })
  isBuiltIn: boolean;

  @Field({ description: 'Was changed or added here: the product no longer touches it.' })
  isEdited: boolean;
}

@ObjectType()
export class ArticleChangePage {
  @Field(() => [ArticleChangeNode])
  nodes: ArticleChangeNode[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class ArticleChangeFilter {
  @Field(() => ID, { nullable: true })
  oldEdition: string | null;

  @Field(() => ID, { nullable: true })
  newEdition: string | null;

  @Field(() => Int, { nullable: true, description: 'An article on either side.' })
  article: number | null;
}

@InputType({ description: 'Where a place went; without an old edition it is a new rule.' })
export class SaveArticleChangeInput {
  @Field(() => Int, { nullable: true, description: 'Null = a new row.' })
  id: number | null;

  @Field(() => ID, { nullable: true })
  oldEdition: string | null;

  @Field(() => String, { nullable: true, description: '第六十三条第一款第三项 or 63条' })
  oldPlace: string | null;

  @Field(() => ID)
  newEdition: string;

  @Field()
  newPlace: string;

  @Field()
  note: string;
}

@InputType()
export class RemoveArticleChangeInput {
  @Field(() => Int)
  id: number;
}

@ObjectType()
export class RemovedArticleChange {
  @Field(() => Int)
  id: number;
}

export const SaveArticleChangeResult = resultUnion('SaveArticleChangeResult', ArticleChangeNode);
export const RemoveArticleChangeResult = resultUnion('RemoveArticleChangeResult', RemovedArticleChange);
