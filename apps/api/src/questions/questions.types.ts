import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { QuestionType as TypeName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import {
  FaultType,
  ImportMode,
  ImportOutcome,
  type ImportModeName,
  type ImportOutcomeName,
} from '../roster/imports.types';
import { CitedArticle } from '../laws/laws.types';

export const QuestionType: Readonly<Record<string, TypeName>> = {
  SINGLE: 'single',
  MULTIPLE: 'multiple',
  TRUE_FALSE: 'true_false',
  FILL_IN: 'fill_in',
  SHORT_ANSWER: 'short_answer',
  CASE: 'case',
};
registerEnumType(QuestionType, { name: 'QuestionType' });

@ObjectType()
export class TypeCount {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How many questions of each type lie at a topic and below it.' })
export class TopicCount {
  @Field(() => ID)
  topicId: string;

  @Field()
  path: string;

  @Field(() => [TypeCount])
  counts: TypeCount[];
}

@ObjectType('Bank', { description: 'A set of questions, owned by a region and usable in all it contains.' })
export class BankType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@ObjectType()
export class Option {
  @Field()
  label: string;

  @Field()
  text: string;
}

@ObjectType('Question', { description: "The author's view of a question: with its key." })
export class QuestionNode {
  @Field(() => ID)
  id: string;

  @Field(() => QuestionType)
  type: TypeName;

  @Field()
  stem: string;

  @Field(() => [Option])
  options: Option[];

  @Field(() => [String], {
    description: 'Labels; TRUE or FALSE; or the accepted texts of each blank joined by |.',
  })
  key: string[];

  @Field()
  explanation: string;

  @Field(() => Int, { description: '1 easy … 5 hard' })
  difficulty: number;

  @Field(() => Float)
  points: number;

  @Field()
  topic: string;

  @Field(() => LocalDate, { description: 'The day whose law the question asks about.' })
  referenceDate: string;

  @Field(() => [CitedArticle])
  citations: CitedArticle[];
}

@ObjectType()
export class QuestionPage {
  @Field(() => [QuestionNode])
  nodes: QuestionNode[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class QuestionFilter {
  @Field(() => ID)
  bankId: string;

  @Field(() => QuestionType, { nullable: true })
  type: TypeName | null;

  @Field(() => ID, { nullable: true, description: 'The topic and what lies under it.' })
  topicId: string | null;

  @Field(() => String, { nullable: true })
  search: string | null;
}

@InputType()
export class CreateBankInput {
  @Field()
  name: string;

  @Field(() => Int)
  regionCode: number;
}

@InputType()
export class PreviewQuestionImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => ID)
  bankId: string;
}

@ObjectType()
export class QuestionPreviewRow {
  @Field(() => Int)
  row: number;

  @Field(() => ImportOutcome)
  outcome: ImportOutcomeName;

  @Field(() => QuestionType)
  type: TypeName;

  @Field()
  stem: string;

  @Field()
  key: string;

  @Field()
  topic: string;

  @Field(() => [String])
  citations: string[];

  @Field(() => LocalDate)
  referenceDate: string;
}

@ObjectType({ description: 'What committing the file would do; nothing is written yet.' })
export class QuestionPreview {
  @Field(() => ID)
  uploadId: string;

  @Field()
  fileName: string;

  @Field()
  sheetName: string;

  @Field(() => Int)
  totalCount: number;

  @Field(() => Int)
  newCount: number;

  @Field(() => Int, { description: 'Questions the bank holds in another wording: they get a new revision.' })
  changedCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  faultyCount: number;

  @Field(() => [TypeCount])
  countsByType: TypeCount[];

  @Field(() => [FaultType])
  faults: FaultType[];

  @Field(() => [QuestionPreviewRow], { description: 'The rows without errors.' })
  rows: QuestionPreviewRow[];
}

@InputType()
export class CommitQuestionImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => ID)
  bankId: string;

  @Field(() => ImportMode)
  mode: ImportModeName;
}

@ObjectType()
export class QuestionImport {
  @Field(() => Int)
  newCount: number;

  @Field(() => Int)
  changedCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  skippedCount: number;

  @Field(() => BankType)
  bank: BankType;
}

export const CreateBankResult = resultUnion('CreateBankResult', BankType);
export const PreviewQuestionImportResult = resultUnion('PreviewQuestionImportResult', QuestionPreview);
export const CommitQuestionImportResult = resultUnion('CommitQuestionImportResult', QuestionImport);
