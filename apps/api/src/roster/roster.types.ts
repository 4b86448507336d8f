import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Confidence, RosterField } from '@whetstone/formats';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import {
  FaultType,
  ImportMode,
  ImportOutcome,
  type ImportModeName,
  type ImportOutcomeName,
} from './imports.types';
import type { ImportState } from './staged-rows';

export const RosterImportState: Readonly<Record<string, ImportState>> = {
  MAPPING: 'mapping',
  CHECKING: 'checking',
  READY: 'ready',
  COMMITTING: 'committing',
  COMMITTED: 'committed',
  UNDOING: 'undoing',
  UNDONE: 'undone',
  FAILED: 'failed',
};
registerEnumType(RosterImportState, { name: 'RosterImportState' });

export const RosterFieldName: Readonly<Record<string, RosterField>> = {
  NAME: 'name',
  GENDER: 'gender',
  ID_NUMBER: 'idNumber',
  CERTIFICATE_NO: 'certificateNo',
  CERTIFICATE_VALID_TO: 'certificateValidTo',
  UNIT_NAME: 'unitName',
  REGION: 'region',
  POST: 'post',
  KIND: 'kind',
  REASON: 'reason',
  GRADE: 'grade',
  POSTED_FROM: 'postedFrom',
  POSTED_TO: 'postedTo',
  REMARK: 'remark',
};
registerEnumType(RosterFieldName, {
  name: 'RosterField',
  description: 'What a column of a roster may hold.',
});

export const GuessConfidence: Readonly<Record<string, Confidence>> = { CERTAIN: 'certain', LIKELY: 'likely' };
registerEnumType(GuessConfidence, {
  name: 'GuessConfidence',
  description: 'CERTAIN: the heading is a usual one; LIKELY: it holds one, or the values look like it.',
});

@ObjectType()
export class GuessedRosterColumn {
  @Field(() => RosterFieldName)
  field: RosterField;

  @Field(() => Int, { description: '0 = the first column' })
  column: number;

  @Field(() => GuessConfidence)
  confidence: Confidence;
}

@ObjectType({ description: 'A sheet as it would be read; ID numbers masked.' })
export class RosterSheet {
  @Field()
  name: string;

  @Field(() => Int)
  headingRow: number;

  @Field(() => [String])
  headings: string[];

  @Field(() => [GuessedRosterColumn])
  columns: GuessedRosterColumn[];

  @Field(() => [[String]])
  samples: string[][];
}

@ObjectType()
export class RosterColumn {
  @Field(() => RosterFieldName)
  field: RosterField;

  @Field(() => Int)
  column: number;
}

@ObjectType()
export class ImportCounts {
  @Field(() => Int)
  new: number;

  @Field(() => Int)
  changed: number;

  @Field(() => Int)
  unchanged: number;

  @Field(() => Int, { description: 'Serving in a region of the file and not in it.' })
  left: number;

  @Field(() => Int)
  faulty: number;
}

@ObjectType({ description: 'A roster on its way in; its long steps go on without the page.' })
export class RosterImport {
  @Field(() => ID)
  id: string;

  @Field()
  fileName: string;

  @Field(() => RosterImportState)
  state: ImportState;

  @Field(() => [RosterSheet])
  sheets: RosterSheet[];

  @Field()
  sheetName: string;

  @Field(() => [RosterColumn])
  columns: RosterColumn[];

  @Field(() => Int)
  totalCount: number;

  @Field(() => Int, { description: 'How many rows the present step has done.' })
  doneCount: number;

  @Field(() => ImportCounts)
  counts: ImportCounts;

  @Field(() => String, { nullable: true, description: 'Why the last step came to nothing.' })
  failure: string | null;

  @Field(() => ImportMode, { nullable: true })
  mode: ImportModeName | null;

  @Field(() => LocalDate, { nullable: true })
  leftOn: string | null;

  @Field()
  createdAt: Date;

  @Field(() => Int, { description: 'Activation codes that have not been taken.' })
  codeCount: number;

  @Field(() => Int, { description: 'After an undo: people who were changed meanwhile and left as they are.' })
  keptCount: number;
}

@ObjectType()
export class RosterCell {
  @Field(() => RosterFieldName)
  field: RosterField;

  @Field({ description: 'ID numbers masked.' })
  text: string;
}

@ObjectType()
export class RosterRowChange {
  @Field()
  field: string;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ObjectType()
export class RosterImportRow {
  @Field(() => Int, {
    nullable: true,
    description: 'As in the file; null = somebody the file does not name.',
  })
  row: number | null;

  @Field(() => ImportOutcome)
  outcome: ImportOutcomeName;

  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field()
  maskedIdNumber: string;

  @Field()
  unitName: string;

  @Field(() => String, { nullable: true })
  regionName: string | null;

  @Field(() => ID, { nullable: true })
  officerId: string | null;

  @Field(() => [FaultType])
  faults: FaultType[];

  @Field(() => [RosterRowChange])
  changes: RosterRowChange[];

  @Field(() => [RosterCell])
  cells: RosterCell[];

  @Field()
  isKept: boolean;
}

@ObjectType()
export class RosterImportRowPage {
  @Field(() => Int)
  totalCount: number;

  @Field(() => [RosterImportRow])
  nodes: RosterImportRow[];
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

@InputType()
export class StartRosterImportInput {
  @Field(() => ID)
  uploadId: string;
}

@InputType()
export class RosterColumnInput {
  @Field(() => RosterFieldName)
  field: RosterField;

  @Field(() => Int)
  column: number;
}

@InputType()
export class CheckRosterImportInput {
  @Field(() => ID)
  importId: string;

  @Field()
  sheetName: string;

  @Field(() => [RosterColumnInput])
  columns: RosterColumnInput[];
}

@InputType()
export class CommitRosterImportInput {
  @Field(() => ID)
  importId: string;

  @Field(() => ImportMode)
  mode: ImportModeName;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'When those who are not in the file left; null = they did not.',
  })
  leftOn: string | null;
}

@InputType()
export class RosterImportInput {
  @Field(() => ID)
  importId: string;
}

@InputType()
export class RosterCellInput {
  @Field(() => RosterFieldName)
  field: RosterField;

  @Field()
  text: string;
}

@InputType()
export class CorrectRosterRowInput {
  @Field(() => ID)
  importId: string;

  @Field(() => Int)
  row: number;

  @Field(() => [RosterCellInput])
  cells: RosterCellInput[];
}

export const RosterImportResult = resultUnion('RosterImportResult', RosterImport);
