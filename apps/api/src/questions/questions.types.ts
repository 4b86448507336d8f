import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  Cognition as CognitionName,
  FillInKey,
  QuestionState as StateName,
  QuestionType as TypeName,
  SignOffAction as ActionName,
  TextFormat as FormatName,
} from '@whetstone/domain';
import { LocalDate } from '../platform/scalars';
import { FaultType } from '../roster/imports.types';
import { CitedArticle } from '../laws/laws.types';
import { BankType } from './banks.types';
import {
  BlankMatching,
  Cognition,
  QuestionState,
  QuestionType,
  SignOffAction,
  TextFormat,
} from './question-enums';

@ObjectType()
export class Option {
  @Field()
  label: string;

  @Field()
  text: string;
}

@ObjectType('RubricPoint', { description: '要点: what a marker looks for, and what it is worth.' })
export class RubricPointType {
  @Field()
  text: string;

  @Field(() => Float)
  points: number;
}

@ObjectType({ description: 'What is right; which fields are filled depends on the type.' })
export class AnswerKey {
  @Field(() => [String], { description: 'Of a choice.' })
  labels: readonly string[];

  @Field(() => Boolean, { nullable: true, description: 'Of true/false; null for other types.' })
  isTrue: boolean | null;

  @Field(() => [[String]], { description: 'Of a fill-in: the accepted texts of each blank.' })
  blanks: readonly (readonly string[])[];

  @Field({ description: 'Of a fill-in: the blanks may be answered in any order.' })
  isOrderFree: boolean;

  @Field(() => BlankMatching)
  matching: NonNullable<FillInKey['matching']>;

  @Field(() => [RubricPointType], { description: 'Of a short answer.' })
  points: RubricPointType[];
}

@ObjectType('QuestionPart', { description: "A sub-question of a case, asked about the case's material." })
export class QuestionPartType {
  @Field(() => QuestionType)
  type: Exclude<TypeName, 'case'>;

  @Field()
  stem: string;

  @Field(() => [Option])
  options: readonly Option[];

  @Field()
  explanation: string;

  @Field(() => Float)
  points: number;

  @Field(() => AnswerKey)
  answerKey: AnswerKey;
}

@ObjectType('QuestionRevision', {
  description: 'One wording of a question, as its authors see it: with its key.',
})
export class QuestionRevisionType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Counted from 1 within the question.' })
  number: number;

  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => TextFormat, { description: 'How stem, options and explanations are written.' })
  textFormat: FormatName;

  @Field()
  stem: string;

  @Field({ description: 'The stem as plain text, for lists.' })
  stemText: string;

  @Field(() => [Option])
  options: readonly Option[];

  @Field(() => [QuestionPartType], { description: 'Of a case; empty for other types.' })
  parts: QuestionPartType[];

  @Field(() => [String], {
    description: 'Labels; TRUE or FALSE; the accepted texts of each blank joined by |; or the 要点.',
  })
  key: string[];

  @Field(() => AnswerKey)
  answerKey: AnswerKey;

  @Field()
  explanation: string;

  @Field(() => Int, { description: '1 easy … 5 hard' })
  difficulty: number;

  @Field(() => Cognition, { nullable: true, description: 'Null = not said.' })
  cognition: CognitionName | null;

  @Field(() => Float)
  points: number;

  @Field(() => LocalDate, { description: 'The day whose law the question asks about.' })
  referenceDate: string;

  @Field({ description: 'Where it was taken from; empty = not said.' })
  source: string;

  @Field(() => [CitedArticle])
  citations: CitedArticle[];

  @Field({ description: 'The citations as an author writes them, with their editions.' })
  citationText: string;

  @Field(() => String, { nullable: true, description: 'Null = the team that makes the product.' })
  authorName: string | null;

  @Field()
  createdAt: Date;

  @Field(() => [FaultType], { description: 'What keeps it out of papers, and what a person should look at.' })
  faults: FaultType[];
}

@ObjectType('ContentChange', { description: 'A field that differs from the wording before.' })
export class ContentChangeType {
  @Field({ description: 'stem, optionA, key, parts.1, citations …' })
  field: string;

  @Field()
  before: string;

  @Field()
  after: string;
}

@ObjectType({ description: 'A wording in the history of a question, with what it changed.' })
export class QuestionHistoryEntry {
  @Field(() => QuestionRevisionType)
  revision: QuestionRevisionType;

  @Field(() => [ContentChangeType])
  changes: ContentChangeType[];
}

@ObjectType('QuestionEvent', { description: 'Something somebody did with a question or said about it.' })
export class QuestionEventType {
  @Field(() => ID)
  id: number;

