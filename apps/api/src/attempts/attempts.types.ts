import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type {
  QuestionType as TypeName,
  TextFormat as FormatName,
  WindowState as State,
} from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { WindowState } from '../courses/courses.types';
import { SectionScoringType } from '../blueprints/blueprints.types';
import { QuestionType, TextFormat } from '../questions/question-enums';
import { Option } from '../questions/questions.types';

export type AttemptStateName = 'in_progress' | 'submitted' | 'voided';
export const AttemptState: Readonly<Record<string, AttemptStateName>> = {
  IN_PROGRESS: 'in_progress',
  SUBMITTED: 'submitted',
  VOIDED: 'voided',
};
registerEnumType(AttemptState, { name: 'AttemptState' });

@ObjectType()
export class AttemptSummary {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => AttemptState)
  state: AttemptStateName;

  @Field({ description: 'One of those allowed; false = it was made void and given back.' })
  isUsedUp: boolean;

  @Field()
  startedAt: Date;

  @Field()
  deadline: Date;

  @Field(() => Date, { nullable: true })
  submittedAt: Date | null;

  @Field(() => Float, { nullable: true, description: 'Null until handed in and told.' })
  points: number | null;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Boolean, { nullable: true, description: 'Null until handed in and told.' })
  isPassed: boolean | null;
}

@ObjectType({ description: 'A test as one officer sees it.' })
export class OfficerExam {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => ID, { nullable: true })
  lectureIssueId: string | null;

  @Field(() => Int)
  questionCount: number;

  @Field(() => Int)
  durationSeconds: number;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Float)
  passPoints: number;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => WindowState)
  state: State;

  @Field(() => Int)
  attemptsAllowed: number;

  @Field(() => Date, { nullable: true, description: 'Until when one may begin; null = until it closes.' })
  lastEntryAt: Date | null;

  @Field({ description: 'For practice: it counts for nothing, and passing it ends nothing.' })
  isPractice: boolean;

  @Field({ description: 'All questions on one page; else one at a time.' })
  showsWholePaper: boolean;

  @Field({ description: 'A password said in the hall is asked for at the start.' })
  needsPassword: boolean;

  @Field(() => Date, { nullable: true, description: 'From when points are shown; null = at hand-in.' })
  resultsFrom: Date | null;

  @Field(() => Date, { nullable: true, description: 'From when keys are shown; null = with the points.' })
  keysFrom: Date | null;

  @Field(() => ID, { nullable: true, description: 'The lecture whose attendance it asks for; null = none.' })
  prerequisiteIssueId: string | null;

  @Field(() => Refused, {
    nullable: true,
    description: 'Why no attempt may begin now; null = may begin, or go on with the open one.',
  })
  notOpen: Refused | null;

  @Field(() => [AttemptSummary])
  attempts: AttemptSummary[];
}

@ObjectType({ description: 'A sub-question of a case as it stands on a paper: it has no key.' })
export class PaperQuestionPart {
  @Field(() => QuestionType)
  type: Exclude<TypeName, 'case'>;

  @Field()
  stem: string;

  @Field(() => [Option])
  options: Option[];

  @Field(() => Int, { description: 'How many blanks a fill-in has; 0 for other types.' })
  blanks: number;

  @Field(() => Float)
  points: number;
}

@ObjectType({ description: 'A question as it stands on a paper: it has no key.' })
export class PaperQuestion {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'From 1, through all sections.' })
  number: number;

  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => TextFormat, { description: 'How stem, options and later the explanation are written.' })
  textFormat: FormatName;

  @Field()
  stem: string;

  @Field(() => [Option])
  options: Option[];

  @Field(() => Int, { description: 'How many blanks a fill-in has; 0 for other types.' })
  blanks: number;

  @Field(() => [PaperQuestionPart], { description: 'Of a case, whose material is the stem; else empty.' })
  parts: PaperQuestionPart[];

  @Field(() => Float)
  points: number;

  @Field(() => LocalDate, { description: 'The day whose law the question asks about.' })
  referenceDate: string;
}

