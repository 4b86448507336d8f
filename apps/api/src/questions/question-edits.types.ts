import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  Cognition as CognitionName,
  FillInKey,
  QuestionType as TypeName,
  SignOffAction as ActionName,
  TextFormat as FormatName,
} from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { FaultType } from '../roster/imports.types';
import { BlankMatching, Cognition, QuestionType, SignOffAction, TextFormat } from './question-enums';
import { ContentChangeType, QuestionNode } from './questions.types';

@InputType()
export class OptionInput {
  @Field()
  label: string;

  @Field()
  text: string;
}

@InputType()
export class RubricPointInput {
  @Field()
  text: string;

  @Field(() => Float)
  points: number;
}

@InputType({ description: 'Only the fields of the type are read.' })
export class AnswerKeyInput {
  @Field(() => [String], { defaultValue: [] })
  labels: string[];

  @Field(() => Boolean, { nullable: true })
  isTrue: boolean | null;

  @Field(() => [[String]], { defaultValue: [] })
  blanks: string[][];

  @Field({ defaultValue: false })
  isOrderFree: boolean;

  @Field(() => BlankMatching, { defaultValue: 'equals' })
  matching: NonNullable<FillInKey['matching']>;

  @Field(() => [RubricPointInput], { defaultValue: [] })
  points: RubricPointInput[];
}

@InputType()
export class QuestionPartInput {
  @Field(() => QuestionType)
  type: TypeName;

  @Field()
  stem: string;

  @Field(() => [OptionInput])
  options: OptionInput[];

  @Field()
  explanation: string;

  @Field(() => Float)
  points: number;

  @Field(() => AnswerKeyInput)
  answerKey: AnswerKeyInput;
}

@InputType()
export class QuestionContentInput {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => TextFormat)
  textFormat: FormatName;

  @Field({ description: 'Of a case: the material its parts share.' })
  stem: string;

  @Field(() => [OptionInput])
  options: OptionInput[];

  @Field(() => [QuestionPartInput])
  parts: QuestionPartInput[];

  @Field(() => AnswerKeyInput)
  answerKey: AnswerKeyInput;

  @Field()
  explanation: string;

  @Field(() => Int)
  difficulty: number;

  @Field(() => Cognition, { nullable: true })
  cognition: CognitionName | null;

  @Field(() => Float)
  points: number;

  @Field(() => [String], {
    description: 'From the widest topic to the narrowest; topics are made where missing.',
  })
  topicPath: string[];

  @Field({ description: 'As an author writes them, such as 《环境保护法》第六十三条第一款.' })
  citations: string;

  @Field(() => LocalDate, { nullable: true, description: 'Null = the day the citations imply.' })
  referenceDate: string | null;

  @Field()
  source: string;

  @Field(() => [String])
  tags: string[];
}

@InputType()
export class SaveQuestionInput {
  @Field(() => ID, { nullable: true, description: 'Null = a new question.' })
  questionId: string | null;

  @Field(() => ID, { description: 'Where a new question goes.' })
  bankId: string;

  @Field(() => ID, { nullable: true, description: 'The wording that was opened; null = a new question.' })
  baseRevisionId: string | null;

  @Field(() => QuestionContentInput)
  content: QuestionContentInput;
}

@ObjectType({ description: 'Somebody else saved another wording meanwhile; nothing was saved.' })
export class QuestionOutrun {
  @Field()
  message: string;

  @Field(() => ID, { description: 'To be named as the base by whoever saves all the same.' })
  latestRevisionId: string;

  @Field(() => String, { nullable: true })
  byName: string | null;

  @Field()
  at: Date;

  @Field(() => [ContentChangeType])
  changes: ContentChangeType[];
}

@ObjectType({ description: 'It cannot be kept like this; nothing was saved.' })
export class QuestionFaulty {
  @Field(() => [FaultType])
  faults: FaultType[];
}

/** What a save came to, before its own fields are read. */
type Saved = QuestionNode | QuestionOutrun | QuestionFaulty | Refused;

export const SaveQuestionResult = createUnionType({
  name: 'SaveQuestionResult',
  types: () => [QuestionNode, QuestionOutrun, QuestionFaulty, Refused] as const,
  resolveType: (value: Saved) =>
    [QuestionOutrun, QuestionFaulty, Refused].find((type) => value instanceof type) ?? QuestionNode,
});

@InputType()
export class SignOffQuestionsInput {
  @Field(() => [ID])
  questionIds: string[];

  @Field(() => SignOffAction)
  action: ActionName;

  @Field({ defaultValue: '', description: 'Needed where a question is returned.' })
  comment: string;
}

@InputType()
export class SortQuestionsInput {
  @Field(() => [ID])
  questionIds: string[];

  @Field(() => [String], { nullable: true, description: 'Null = the topics stay.' })
  topicPath: string[] | null;

  @Field(() => [String], { defaultValue: [] })
  addTags: string[];

  @Field(() => [String], { defaultValue: [] })
  removeTags: string[];
}

@ObjectType({ description: 'What became of one question of several.' })
export class QuestionOutcome {
  @Field(() => ID)
  questionId: string;

  @Field(() => QuestionNode, { nullable: true, description: 'As it is now; null = not found, or not yours.' })
  question: QuestionNode | null;

  @Field(() => Refused, { nullable: true, description: 'Null = it was done.' })
  refusal: Refused | null;
}

@InputType()
export class CommentOnQuestionInput {
  @Field(() => ID)
  questionId: string;

  @Field()
  text: string;
}

export const CommentOnQuestionResult = resultUnion('CommentOnQuestionResult', QuestionNode);