  @Field({
    description:
      'create, save, submit, withdraw, return, publish, discard, retire, reopen, comment, sort, suggest, doubt, settle',
  })
  action: string;

  @Field(() => Int, { description: 'The wording it was about.' })
  revisionNumber: number;

  @Field()
  comment: string;

  @Field(() => String, { nullable: true, description: 'Null = the team that makes the product.' })
  byName: string | null;

  @Field()
  isMine: boolean;

  @Field()
  at: Date;
}

@ObjectType('Question', {
  description: 'A question through all its wordings, as those who work on it see it.',
})
export class QuestionNode {
  @Field(() => ID)
  id: string;

  @Field(() => BankType)
  bank: BankType;

  @Field(() => QuestionState)
  status: StateName;

  @Field({ description: 'Somebody has to look before it is drawn again.' })
  needsReview: boolean;

  @Field(() => ID)
  topicId: string;

  @Field({ description: 'The path from the widest topic down, joined by /.' })
  topic: string;

  @Field(() => [String])
  tags: readonly string[];

  @Field()
  updatedAt: Date;

  @Field(() => QuestionRevisionType, { description: 'The wording that counts.' })
  revision: QuestionRevisionType;

  @Field(() => QuestionState, {
    nullable: true,
    description: 'Of the wording that is to take its place; null = none.',
  })
  successorStatus: StateName | null;

  @Field(() => QuestionRevisionType, {
    nullable: true,
    description: 'The wording that is to take its place; null = none, or not yours to see.',
  })
  successor: QuestionRevisionType | null;

  @Field(() => String, { nullable: true, description: 'Of the latest wording; null = the team.' })
  authorName: string | null;

  @Field({ description: 'The viewer wrote the latest wording.' })
  isMine: boolean;

  @Field(() => String, { nullable: true, description: 'Who signed it off; null = nobody yet, or the team.' })
  reviewerName: string | null;

  @Field(() => [SignOffAction], { description: 'The steps the viewer may take now.' })
  steps: ActionName[];

  @Field({ description: 'The viewer may write another wording now.' })
  mayEdit: boolean;

  @Field(() => [QuestionHistoryEntry], { description: 'Newest first; empty where not yours to see.' })
  history: QuestionHistoryEntry[];

  @Field(() => [QuestionEventType], { description: 'Oldest first; empty where not yours to see.' })
  events: QuestionEventType[];
}

@ObjectType()
export class QuestionPage {
  @Field(() => [QuestionNode])
  nodes: QuestionNode[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType('SimilarQuestion', { description: 'A question there is that says much the same.' })
export class SimilarQuestionType {
  @Field(() => QuestionNode)
  question: QuestionNode;

  @Field(() => Float, { description: '0…1' })
  likeness: number;
}

@ObjectType({ description: 'A place that is cited, with the words it has in the edition cited.' })
export class ReadCitation {
  @Field(() => CitedArticle)
  cited: CitedArticle;

  @Field(() => [String], { description: 'Empty while the full text is not in the library.' })
  lines: string[];
}

@ObjectType({ description: 'What a text of citations points to on a day.' })
export class ReadCitations {
  @Field(() => [ReadCitation])
  citations: ReadCitation[];

  @Field(() => LocalDate, {
    description: 'The day the citations speak of: the one given, or the one they imply.',
  })
  referenceDate: string;

  @Field(() => [FaultType])
  faults: FaultType[];
}

@InputType({ description: 'Null = any.' })
export class QuestionFilter {
  @Field(() => ID, { nullable: true })
  bankId: string | null;

  @Field(() => QuestionType, { nullable: true })
  type: TypeName | null;

  @Field(() => ID, { nullable: true, description: 'The topic and what lies under it.' })
  topicId: string | null;

  @Field(() => Int, { nullable: true })
  difficulty: number | null;

  @Field(() => Cognition, { nullable: true })
  cognition: CognitionName | null;

  @Field(() => QuestionState, {
    nullable: true,
    description:
      'Null = all but the retired. A published question that is being reworked is in draft or review too.',
  })
  status: StateName | null;

  @Field(() => String, { nullable: true })
  tag: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the stem or of an option.' })
  search: string | null;

  @Field(() => String, { nullable: true, description: 'Cites this edition of a law.' })
  citesEdition: string | null;

  @Field(() => Int, { nullable: true, description: 'Of that edition.' })
  citesArticle: number | null;

  @Field(() => Boolean, { nullable: true })
  needsReview: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The viewer wrote the latest wording.' })
  isMine: boolean | null;

  @Field(() => LocalDate, { nullable: true })
  updatedSince: string | null;
}
