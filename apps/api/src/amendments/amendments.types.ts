import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AmendmentDecision as DecisionName, AmendmentState as StateName } from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { ArticleChangeNode } from '../laws/article-changes.types';
import { ArticleNode, EditionNode } from '../laws/law-library.types';
import { CitedArticle } from '../laws/laws.types';
import { QuestionNode, QuestionRevisionType } from '../questions/questions.types';

export const AmendmentState: Readonly<Record<string, StateName>> = {
  OPEN: 'open',
  UPDATING: 'updating',
  HISTORY: 'history',
  UPDATED: 'updated',
  RETIRED: 'retired',
};
registerEnumType(AmendmentState, {
  name: 'AmendmentState',
  description:
    'Of a question on an ended text: to be decided, being rewritten, right as history, rewritten, no longer asked.',
});

export const AmendmentDecision: Readonly<Record<string, DecisionName>> = {
  HISTORY: 'history',
  UPDATED: 'updated',
  RETIRED: 'retired',
};
registerEnumType(AmendmentDecision, {
  name: 'AmendmentDecision',
  description: 'UPDATED begins the rewriting; the task is done when the new wording has been signed off.',
});

@ObjectType()
export class AmendmentCount {
  @Field(() => AmendmentState)
  status: StateName;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How far the viewer’s regions have come with the questions on one ended text.' })
export class AmendmentProgress {
  @Field(() => EditionNode)
  edition: EditionNode;

  @Field(() => [AmendmentCount])
  counts: readonly AmendmentCount[];
}

@ObjectType({ description: 'An article of a later text that took over what an ended one said.' })
export class AmendedTo {
  @Field(() => ArticleChangeNode)
  change: ArticleChangeNode;

  @Field(() => ArticleNode, { nullable: true, description: 'Null = the library does not hold it.' })
  article: ArticleNode | null;
}

@ObjectType({ description: 'A place of the ended text that the question cites, beside what it became.' })
export class AmendedPlace {
  @Field(() => CitedArticle)
  cited: CitedArticle;

  @Field(() => ArticleNode, { nullable: true, description: 'Null = the library does not hold it.' })
  article: ArticleNode | null;

  @Field(() => [AmendedTo], { description: 'Empty = the table of articles says nothing of it.' })
  became: AmendedTo[];
}

@ObjectType('AmendmentTask', { description: 'A question that rested on a text when it ended.' })
export class AmendmentTaskType {
  @Field(() => ID)
  id: string;

  @Field(() => AmendmentState)
  status: StateName;

  @Field(() => QuestionNode, { nullable: true })
  question: QuestionNode | null;

  @Field(() => QuestionRevisionType, { description: 'The wording that cited the text when it ended.' })
  revision: QuestionRevisionType;

  @Field(() => [AmendedPlace])
  places: AmendedPlace[];

  @Field(() => [AmendmentDecision], { description: 'What the viewer may decide now.' })
  decisions: DecisionName[];

  @Field()
  openedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null = not decided, or decided by the team.' })
  decidedByName: string | null;

  @Field(() => Date, { nullable: true, description: 'Null = not decided.' })
  decidedAt: Date | null;

  @Field()
  comment: string;
}

@ObjectType()
export class AmendmentTaskPage {
  @Field(() => [AmendmentTaskType])
  nodes: AmendmentTaskType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class AmendmentTaskFilter {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => AmendmentState, {
    nullable: true,
    description: 'Null = all, those still to be decided first.',
  })
  status: StateName | null;
}

@ObjectType({ description: 'What going through the questions on an ended text found.' })
export class AmendmentRun {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => Int, { description: 'To be decided on; they are not drawn until then.' })
  openedCount: number;

  @Field(() => Int, { description: 'Right as history from the start: written knowing of the end.' })
  historyCount: number;
}

@InputType()
export class OpenAmendmentRunInput {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => Int, { description: 'Its banks and those below.' })
  regionCode: number;
}

@InputType()
export class PublishEditionInput {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => ID, { nullable: true, description: 'An edition of another law that this one ends.' })
  endsEdition: string | null;

  @Field(() => Int, { nullable: true, description: 'The article that ends it.' })
  repealedByArticle: number | null;

  @Field(() => LocalDate, { description: 'The first day the ended texts are no longer law.' })
  onDay: string;
}

@ObjectType({ description: 'An edition that may be cited from now on, and what its coming touched.' })
export class EditionPublished {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => [AmendmentRun], { description: 'One for each text that ended by it.' })
  runs: readonly AmendmentRun[];
}

@InputType()
export class DecideAmendmentsInput {
  @Field(() => [ID])
  taskIds: string[];

  @Field(() => AmendmentDecision)
  decision: DecisionName;

  @Field({ defaultValue: '' })
  comment: string;
}

@ObjectType({ description: 'What became of one task of several.' })
export class AmendmentOutcome {
  @Field(() => ID)
  taskId: string;

  @Field(() => AmendmentTaskType, { nullable: true, description: 'Null = not found, or not yours.' })
  task: AmendmentTaskType | null;

  @Field(() => Refused, { nullable: true, description: 'Null = it was done.' })
  refusal: Refused | null;
}

export const OpenAmendmentRunResult = resultUnion('OpenAmendmentRunResult', AmendmentRun);
export const PublishEditionResult = resultUnion('PublishEditionResult', EditionPublished);
