import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ProvisionKind } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { FaultType } from '../roster/imports.types';
import { ProvisionKindType } from './law-library.types';

@InputType({ description: 'A law the library does not have yet.' })
export class NewLawInput {
  @Field()
  title: string;

  @Field()
  shortTitle: string;

  @Field(() => [String])
  aliases: string[];

  @Field({ description: '法律, 行政法规, 部门规章 …' })
  kind: string;

  @Field()
  issuer: string;
}

@InputType({ description: 'A text the library does not have yet; it waits to be published.' })
export class NewEditionInput {
  @Field({ description: 'How people tell it from the law’s other texts, such as 2014年修订.' })
  label: string;

  @Field({ description: '主席令第九号; empty = none is known' })
  number: string;

  @Field(() => LocalDate, { nullable: true })
  promulgatedOn: string | null;

  @Field(() => LocalDate)
  effectiveFrom: string;
}

@InputType({
  description:
    'What a text is imported as: the text of an edition that is in the library (editionSlug); a new edition of a known law (lawSlug, edition); or a new law (law, edition).',
})
export class LawImportTargetInput {
  @Field(() => ID, { nullable: true })
  editionSlug: string | null;

  @Field(() => ID, { nullable: true })
  lawSlug: string | null;

  @Field(() => NewLawInput, { nullable: true })
  law: NewLawInput | null;

  @Field(() => NewEditionInput, { nullable: true })
  edition: NewEditionInput | null;
}

@InputType()
export class PreviewLawImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => LawImportTargetInput, {
    nullable: true,
    description: 'Null = only look into the file and propose what it may be.',
  })
  target: LawImportTargetInput | null;
}

@InputType()
export class CommitLawImportInput {
  @Field(() => ID)
  uploadId: string;

  @Field(() => LawImportTargetInput)
  target: LawImportTargetInput;

  @Field({ description: 'Of the preview: what was shown is what is written, or nothing.' })
  fingerprint: string;
}

@ObjectType({ description: 'A heading or an article of a text that is being imported.' })
export class ImportedProvision {
  @Field()
  key: string;

  @Field(() => ProvisionKindType)
  kind: ProvisionKind;

  @Field(() => Int, { description: 'How many headings stand above it.' })
  depth: number;

  @Field({ description: '第三章, 第六十三条之一; empty for a heading without a number' })
  label: string;

  @Field({ description: 'Of a heading its name, of an article its beginning.' })
  text: string;

  @Field(() => Int, { description: 'Its paragraphs 款; 0 for a heading.' })
  paragraphCount: number;
}

@ObjectType({ description: 'A provision that would change if the text were imported.' })
export class ProvisionChangeType {
  @Field()
  key: string;

  @Field()
  label: string;

  @Field({ description: 'added, changed or removed' })
  what: string;

  @Field(() => String, { nullable: true })
  oldText: string | null;

  @Field(() => String, { nullable: true })
  newText: string | null;
}

@ObjectType({ description: 'What the file seems to be; for a person to check.' })
export class LawImportProposal {
  @Field(() => ID, { nullable: true, description: 'The law of that title; null = the library has none.' })
  lawSlug: string | null;

  @Field(() => ID, { nullable: true, description: 'The edition that begins on the day the text names.' })
  editionSlug: string | null;

  @Field(() => LocalDate, { nullable: true })
  promulgatedOn: string | null;

  @Field(() => LocalDate, { nullable: true })
  effectiveFrom: string | null;

  @Field(() => String, { nullable: true })
  number: string | null;
}

@ObjectType({ description: 'What importing a text would do; nothing is written.' })
export class LawImportPreview {
  @Field()
  fileName: string;

  @Field()
  title: string;

  @Field(() => [String], { description: 'When and by whom it was adopted, promulgated and amended.' })
  enactmentLines: string[];

  @Field(() => Int)
  articleCount: number;

  @Field(() => LawImportProposal)
  proposal: LawImportProposal;

  @Field(() => [ImportedProvision])
  tree: ImportedProvision[];

  @Field(() => Int)
  faultCount: number;

  @Field(() => [FaultType], { description: 'The first two hundred.' })
  faults: FaultType[];

  @Field({ description: 'Whether the target has a text already; what differs is then in `changes`.' })
  hasText: boolean;

  @Field(() => Int)
  changeCount: number;

  @Field(() => [ProvisionChangeType], { description: 'The first two hundred.' })
  changes: ProvisionChangeType[];

  @Field({ description: 'False = an error keeps the text out.' })
  mayCommit: boolean;

  @Field({ description: 'For the commit: what the file and the library said when this was shown.' })
  fingerprint: string;
}

@ObjectType({ description: 'A text that is in the library now.' })
export class LawImport {
  @Field(() => ID)
  lawSlug: string;

  @Field(() => ID)
  editionSlug: string;

  @Field(() => Int)
  articleCount: number;

  @Field(() => Int)
  changeCount: number;

  @Field({ description: 'False = the edition waits to be published.' })
  isPublished: boolean;
}

export const PreviewLawImportResult = resultUnion('PreviewLawImportResult', LawImportPreview);
export const CommitLawImportResult = resultUnion('CommitLawImportResult', LawImport);

@InputType()
export class DiscardEditionInput {
  @Field(() => ID)
  editionSlug: string;
}

@ObjectType()
export class DiscardedEdition {
  @Field(() => ID)
  slug: string;
}

export const DiscardEditionResult = resultUnion('DiscardEditionResult', DiscardedEdition);
