import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What the parts of a case earned.' })
export class PartPoints {
  @Field(() => ID)
  questionId: string;

  @Field(() => [Float], {
    nullable: 'items',
    description: 'In the order of the parts; null = the points were given to the case as a whole.',
  })
  points: (number | null)[];
}
