import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { PostingGrade as GradeName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { PostingGrade } from '../people/officers.types';
import { ExamType } from './exams.types';

@ObjectType('ExamAudience', { description: 'Who is asked to an exam that stands by itself.' })
export class ExamAudienceType {
  @Field(() => [String], { description: 'Of those regions: empty = any post.' })
  posts: readonly string[];

  @Field(() => [PostingGrade], { description: 'Of those regions: empty = any grade.' })
  grades: readonly GradeName[];

  @Field(() => ID, {
    nullable: true,
    description: 'Of those regions: whose attendance at this lecture counts.',
  })
  attendedIssueId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of those regions, or of all where none is named: who is in this class.',
  })
  classId: string | null;

  @Field(() => ID, { nullable: true, description: 'Who handed nothing in at that exam; null = everybody.' })
  makeUpOf: string | null;

  @Field(() => Int, { description: 'Of those asked by name, how many the viewer may see.' })
  listedCount: number;

  @Field(() => Int, { description: 'Serving today and asked, as far as the viewer may see them.' })
  count: number;
}

@ObjectType()
export class ExamPage {
  @Field(() => [ExamType])
  nodes: ExamType[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType({ description: 'How many officers an audience would ask.' })
export class AudienceCount {
  @Field(() => Int)
  count: number;

  @Field(() => LocalDate, { description: 'The day they serve on.' })
  day: string;
}

@InputType()
export class ExamAudienceInput {
  @Field(() => [Int])
  regionCodes: number[];

  @Field(() => [String])
  posts: string[];

  @Field(() => [PostingGrade])
  grades: GradeName[];

  @Field(() => ID, { nullable: true })
  attendedIssueId: string | null;

  @Field(() => ID, { nullable: true, description: 'Without regions: all of the class, wherever they serve.' })
  classId?: string | null;

  @Field(() => ID, { nullable: true })
  makeUpOf: string | null;

  @Field(() => [String], { description: 'People asked by name besides, by their certificates.' })
  certificateNos: string[];
}

@InputType()
export class SetExamInput {
  @Field(() => ID)
  blueprintId: string;

  @Field()
  title: string;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => Date, { nullable: true })
  lastEntryAt: Date | null;

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => Int)
  attemptsAllowed: number;

  @Field(() => Float)
  passPoints: number;

  @Field(() => Date, { nullable: true, description: 'Null = at hand-in.' })
  resultsFrom: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null = with the points.' })
  keysFrom: Date | null;

  @Field()
  showsWholePaper: boolean;

  @Field()
  shuffleQuestions: boolean;

  @Field()
  shuffleOptions: boolean;

  @Field()
  isPractice: boolean;

  @Field(() => String, { nullable: true, description: 'Said in the hall; null = none.' })
  hallPassword: string | null;

  @Field(() => [String], { description: 'Such as 10.15.0.0/16; empty = from anywhere.' })
  hallNetworks: string[];

  @Field(() => ID, { nullable: true, description: 'A lecture that has to be attended first; null = none.' })
  prerequisiteIssueId: string | null;

  @Field(() => ExamAudienceInput)
  audience: ExamAudienceInput;
}

export const SetExamResult = resultUnion('SetExamResult', ExamType);
export const AudienceCountResult = resultUnion('AudienceCountResult', AudienceCount);
