import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { QuestionType as TypeName, TextFormat as FormatName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { QuestionType, TextFormat } from '../questions/question-enums';

@ObjectType({ description: 'A 要点: what a marker looks for, and what it is worth on this paper.' })
export class PaperRubricPoint {
  @Field()
  text: string;

  @Field(() => Float)
  maxPoints: number;
}

@ObjectType({ description: 'What is read of a question: a short answer, or one written part of a case.' })
export class WrittenPart {
  @Field(() => Int, { description: 'Which part of the case, from 1; 0 = a short answer.' })
  number: number;

  @Field({ description: 'What the part asks; empty of a short answer.' })
  stem: string;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => [PaperRubricPoint])
  rubric: PaperRubricPoint[];
}

@ObjectType('WrittenQuestion', { description: 'A question that persons read, with what they look for.' })
export class WrittenQuestionType {
  @Field(() => ID)
  revisionId: string;

  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => TextFormat)
  textFormat: FormatName;

  @Field({ description: 'Of a case: its material.' })
  stem: string;

  @Field({ description: 'As plain text, for lists.' })
  stemText: string;

  @Field(() => Float, { description: 'Of all written parts together.' })
  maxPoints: number;

  @Field(() => [WrittenPart])
  parts: WrittenPart[];
}

@ObjectType({ description: 'How a marker read the anchors of a question.' })
export class Calibration {
  @Field(() => Int)
  anchorCount: number;

  @Field(() => Int, { description: 'In the round he is in.' })
  readCount: number;

  @Field(() => Int, { description: "Within the exam's limit of the set marks." })
  withinCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Points; above nothing = more generous than the set marks. Null = nothing read yet.',
  })
  meanDeviation: number | null;

  @Field(() => Float, { nullable: true, description: 'Points, either way. Null = nothing read yet.' })
  meanDistance: number | null;

  @Field({ description: 'He may go on.' })
  isReady: boolean;

  @Field({ description: 'Too far off: he reads all anchors once more.' })
  isOff: boolean;
}

@ObjectType('DeskQuestion')
export class DeskQuestionType {
  @Field(() => WrittenQuestionType)
  question: WrittenQuestionType;

  @Field(() => Int, { description: 'Texts the viewer may still take.' })
  waitingCount: number;

  @Field(() => Int, { description: 'Texts the viewer has read.' })
  readCount: number;

  @Field(() => Calibration)
  calibration: Calibration;
}

@ObjectType('DeskExam', { description: 'An exam the viewer marks.' })
export class DeskExamType {
  @Field(() => ID)
  examId: string;

  @Field()
  title: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The smallest points that may be given; null = nobody has said how it is marked.',
  })
  stepPoints: number | null;

  @Field(() => [DeskQuestionType])
  questions: DeskQuestionType[];
}

@ObjectType('TakenAnswer', {
  description: 'A text in the hand of a marker. It says nothing of whose it is or what others gave.',
})
export class TakenAnswerType {
  @Field(() => ID)
  id: string;

  @Field({ description: 'Its marks are set; the marker is measured by it.' })
  isAnchor: boolean;

  @Field(() => WrittenQuestionType)
  question: WrittenQuestionType;

  @Field(() => [String], { description: 'One for each written part.' })
  texts: readonly string[];

  @Field(() => Float, { description: 'The smallest points that may be given.' })
  stepPoints: number;

  @Field(() => Date, { nullable: true, description: 'Until when nobody else gets it; null of an anchor.' })
  takenUntil: Date | null;
}

@ObjectType('OwnReading', { description: 'What the viewer gave to a text.' })
export class OwnReadingType {
  @Field(() => ID)
  id: string;

  @Field(() => [String])
  texts: readonly string[];

  @Field(() => [Float], { description: 'Points, one for each 要点 of the written parts in their order.' })
  ticks: number[];

  @Field(() => Float)
  points: number;

  @Field()
  readAt: Date;

  @Field()
  isCorrected: boolean;
}

@ObjectType()
export class AnswerMarked {
  @Field(() => Float)
  points: number;

  @Field(() => Calibration, {
    nullable: true,
    description: 'Once all anchors of the round are read; else null.',
  })
  calibration: Calibration | null;
}

@ObjectType()
export class AnswerReleased {
  @Field({ description: 'False = it was not his any more.' })
  isReleased: boolean;
}

@InputType()
export class TakeAnswerInput {
  @Field(() => ID)
  examId: string;

  @Field(() => ID)
  revisionId: string;
}

@InputType()
export class MarkAnswerInput {
  @Field(() => ID)
  id: string;

  @Field()
  isAnchor: boolean;

  @Field(() => [Float], { description: 'Points, one for each 要点 of the written parts in their order.' })
  ticks: number[];

  @Field(() => String, { nullable: true, description: 'Of a correction; needed there.' })
  reason?: string | null;
}

@InputType()
export class ReleaseAnswerInput {
  @Field(() => ID)
  id: string;
}

export const TakeAnswerResult = resultUnion('TakeAnswerResult', TakenAnswerType);
export const MarkAnswerResult = resultUnion('MarkAnswerResult', AnswerMarked);
