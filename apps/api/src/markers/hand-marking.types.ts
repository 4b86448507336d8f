import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MarkedExam } from '../marking/marked-exams.types';
import { resultUnion } from '../platform/refused';
import { WrittenQuestionType } from './marking-desk.types';

@ObjectType('MarkingPlan', { description: 'How an exam is marked by hand.' })
export class MarkingPlanType {
  @Field(() => Float, { description: 'The smallest points that may be given.' })
  stepPoints: number;

  @Field(() => Int, {
    description: 'How far apart two readers may be, in per cent of what the question is worth.',
  })
  limitPercent: number;

  @Field({ description: 'Nobody reads what somebody of his own unit wrote.' })
  excludesOwnUnit: boolean;
}

@ObjectType('UnreadText', { description: 'A text to be read, of nobody in particular.' })
export class UnreadTextType {
  @Field(() => ID)
  id: string;

  @Field(() => [String], { description: 'One for each written part.' })
  texts: readonly string[];

  @Field(() => Int, { description: 'How many attempts say exactly this.' })
  attemptCount: number;
}

@ObjectType('QuestionProgress', { description: 'How far the marking of a question is.' })
export class QuestionProgressType {
  @Field(() => WrittenQuestionType)
  question: WrittenQuestionType;

  @Field(() => Int, { description: 'Different texts; what several wrote alike is read once.' })
  textCount: number;

  @Field(() => Int)
  attemptCount: number;

  @Field(() => Int)
  settledCount: number;

  @Field(() => Int)
  onceReadCount: number;

  @Field(() => Int, { description: 'Two readers were too far apart; waits for a third.' })
  thirdCount: number;

  @Field(() => Int)
  anchorCount: number;

  @Field(() => [UnreadTextType], {
    description: 'Some of them, of which anchors can be made; none where the exam is not yours.',
  })
  unreadTexts: UnreadTextType[];

  @Field(() => [UnreadTextType], {
    description:
      'Some of those that wait for a third reader and that you may read as such; none where the exam is not yours.',
  })
  disputedTexts: UnreadTextType[];
}

@ObjectType('MarkerProgress', { description: 'How a marker does.' })
export class MarkerProgressType {
  @Field(() => ID)
  officerId: string;

  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  unitName: string | null;

  @Field({ description: 'Marks no more; what he gave stands.' })
  isRemoved: boolean;

  @Field(() => Int)
  readCount: number;

  @Field(() => Int)
  correctedCount: number;

  @Field(() => Int, { description: 'Readings of his after which a third was needed.' })
  thirdCount: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points; above nothing = more generous than what came out. Null = nothing of his is settled.',
  })
  meanDeviation: number | null;

  @Field(() => Date, { nullable: true })
  lastReadAt: Date | null;
}

@ObjectType('PossibleMarker', { description: 'Somebody who holds the role of a marker.' })
export class PossibleMarkerType {
  @Field(() => ID)
  officerId: string;

  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field(() => String, { nullable: true })
  unitName: string | null;
}

@ObjectType({ description: 'What persons read of an exam.' })
export class HandMarking {
  @Field(() => MarkingPlanType, { nullable: true, description: 'Null = nobody has set it up.' })
  plan: MarkingPlanType | null;

  @Field(() => Int, { description: "Attempts without a result yet, by officers of the viewer's region." })
  waitingCount: number;

  @Field(() => [QuestionProgressType])
  questions: QuestionProgressType[];

  @Field(() => [MarkerProgressType])
  markers: MarkerProgressType[];

  @Field(() => [PossibleMarkerType], { description: 'Empty where the exam is not yours.' })
  possibleMarkers: PossibleMarkerType[];
}

@InputType()
export class SetMarkingPlanInput {
  @Field(() => ID)
  examId: string;

  @Field(() => Float, { description: '0.1, 0.25, 0.5 or 1.' })
  stepPoints: number;

  @Field(() => Int)
  limitPercent: number;

  @Field()
  excludesOwnUnit: boolean;
}

@InputType()
export class ExamMarkerInput {
  @Field(() => ID)
  examId: string;

  @Field(() => ID)
  officerId: string;
}

@InputType()
export class SetAnchorInput {
  @Field(() => ID)
  answerId: string;

  @Field(() => [Float], { description: 'Points, one for each 要点 of the written parts in their order.' })
  ticks: number[];
}

export const SetMarkingPlanResult = resultUnion('SetMarkingPlanResult', MarkedExam);
export const AddMarkerResult = resultUnion('AddMarkerResult', MarkedExam);
export const RemoveMarkerResult = resultUnion('RemoveMarkerResult', MarkedExam);
@InputType()
export class GiveThirdReadingInput {
  @Field(() => ID)
  answerId: string;

  @Field(() => [Float], { description: 'Points, one for each 要点 of the written parts in their order.' })
  ticks: number[];

  @Field({ description: 'Why no marker reads it.' })
  reason: string;
}

export const GiveThirdReadingResult = resultUnion('GiveThirdReadingResult', MarkedExam);
export const SetAnchorResult = resultUnion('SetAnchorResult', MarkedExam);
