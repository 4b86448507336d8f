import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Refused } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { AttemptSummary } from '../attempts/attempts.types';
import { LectureIssueType, SpanSeconds } from '../courses/courses.types';
import { Region } from '../regions/regions.types';
import type { PersonFilterName } from './coverage.queries';

export const PersonFilter: Readonly<Record<string, PersonFilterName>> = {
  ALL: 'all',
  ATTENDED: 'attended',
  NOT_ATTENDED: 'not_attended',
  PASSED: 'passed',
  NOT_PASSED: 'not_passed',
};
registerEnumType(PersonFilter, { name: 'PersonFilter' });

@InputType()
export class CoverageInput {
  @Field(() => ID)
  lectureIssueId: string;

  @Field(() => Int)
  regionCode: number;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Who served on this day is counted; null = today, or the issue's last day once it is over.",
  })
  cutOff: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only persons whose unit sits at the region itself; coverage takes no notice of it.',
  })
  ownLevelOnly: boolean | null;
}

@InputType()
export class CoverageEvidenceInput {
  @Field(() => ID)
  lectureIssueId: string;

  @Field(() => ID)
  officerId: string;

  @Field(() => LocalDate, { nullable: true })
  cutOff: string | null;
}

@ObjectType({
  description:
    'serving = officers serving on the cut-off day in the audience; ratios are 0…1, null when nobody serves.',
})
export class CoverageRow {
  @Field(() => Int)
  regionCode: number;

  @Field()
  regionName: string;

  @Field({
    description:
      'Those whose unit sits at the region itself (省本级, 市本级), so that rows add up to the total.',
  })
  isOwnLevel: boolean;

  @Field()
  hasChildren: boolean;

  @Field(() => Int)
  serving: number;

  @Field(() => Int)
  attended: number;

  @Field(() => Float, { nullable: true })
  attendedRatio: number | null;

  @Field(() => Int)
  passed: number;

  @Field(() => Float, { nullable: true })
  passedRatio: number | null;
}

@ObjectType()
export class Coverage {
  @Field(() => LectureIssueType)
  issue: LectureIssueType;

  @Field(() => Region)
  region: Region;

  @Field(() => LocalDate)
  cutOff: string;

  @Field(() => CoverageRow)
  total: CoverageRow;

  @Field(() => [CoverageRow])
  rows: CoverageRow[];

  @Field(() => CoverageRow, {
    nullable: true,
    description: 'The total of the issue before, as of its last day; null for the first.',
  })
  previous: CoverageRow | null;
}

@ObjectType()
export class CoveragePerson {
  @Field(() => ID)
  officerId: string;

  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field()
  unitName: string;

  @Field()
  regionName: string;

  @Field(() => Float, { description: 'Share of the video credited, 0…1.' })
  creditedRatio: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When the attendance began to count; null = it does not.',
  })
  attendedAt: Date | null;

  @Field(() => Float, { nullable: true, description: 'Of the best attempt; null = none handed in.' })
  bestPoints: number | null;

  @Field(() => Float, { nullable: true })
  maxPoints: number | null;

  @Field()
  isPassed: boolean;
}

@ObjectType()
export class CoveragePersonPage {
  @Field(() => [CoveragePerson])
  nodes: CoveragePerson[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType({ description: 'One report of a player: what it said it played, and what that earned.' })
export class WatchEvidence {
  @Field()
  startedAt: Date;

  @Field()
  reportedAt: Date;

  @Field()
  device: string;

  @Field(() => [SpanSeconds])
  spans: SpanSeconds[];

  @Field(() => Float, { nullable: true })
  jumpedToSeconds: number | null;

  @Field(() => Float)
  creditedSeconds: number;

  @Field(() => Refused, { nullable: true })
  notCredited: Refused | null;
}

@ObjectType()
export class CoverageEvidence {
  @Field(() => CoveragePerson)
  person: CoveragePerson;

  @Field()
  issueTitle: string;

  @Field(() => Float)
  durationSeconds: number;

  @Field(() => Float)
  thresholdRatio: number;

  @Field(() => [SpanSeconds], { description: 'The union of what was credited.' })
  spans: SpanSeconds[];

  @Field(() => [WatchEvidence])
  reports: WatchEvidence[];

  @Field(() => [AttemptSummary])
  attempts: AttemptSummary[];
}