@ObjectType()
export class PaperSection {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => Float)
  pointsEach: number;

  @Field(() => SectionScoringType, {
    nullable: true,
    description: 'How multiple choice is scored; null for types that score themselves in one way.',
  })
  scoring: SectionScoringType | null;

  @Field(() => [PaperQuestion])
  questions: PaperQuestion[];
}

@ObjectType('QuestionOrder', { description: 'Where a question of the paper stands for one officer.' })
export class QuestionOrderType {
  @Field(() => ID)
  questionId: string;

  @Field(() => [String], {
    description: 'Its options in his order, by their labels on the paper; those are what a sheet names.',
  })
  labels: string[];
}

@ObjectType('Answer')
export class AnswerType {
  @Field(() => ID)
  questionId: string;

  @Field(() => [String], { description: 'Chosen options; TRUE or FALSE for a true/false question.' })
  labels: string[];

  @Field(() => [String], {
    description:
      'One text per blank; of a short answer one; of a case one per part, which of a choice holds its labels with spaces between, of a fill-in a line each blank.',
  })
  texts: string[];
}

@ObjectType({ description: 'The whole state of the answers.' })
export class Sheet {
  @Field(() => [AnswerType])
  answers: AnswerType[];

  @Field(() => [ID])
  flagged: string[];
}

@ObjectType('Attempt', { description: "One officer's sitting." })
export class AttemptType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => ID)
  examId: string;

  @Field()
  examTitle: string;

  @Field(() => AttemptState)
  state: AttemptStateName;

  @Field(() => Int, {
    description: 'Rises when another window takes over; saves of an older epoch are refused.',
  })
  epoch: number;

  @Field(() => Int, { description: 'Of the last sheet saved.' })
  rev: number;

  @Field()
  startedAt: Date;

  @Field()
  deadline: Date;

  @Field(() => Date, { nullable: true })
  savedAt: Date | null;

  @Field(() => Date, { nullable: true })
  submittedAt: Date | null;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Float)
  passPoints: number;

  @Field(() => String, { nullable: true, description: 'Proof of handing in; null until then.' })
  receiptCode: string | null;

  @Field(() => Date, { nullable: true, description: 'From when keys are shown; null = with the points.' })
  keysFrom: Date | null;
}

@InputType()
export class StartAttemptInput {
  @Field(() => String, {
    nullable: true,
    description: 'What was said in the hall; null = nothing was typed.',
  })
  hallPassword?: string | null;

  @Field(() => ID)
  examId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only go on with this attempt; refused once it is over. Null = begin one if none is open.',
  })
  attemptId: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long the device waited by itself after the opening, in milliseconds; at most 30,000 are given back where the closing cuts the time.',
  })
  startJitterMs?: number | null;
}

@InputType()
export class AnswerInput {
  @Field(() => ID)
  questionId: string;

  @Field(() => [String])
  labels: string[];

  @Field(() => [String])
  texts: string[];
}

@InputType({ description: 'The whole sheet, every time; rev rises with every change on the device.' })
export class SaveSheetInput {
  @Field(() => ID)
  attemptId: string;

  @Field(() => Int)
  epoch: number;

  @Field(() => Int)
  rev: number;

  @Field(() => [AnswerInput])
  answers: AnswerInput[];

  @Field(() => [ID])
  flagged: string[];
}

@ObjectType({ description: 'Said only after the commit.' })
export class SheetSaved {
  @Field(() => Int)
  rev: number;

  @Field()
  savedAt: Date;

  @Field()
  deadline: Date;

  @Field()
  serverNow: Date;
}

export const StartAttemptResult = resultUnion('StartAttemptResult', AttemptType);
export const SaveSheetResult = resultUnion('SaveSheetResult', SheetSaved);
export const SubmitAttemptResult = resultUnion('SubmitAttemptResult', AttemptType);
