import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/scalars';

@ObjectType('AuditEntry', { description: 'Who did what, when, from where, on whom, with what result.' })
export class AuditEntryType {
  @Field(() => ID)
  id: number;

  @Field()
  at: Date;

  @Field({ description: 'Empty = nobody was signed in.' })
  actorName: string;

  @Field()
  address: string;

  @Field({ description: 'What the browser said of itself.' })
  device: string;

  @Field({ description: 'The mutation.' })
  action: string;

  @Field(() => String, {
    nullable: true,
    description: 'officer, account, region, grant …; null = nothing in particular.',
  })
  subjectType: string | null;

  @Field(() => String, { nullable: true })
  subjectId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The person it was about; null = about no person, or none of your regions.',
  })
  subjectName: string | null;

  @Field(() => Int, { description: "The subject's region, else the actor's; 0 = the whole installation." })
  regionCode: number;

  @Field({ description: 'ok, or the code of the refusal or failure.' })
  result: string;

  @Field({ description: 'What else was noted, as JSON.' })
  detailJson: string;
}

@ObjectType()
export class AuditPage {
  @Field(() => [AuditEntryType])
  nodes: AuditEntryType[];

  @Field(() => ID, {
    nullable: true,
    description: 'Ask again with this as `before`; null = there is no more.',
  })
  nextBefore: number | null;
}

@InputType()
export class AuditFilter {
  @Field(() => LocalDate, { nullable: true })
  from: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'This day too.' })
  to: string | null;

  @Field(() => String, { nullable: true, description: 'Part of a name.' })
  actor: string | null;

  @Field(() => String, { nullable: true })
  action: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True = only what was refused or failed.' })
  isRefused: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The region and all it contains.' })
  regionCode: number | null;
}

@ObjectType('AuditHead', {
  description: 'The last seal of a chain: kept elsewhere, it proves that nothing was cut off.',
})
export class AuditHeadType {
  @Field(() => Int)
  provinceCode: number;

  @Field(() => LocalDate)
  day: string;

  @Field(() => Int)
  seq: number;

  @Field({ description: 'SHA-256 in hexadecimal digits.' })
  hash: string;

  @Field()
  sealedAt: Date;
}
