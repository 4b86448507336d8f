import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Over all wordings of a question, in tests that are over.' })
export class QuestionStatistics {
  @Field(() => Int, { description: 'Papers handed in that held it.' })
  paperCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share that got all its points, 0…1; null = fewer than 30 papers, too few to tell.',
  })
  rightRatio: number | null;
}
