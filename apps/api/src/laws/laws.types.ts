import { Field, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/scalars';

@ObjectType({ description: 'A place of one edition of a law, as a person reads a citation.' })
export class CitedArticle {
  @Field({ description: '《…》第六十三条第一款第三项' })
  text: string;

  @Field()
  lawTitle: string;

  @Field({ description: 'How people tell this edition from others, such as 2014年修订.' })
  editionLabel: string;

  @Field(() => LocalDate)
  effectiveFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day it was no longer law; null = no end known.',
  })
  effectiveTo: string | null;

  @Field({ description: 'in_force, not_yet, superseded, repealed or to_be_confirmed' })
  status: string;

  @Field(() => String, { nullable: true })
  statusNote: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the article says in one line of our own; null = not written yet.',
  })
  gist: string | null;
}
