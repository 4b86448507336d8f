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

@ObjectType({ description: 'A row of a list of custom regions and what it would do.' })
export class RegionImportRow {
  @Field(() => Int)
  row: number;

  @Field(() => ImportOutcome)
  outcome: ImportOutcomeName;

  @Field(() => Int)
  code: number;

  @Field()
  name: string;

  @Field({ description: 'Where it would stand.' })
  parentName: string;

  @Field(() => LocalDate)
  from: string;
}

@ObjectType({ description: 'What a list of custom regions would do; nothing is written.' })
export class RegionImportPreview {
  @Field()
  fileName: string;

  @Field()
  sheetName: string;

  @Field(() => Int)
  totalCount: number;

  @Field(() => Int)
  newCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  faultyCount: number;

  @Field(() => [FaultType])
  faults: FaultType[];

  @Field(() => [RegionImportRow])
  rows: RegionImportRow[];
}

@ObjectType()
export class RegionImport {
  @Field(() => Int)
  newCount: number;

  @Field(() => Int)
  unchangedCount: number;

  @Field(() => Int)
  skippedCount: number;
}

@InputType()
export class PreviewRegionImportInput {
  @Field(() => ID)
  uploadId: string;
}

@InputType()
export class CommitRegionImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => ImportMode)
  mode: ImportModeName;
}

export const PreviewRegionImportResult = resultUnion('PreviewRegionImportResult', RegionImportPreview);
export const CommitRegionImportResult = resultUnion('CommitRegionImportResult', RegionImport);
