import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { QuestionType } from '../questions/question-enums';
import type { QuestionType as TypeName } from '@whetstone/domain';
import { ItemStatistics } from './question-statistics.types';

@ObjectType({ description: 'How well one form of a test measured; points.' })
export class FormStatistics {
  @Field(() => ID)
  formId: string;

  @Field(() => Int)
  count: number;

  @Field(() => Int)
  itemCount: number;

  @Field(() => Float)
  meanPoints: number;

  @Field(() => Float)
  deviationPoints: number;

  @Field(() => Float, {
    nullable: true,
    description: "Cronbach's alpha, KR-20 where questions are right or wrong; null = cannot be told.",
  })
  alpha: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard error of measurement; null with alpha.' })
  semPoints: number | null;
}

@ObjectType({ description: "Of everybody's first sitting." })
export class ExamStatistics {
  @Field(() => Int)
  satCount: number;

  @Field(() => Int)
  passedCount: number;

  @Field(() => Float, { nullable: true, description: 'Null = fewer than 30 sittings.' })
  meanPoints: number | null;

  @Field(() => Float, { nullable: true, description: 'Null = fewer than 30 sittings.' })
  deviationPoints: number | null;

  @Field(() => [FormStatistics], {
    description: 'Forms that at least 30 sat; none where each paper was drawn by itself.',
  })
  forms: FormStatistics[];
}

@ObjectType({ description: 'A question of a test, with how it did.' })
export class MarkedItem {
  @Field(() => ID, { description: 'Of the wording that stood on the papers.' })
  revisionId: string;

  @Field(() => ID)
  questionId: string;

  @Field(() => QuestionType)
  type: TypeName;

  @Field({ description: 'Plain text.' })
  stemText: string;

  @Field(() => [String], { description: 'What may be chosen; TRUE and FALSE; empty = nothing is chosen.' })
  optionLabels: string[];

  @Field(() => Int, { description: 'How many blanks a fill-in has; 0 for other types.' })
  blankCount: number;

  @Field(() => ItemStatistics, { nullable: true, description: 'Null until the test is over and counted.' })
  statistics: ItemStatistics | null;
}

@ObjectType({ description: 'A test after it was sat, as those answering for it see it.' })
export class MarkedExam {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Float)
  passPoints: number;

  @Field({ description: 'The viewer decides on its keys, results and certificates.' })
  isMine: boolean;

  @Field(() => Int, { description: "Handed in, by officers of the viewer's region." })
  submittedCount: number;

  @Field(() => Int, { description: "Passed, by officers of the viewer's region." })
  passedCount: number;

  @Field(() => Int, { description: "Waiting for a ruling, by officers of the viewer's region." })
  openAppealCount: number;

  @Field(() => ExamStatistics, { nullable: true, description: 'Null until the test is over and counted.' })
  statistics: ExamStatistics | null;

  @Field(() => [MarkedItem], { description: 'What needs looking at first.' })
  items: MarkedItem[];
}

@ObjectType()
export class MarkedExamPage {
  @Field(() => [MarkedExam])
  nodes: MarkedExam[];

  @Field(() => Int)
  totalCount: number;
}
