import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { SeatState as SeatStateName } from '@whetstone/domain';
import { AttemptState, type AttemptStateName } from '../attempts/attempts.types';
import { Region } from '../regions/regions.types';
import { ExamIncident } from './exam-incidents.types';
import { ExamMessage } from './exam-messages.types';

const SeatState: Readonly<Record<string, SeatStateName>> = {
  NOT_STARTED: 'not_started',
  LATE: 'late',
  MISSED: 'missed',
  IN: 'in',
  OFFLINE: 'offline',
  HANDED_IN: 'handed_in',
  VOIDED: 'voided',
};
registerEnumType(SeatState, {
  name: 'SeatState',
  description: 'LATE: has not begun and no longer has the whole time. MISSED: may not begin any more.',
});

@InputType()
export class BoardFilterInput {
  @Field(() => [SeatState], { nullable: true, description: 'Null = in any state.' })
  states?: SeatStateName[] | null;

  @Field({ description: 'Only those whose page was left at least once.' })
  hasLeft: boolean;

  @Field({ description: "Part of a name, its pinyin or a certificate number; '' = everybody." })
  search: string;
}

@ObjectType()
export class SeatCount {
  @Field(() => SeatState)
  state: SeatStateName;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A place at an exam: who is asked or sits, and how his last attempt stands.' })
export class Seat {
  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  certificateNo: string;

  @Field(() => Region)
  region: Region;

  @Field(() => SeatState)
  state: SeatStateName;

  @Field(() => ID, { nullable: true, description: 'Null = has not begun, as are the four below.' })
  attemptId: string | null;

  @Field(() => Int, { nullable: true })
  attemptNumber: number | null;

  @Field(() => Date, { nullable: true })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true })
  deadline: Date | null;

  @Field(() => Date, { nullable: true, description: 'When anything of the attempt last reached the server.' })
  heardAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null while it is open.' })
  submittedAt: Date | null;

  @Field(() => Int, {
    description: "How often the page was left, by the device's count: a lead, never a verdict.",
  })
  leftCount: number;

  @Field(() => Int)
  extraSeconds: number;

  @Field({ description: 'Answers that came after the end wait for a decision.' })
  hasLateSheet: boolean;
}

@ObjectType()
export class SeatPage {
  @Field(() => [Seat])
  nodes: Seat[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType({
  description: 'An exam while it is on, as those see it who watch over it: officers of their regions.',
})
export class ExamBoard {
  @Field(() => ID, { description: 'Of the exam.' })
  id: string;

  @Field()
  title: string;

  @Field({ description: 'The test of a lecture; else it stands by itself.' })
  isOfLecture: boolean;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field()
  serverNow: Date;

  @Field({
    description: 'The viewer may give time and make attempts void; else he watches, writes and notes.',
  })
  mayDecide: boolean;

  @Field(() => [SeatCount], {
    description: 'Of all places, whatever is shown; a state nobody is in is absent.',
  })
  counts: SeatCount[];

  @Field(() => Int, { description: 'Of all places: whose page was left at least once.' })
  leftCount: number;

  @Field(() => SeatPage, { description: 'By region, name and number: the order stays while one looks.' })
  seats: SeatPage;

  @Field(() => [ExamMessage], { description: 'The latest first.' })
  messages: ExamMessage[];

  @Field(() => [ExamIncident], { description: 'The latest first.' })
  incidents: ExamIncident[];
}

@ObjectType({ description: 'One sitting, without its answers.' })
export class SeatAttempt {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => AttemptState)
  state: AttemptStateName;

  @Field()
  startedAt: Date;

  @Field()
  deadline: Date;

  @Field(() => Date, { nullable: true })
  savedAt: Date | null;

  @Field(() => Date, { nullable: true })
  submittedAt: Date | null;
}

@ObjectType({
  description: 'A window that held an attempt: another one that took it over has a higher epoch.',
})
export class SeatWindow {
  @Field(() => Int)
  attemptNumber: number;

  @Field(() => Int)
  epoch: number;

  @Field()
  heardAt: Date;

  @Field(() => Int)
  leftCount: number;
}

const VoidKind = { VOID: 'void', RESTORE: 'restore' } as const;
registerEnumType(VoidKind, { name: 'VoidKind' });

@ObjectType({ description: 'That an attempt was made void, or counts again.' })
export class VoidDecision {
  @Field(() => Int)
  attemptNumber: number;

  @Field(() => VoidKind)
  kind: 'void' | 'restore';

  @Field()
  reason: string;

  @Field({ description: 'The attempt stays one of those allowed; false = it was given back.' })
  isUsedUp: boolean;

  @Field()
  decidedByName: string;

  @Field()
  decidedAt: Date;
}

@ObjectType({ description: 'All that is kept of one officer at one exam beside the answers.' })
export class SeatFile {
  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field(() => [SeatAttempt], { description: 'The last first.' })
  attempts: SeatAttempt[];

  @Field(() => [SeatWindow])
  windows: SeatWindow[];

  @Field(() => [VoidDecision])
  voids: VoidDecision[];

  @Field(() => [ExamMessage], { description: 'To all or to him.' })
  messages: ExamMessage[];

  @Field(() => [ExamIncident])
  incidents: ExamIncident[];
}
