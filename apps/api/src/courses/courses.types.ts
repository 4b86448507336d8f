import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { WindowState as State } from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';

export const WindowState: Readonly<Record<string, State>> = {
  UPCOMING: 'upcoming',
  OPEN: 'open',
  CLOSED: 'closed',
};
registerEnumType(WindowState, { name: 'WindowState' });

@ObjectType()
export class VideoSource {
  @Field()
  url: string;

  @Field()
  mimeType: string;
}

@ObjectType({ isAbstract: true })
abstract class IssueFields {
  @Field(() => ID)
  id: string;

  @Field()
  seriesName: string;

  @Field(() => Int)
  year: number;

  @Field(() => Int)
  number: number;

  @Field()
  title: string;

  @Field()
  summary: string;

  @Field(() => Float)
  durationSeconds: number;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => WindowState)
  state: State;

  @Field(() => Float, { description: 'Share of the video that must be credited, 0…1.' })
  thresholdRatio: number;
}

@ObjectType('LectureIssue', { description: 'An issue as its publisher sees it.' })
export class LectureIssueType extends IssueFields {}

@ObjectType()
export class LectureIssuePage {
  @Field(() => [LectureIssueType])
  nodes: LectureIssueType[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType('Span', { description: 'A stretch of the video.' })
export class SpanSeconds {
  @Field(() => Float)
  fromSeconds: number;

  @Field(() => Float)
  toSeconds: number;
}

@ObjectType({
  description:
    'What the server has credited. countedAt is the instant the attendance became valid; null = something is still missing.',
})
export class OfficerAttendance {
  @Field(() => [SpanSeconds])
  spans: SpanSeconds[];

  @Field(() => Float)
  creditedSeconds: number;

  @Field(() => Float)
  creditedRatio: number;

  @Field(() => Float)
  missingSeconds: number;

  @Field(() => Float, { description: 'Where the player was last heard of.' })
  resumeAtSeconds: number;

  @Field(() => Date, { nullable: true })
  countedAt: Date | null;
}

@ObjectType({ description: 'An issue as one officer sees it.' })
export class OfficerIssue extends IssueFields {
  @Field(() => Float, { description: 'The fastest playing that is credited.' })
  maxRate: number;
}

@InputType()
export class PublishLectureIssueInput {
  @Field(() => Int)
  year: number;

  @Field(() => Int)
  number: number;

  @Field()
  title: string;

  @Field()
  summary: string;

  @Field(() => ID)
  videoId: string;

  @Field(() => [Int], { description: 'The regions it is for, each with all it contains.' })
  regionCodes: number[];

  @Field(() => LocalDate)
  opensOn: string;

  @Field(() => LocalDate, { description: 'The last day.' })
  closesOn: string;

  @Field(() => Float)
  thresholdRatio: number;
}

@InputType()
export class StartWatchInput {
  @Field(() => ID)
  lectureIssueId: string;
}

@ObjectType('WatchLease', {
  description:
    'The right to be credited; it ends when another window or lecture takes over, or nothing is heard for long.',
})
export class WatchLeaseType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  reportEverySeconds: number;

  @Field(() => Float)
  maxRate: number;

  @Field(() => OfficerAttendance)
  attendance: OfficerAttendance;
}

@InputType()
export class WatchSpanInput {
  @Field(() => Float)
  fromSeconds: number;

  @Field(() => Float)
  toSeconds: number;
}

@InputType()
export class ReportWatchInput {
  @Field(() => ID)
  leaseId: string;

  @Field(() => [WatchSpanInput])
  spans: WatchSpanInput[];

  @Field(() => Float, {
    nullable: true,
    description: 'Where the play head was moved since the last report: evidence, credits nothing.',
  })
  jumpedToSeconds: number | null;
}

@ObjectType()
export class WatchCredit {
  @Field(() => Float, { description: 'Newly credited by this report.' })
  creditedSeconds: number;

  @Field(() => Refused, {
    nullable: true,
    description: 'Why the report earned nothing; null when it was credited.',
  })
  notCredited: Refused | null;

  @Field(() => OfficerAttendance)
  attendance: OfficerAttendance;
}

export const PublishLectureIssueResult = resultUnion('PublishLectureIssueResult', LectureIssueType);
export const StartWatchResult = resultUnion('StartWatchResult', WatchLeaseType);
export const ReportWatchResult = resultUnion('ReportWatchResult', WatchCredit);
