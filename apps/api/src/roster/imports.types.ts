import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { sayFault, type Fault, type FaultSeverity, type Language } from '@whetstone/domain';

export const Severity: Readonly<Record<string, FaultSeverity>> = { ERROR: 'error', WARNING: 'warning' };
registerEnumType(Severity, { name: 'Severity' });

export type ImportModeName = 'all' | 'good_only';
export const ImportMode: Readonly<Record<string, ImportModeName>> = { ALL: 'all', GOOD_ONLY: 'good_only' };
registerEnumType(ImportMode, {
  name: 'ImportMode',
  description: 'ALL refuses when any row has an error; GOOD_ONLY leaves those rows out.',
});

export type ImportOutcomeName = 'new' | 'changed' | 'unchanged' | 'left' | 'faulty';
export const ImportOutcome: Readonly<Record<string, ImportOutcomeName>> = {
  NEW: 'new',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  LEFT: 'left',
  FAULTY: 'faulty',
};
registerEnumType(ImportOutcome, { name: 'ImportOutcome' });

@ObjectType('Fault', {
  description: 'One thing wrong with a row of a file, said as a sentence in the language of the request.',
})
export class FaultType {
  @Field(() => Int, {
    nullable: true,
    description: 'As the spreadsheet program shows it; null = the whole file.',
  })
  row: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The heading of the column; null = the whole row or file.',
  })
  field: string | null;

  @Field()
  code: string;

  @Field(() => Severity)
  severity: FaultSeverity;

  @Field()
  found: string;

  @Field()
  expected: string;

  @Field()
  message: string;
}

/** In the order of the rows, those of the whole file first. */
export function sayFaults(faults: readonly Fault[], language: Language): FaultType[] {
  return faults
    .toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
    .map((fault) => ({ ...fault, message: sayFault(fault, language) }));
}
