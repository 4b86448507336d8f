import { Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { KeyChangeKind as KindName, RankBand as BandName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { MarkedExam } from './marked-exams.types';

export const KeyChangeKind: Readonly<Record<string, KindName>> = {
  REPLACE: 'replace',
  ACCEPT: 'accept',
  VOID: 'void',
};
registerEnumType(KeyChangeKind, {
  name: 'KeyChangeKind',
  description: 'Another key in its place, another beside it, or the points to everybody.',
});

export const RankBand: Readonly<Record<string, BandName>> = {
  TOP_10: 'top_10',
  TOP_25: 'top_25',
  TOP_50: 'top_50',
  REST: 'rest',
};
registerEnumType(RankBand, { name: 'RankBand', description: 'Among all who sat; no place is named.' });

@ObjectType({ description: 'When the results of a test are told, and until when somebody may appeal.' })
export class ExamResults {
  @Field(() => Date, { nullable: true, description: 'Null = as soon as somebody hands in.' })
  announceAt: Date | null;

  @Field()
  isAnnounced: boolean;

  @Field(() => Date, {
    description: 'As set, else seven days after the test is over and its results are out.',
  })
  appealUntil: Date;

  @Field({ description: 'Whether a time for appeals was set by hand.' })
  isAppealTimeSet: boolean;

  @Field()
  hasRankBands: boolean;
}

@InputType()
export class SetResultRulesInput {
  @Field(() => ID)
  examId: string;

  @Field(() => Date, { nullable: true, description: 'Null = as soon as somebody hands in.' })
  announceAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null = seven days after the results are out.' })
  appealUntil: Date | null;

  @Field()
  hasRankBands: boolean;
}

export const SetResultRulesResult = resultUnion('SetResultRulesResult', MarkedExam);

@ObjectType({ description: 'A key that was changed after the paper was frozen, as officers are told.' })
export class KeyChangeNote {
  @Field(() => ID)
  questionId: string;

  @Field(() => KeyChangeKind)
  kind: KindName;

  @Field(() => [String])
  before: string[];

  @Field(() => [String], { description: 'Empty = void.' })
  after: string[];

  @Field()
  reason: string;

  @Field()
  changedAt: Date;
}

@ObjectType({ description: "How an attempt's points moved after they were marked." })
export class PointsChange {
  @Field(() => Float)
  fromPoints: number;

  @Field(() => Float)
  toPoints: number;

  @Field()
  reason: string;

  @Field()
  changedAt: Date;
}
