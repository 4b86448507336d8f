import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import type { LateSheetStateName } from '../attempts/late-sheets.service';

const LateSheetState: Readonly<Record<string, LateSheetStateName>> = {
  OPEN: 'open',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
};
registerEnumType(LateSheetState, { name: 'LateSheetState' });

@ObjectType({
  description: "Answers that came after the attempt's end: they count only if somebody decides so.",
})
export class LateSheet {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  deadline: Date;

  @Field({ description: 'By the clock of the server.' })
  arrivedAt: Date;

  @Field(() => Int, { description: 'Questions answered in it.' })
  answeredCount: number;

  @Field(() => Int, { description: 'Questions in which it differs from what counts now.' })
  differingCount: number;

  @Field(() => LateSheetState)
  state: LateSheetStateName;

  @Field(() => Date, { nullable: true, description: 'Null while it lies open, as are the two below.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true })
  decidedByName: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;
}

@InputType()
export class DecideLateSheetInput {
  @Field(() => ID)
  lateSheetId: string;

  @Field({ description: 'Counted instead of what the deadline found, and marked again.' })
  accepts: boolean;

  @Field()
  reason: string;
}

export const DecideLateSheetResult = resultUnion('DecideLateSheetResult', LateSheet);
