import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ItemFlag as FlagName } from '@whetstone/domain';

export const ItemFlag: Readonly<Record<string, FlagName>> = {
  NEGATIVE_DISCRIMINATION: 'negative_discrimination',
  DEAD_DISTRACTOR: 'dead_distractor',
  SUSPECTED_KEY: 'suspected_key',
};
registerEnumType(ItemFlag, {
  name: 'ItemFlag',
  description: 'What an author should look at: a lead, never a verdict.',
});

@ObjectType({ description: 'Who chose an option; shares are 0…1.' })
export class OptionStatistics {
  @Field()
  label: string;

  @Field()
  isRight: boolean;

  @Field(() => Float)
  share: number;

  @Field(() => Float, { description: 'Of the best 27 % of the test.' })
  upperShare: number;

  @Field(() => Float, { description: 'Of the weakest 27 % of the test.' })
  lowerShare: number;
}

@ObjectType({
  description: "How one wording did in one test that is over; everybody's first sitting counts.",
})
export class ItemStatistics {
  @Field(() => ID)
  revisionId: string;

  @Field(() => Int)
  satCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean share of its points, 0…1: high is easy; null = fewer than 30 sittings.',
  })
  difficulty: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Corrected point-biserial with the rest of the paper, −1…1; null = too few, or nothing varies.',
  })
  discrimination: number | null;

  @Field(() => [OptionStatistics])
  options: OptionStatistics[];

  @Field(() => [ItemFlag])
  flags: FlagName[];
}

@ObjectType()
export class ExamOfQuestion {
  @Field()
  examTitle: string;

  @Field()
  closedAt: Date;

  @Field(() => ItemStatistics)
  figures: ItemStatistics;
}

@ObjectType({ description: 'Over all wordings of a question, in tests that are over.' })
export class QuestionStatistics {
  @Field(() => Int, { description: 'Papers handed in that held it.' })
  paperCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share that got all its points, 0…1; null = fewer than 30 papers, too few to tell.',
  })
  rightRatio: number | null;

  @Field(() => [ExamOfQuestion], { description: 'Each test it stood in, newest first.' })
  exams: ExamOfQuestion[];
}
