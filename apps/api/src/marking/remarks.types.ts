import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { KeyChangeKind as KindName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import type { RemarkStateName } from './remarks.service';
import { KeyChangeKind } from './results.types';

export const RemarkState: Readonly<Record<string, RemarkStateName>> = {
  CHECKING: 'checking',
  CHECKED: 'checked',
  RUNNING: 'running',
  DONE: 'done',
  DISCARDED: 'discarded',
};
registerEnumType(RemarkState, {
  name: 'RemarkState',
  description: 'Checked = worked out and waiting to be run; nothing of anybody is touched before that.',
});

@ObjectType({ description: 'Somebody whose points a changed key moves.' })
export class RemarkMove {
  @Field(() => ID)
  attemptId: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  regionName: string;

  @Field(() => Float)
  fromPoints: number;

  @Field(() => Float)
  toPoints: number;

  @Field()
  wasPassed: boolean;

  @Field()
  isPassed: boolean;
}

@ObjectType('Remark', { description: 'A change of a key: worked out first, then run for everybody.' })
export class RemarkType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  examId: string;

  @Field(() => ID)
  revisionId: string;

  @Field({ description: 'Plain text.' })
  stemText: string;

  @Field(() => KeyChangeKind)
  kind: KindName;

  @Field(() => [String])
  before: string[];

  @Field(() => [String], { description: 'Empty = void.' })
  after: string[];

  @Field()
  reason: string;

  @Field()
  isAfterAnnouncement: boolean;

  @Field(() => RemarkState)
  state: RemarkStateName;

  @Field(() => String, { nullable: true })
  askedByName: string | null;

  @Field()
  askedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null until it is run.' })
  startedByName: string | null;

  @Field(() => Date, { nullable: true })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Of the last step that came to its end.' })
  finishedAt: Date | null;

  @Field(() => Int, { description: 'Looked at so far.' })
  attemptCount: number;

  @Field(() => Int)
  changedCount: number;

  @Field(() => Int)
  toPassCount: number;

  @Field(() => Int)
  toFailCount: number;

  @Field(() => [RemarkMove], { description: 'First those who cross the pass line.' })
  moves: RemarkMove[];
}

@InputType()
export class CheckRemarkInput {
  @Field(() => ID)
  examId: string;

  @Field(() => ID, { description: 'Of the wording that stood on the papers.' })
  revisionId: string;

  @Field(() => KeyChangeKind)
  kind: KindName;

  @Field(() => [String], { description: 'Of things to choose; TRUE or FALSE.' })
  labels: string[];

  @Field(() => [[String]], { description: 'The accepted texts of each blank of a fill-in.' })
  blanks: string[][];

  @Field({ description: 'Officers read it beside the new key.' })
  reason: string;

  @Field({ description: 'The asker knows that the results are out; without it such a change is refused.' })
  isAfterAnnouncement: boolean;
}

@InputType()
export class RemarkIdInput {
  @Field(() => ID)
  remarkId: string;
}

export const CheckRemarkResult = resultUnion('CheckRemarkResult', RemarkType);
export const RunRemarkResult = resultUnion('RunRemarkResult', RemarkType);
export const DiscardRemarkResult = resultUnion('DiscardRemarkResult', RemarkType);
