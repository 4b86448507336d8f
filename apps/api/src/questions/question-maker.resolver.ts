import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused, resultUnion } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { BankType } from './banks.types';
import { QuestionMakerService, type MadeKindName } from './question-maker.service';

const MadeKind: Readonly<Record<string, MadeKindName>> = {
  WHICH_LAW: 'which_law',
  DAILY_PENALTY: 'daily_penalty',
};
registerEnumType(MadeKind, {
  name: 'MadeKind',
  description: 'WHICH_LAW: which edition decides an act; DAILY_PENALTY: what a daily penalty comes to.',
});

@InputType()
export class MakeQuestionsInput {
  @Field(() => ID)
  bankId: string;

  @Field(() => MadeKind)
  kind: MadeKindName;

  @Field(() => Int, { description: '1 to 100.' })
  count: number;
}

@ObjectType({ description: 'Drafts whose keys were computed.' })
export class MadeQuestions {
  @Field(() => Int, { description: 'Fewer than asked for when the bank holds the others already.' })
  madeCount: number;

  @Field(() => BankType)
  bank: BankType;
}

const MakeQuestionsResult = resultUnion('MakeQuestionsResult', MadeQuestions);

@Resolver()
export class QuestionMakerResolver {
  constructor(private readonly maker: QuestionMakerService) {}

  @Mutation(() => MakeQuestionsResult, { description: 'As drafts: they are signed off like any other.' })
  @Allow('author')
  async makeQuestions(
    @Args('input') input: MakeQuestionsInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const made = await this.maker.makeQuestions(viewer, input);
    if (!made.ok) return refused(made.refusal, language);
    const { bank, madeCount } = made.value;
    auditNotes.push({
      ...{ subjectType: 'bank', subjectId: bank.id, regionCode: bank.regionCode },
      detail: { madeCount, kind: input.kind },
    });
    return made.value;
  }
}
