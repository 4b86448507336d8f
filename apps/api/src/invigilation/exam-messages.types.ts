import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';

@ObjectType({ description: 'What was said to rooms of an exam.' })
export class ExamMessage {
  @Field(() => ID)
  id: string;

  @Field()
  text: string;

  @Field()
  isToAll: boolean;

  @Field(() => [String], { description: 'To whom by name; empty = to all.' })
  officerNames: readonly string[];

  @Field()
  sentAt: Date;

  @Field()
  sentByName: string;

  @Field(() => Int, { description: 'How many said that they have read it.' })
  acknowledgedCount: number;
}

@InputType()
export class SendExamMessageInput {
  @Field(() => ID)
  examId: string;

  @Field(() => [ID], { nullable: true, description: "Null = everybody of the viewer's regions." })
  officerIds?: string[] | null;

  @Field()
  text: string;
}

export const SendExamMessageResult = resultUnion('SendExamMessageResult', ExamMessage);
