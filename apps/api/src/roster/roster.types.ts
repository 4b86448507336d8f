import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import {
  FaultType,
  ImportMode,
  ImportOutcome,
  type ImportModeName,
  type ImportOutcomeName,
} from './imports.types';

@InputType()
export class PreviewRosterImportInput {
  @Field(() => ID)
  uploadId: string;
}

@ObjectType()
export class RosterPreviewRow {
  @Field(() => Int)
  row: number;

  @Field(() => ImportOutcome)
  outcome: ImportOutcomeName;

  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field()
  unitName: string;

  @Field()
  regionName: string;

  @Field()
  post: string;

  @Field(() => LocalDate)
  postedFrom: string;
}

@ObjectType({ description: 'What committing the file would do; nothing is written yet.' })
export class RosterPreview {
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

  @Field(() => Int)
  changedCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  faultyCount: number;

  @Field(() => [FaultType])
  faults: FaultType[];

  @Field(() => [RosterPreviewRow], { description: 'The rows without errors.' })
  rows: RosterPreviewRow[];
}

@InputType()
export class CommitRosterImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => ImportMode)
  mode: ImportModeName;
}

@ObjectType()
export class ActivationCode {
  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field()
  unitName: string;

  @Field()
  code: string;
}

@ObjectType()
export class RosterImport {
  @Field(() => Int)
  newCount: number;

  @Field(() => Int)
  changedCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  skippedCount: number;

  @Field(() => [ActivationCode], { description: 'Shown this once; only their keyed digests are kept.' })
  activationCodes: ActivationCode[];
}

export const PreviewRosterImportResult = resultUnion('PreviewRosterImportResult', RosterPreview);
export const CommitRosterImportResult = resultUnion('CommitRosterImportResult', RosterImport);
