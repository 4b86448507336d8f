import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { BankType } from './banks.types';
import { QuestionRevisionType } from './questions.types';
import type { SuggestionRow } from './suggestions.service';

export const SuggestionState: Readonly<Record<string, SuggestionRow['status']>> = {
  OPEN: 'open',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
};
registerEnumType(SuggestionState, { name: 'SuggestionState' });

@ObjectType('QuestionSuggestion', {
  description: 'A question somebody below thinks a bank above should have.',
})
export class QuestionSuggestionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The draft it became in the bank above.' })
  questionId: string;

  @Field(() => ID)
  sourceQuestionId: string;

  @Field(() => BankType, { description: 'The bank above.' })
  bank: BankType;

  @Field(() => QuestionRevisionType, { description: 'What was suggested.' })
  revision: QuestionRevisionType;

  @Field(() => SuggestionState)
  status: SuggestionRow['status'];

  @Field()
  note: string;

  @Field()
  suggestedByName: string;

  @Field()
  suggestedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null = not decided yet.' })
  decidedByName: string | null;

  @Field(() => Date, { nullable: true, description: 'Null = not decided yet.' })
  decidedAt: Date | null;

  @Field({ description: 'Why it was accepted or declined.' })
  reason: string;
}

@ObjectType()
export class QuestionSuggestions {
  @Field(() => [QuestionSuggestionType], {
    description: 'To the banks the viewer writes; those to decide on first.',
  })
  incoming: QuestionSuggestionType[];

  @Field(() => [QuestionSuggestionType], { description: 'Those the viewer made.' })
  own: QuestionSuggestionType[];
}

@InputType()
export class SuggestQuestionInput {
  @Field(() => ID)
  questionId: string;

  @Field(() => ID, { description: 'A bank of a region above.' })
  bankId: string;

  @Field()
  note: string;
}

@InputType()
export class DecideSuggestionInput {
  @Field(() => ID)
  suggestionId: string;

  @Field()
  isAccepted: boolean;

  @Field({ description: 'Needed where it is declined.' })
  reason: string;
}

export const SuggestQuestionResult = resultUnion('SuggestQuestionResult', QuestionSuggestionType);
export const DecideSuggestionResult = resultUnion('DecideSuggestionResult', QuestionSuggestionType);
