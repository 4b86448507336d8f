import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
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
import { BankType, TypeCount } from './banks.types';
import { QuestionType } from './question-enums';
import { SimilarQuestionType } from './questions.types';
import type { SimilarQuestion } from './similar-questions.service';

export const ImportTarget: Readonly<Record<string, 'draft' | 'in_review'>> = {
  DRAFT: 'draft',
  IN_REVIEW: 'in_review',
};
registerEnumType(ImportTarget, {
  name: 'ImportTarget',
  description: 'Where imported questions begin: as drafts, or handed to the reviewers at once.',
});

@InputType()
export class PreviewQuestionImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => ID)
  bankId: string;
}

@ObjectType()
export class QuestionPreviewRow {
  @Field(() => Int, { description: 'Its row, its line, or its number in a package.' })
  row: number;

  @Field(() => ImportOutcome)
  outcome: ImportOutcomeName;

  @Field(() => QuestionType)
  type: TypeName;

  @Field({ description: 'As plain text.' })
  stem: string;

  @Field(() => [String], { description: 'With their letters, as plain text.' })
  options: string[];

  @Field()
  key: string;

  @Field()
  topic: string;

  @Field(() => [String])
  citations: string[];

  @Field(() => LocalDate)
  referenceDate: string;

  @Field(() => [SimilarQuestionType], { description: 'What the bank and those above it ask already.' })
  similar: readonly SimilarQuestion[];
}

@ObjectType({ description: 'What committing the file would do; nothing is written yet.' })
export class QuestionPreview {
  @Field(() => ID)
  uploadId: string;

  @Field()
  fileName: string;

  @Field(() => String, {
    nullable: true,
    description: 'xlsx, csv, docx, text, wjx, gift, aiken, moodle, qti2.1 …; null = nothing that is known.',
  })
  format: string | null;

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

  @Field(() => ImportTarget, { defaultValue: 'draft' })
  target: 'draft' | 'in_review';
}

@ObjectType()
export class QuestionImport {
  @Field(() => ID, { description: 'To take it back by.' })
  uploadId: string;

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

@InputType()
export class UndoQuestionImportInput {
  @Field(() => ID)
  uploadId: string;
}

@ObjectType()
export class UndoneQuestionImport {
  @Field(() => Int)
  undoneCount: number;

  @Field(() => Int, { description: 'Left as they are: somebody has gone on with them since.' })
  keptCount: number;
}

export const PreviewQuestionImportResult = resultUnion('PreviewQuestionImportResult', QuestionPreview);
export const CommitQuestionImportResult = resultUnion('CommitQuestionImportResult', QuestionImport);
export const UndoQuestionImportResult = resultUnion('UndoQuestionImportResult', UndoneQuestionImport);
