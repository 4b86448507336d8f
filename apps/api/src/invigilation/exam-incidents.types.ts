import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { IncidentKind as Kind } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';

const IncidentKind: Readonly<Record<string, Kind>> = {
  TECHNICAL: 'technical',
  CONDUCT: 'conduct',
  IDENTITY: 'identity',
  HEALTH: 'health',
  OTHER: 'other',
};
registerEnumType(IncidentKind, { name: 'IncidentKind' });

@ObjectType({ description: 'What happened while an exam was on, as it was noted; never changed.' })
export class ExamIncident {
  @Field(() => ID)
  id: string;

  @Field(() => IncidentKind)
  kind: Kind;

  @Field()
  text: string;

  @Field(() => ID, { nullable: true, description: 'Null = of the hall, as is the name.' })
  officerId: string | null;

  @Field(() => String, { nullable: true })
  officerName: string | null;

  @Field()
  happenedAt: Date;

  @Field()
  notedAt: Date;

  @Field()
  notedByName: string;
}

@InputType()
export class NoteIncidentInput {
  @Field(() => ID)
  examId: string;

  @Field(() => ID, { nullable: true, description: 'Null = of the hall.' })
  officerId?: string | null;

  @Field(() => IncidentKind)
  kind: Kind;

  @Field()
  text: string;

  @Field(() => Date, { nullable: true, description: 'Null = now.' })
  happenedAt?: Date | null;
}

export const NoteIncidentResult = resultUnion('NoteIncidentResult', ExamIncident);
