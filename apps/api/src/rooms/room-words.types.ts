import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';

@ObjectType('RoomMessage', { description: 'What was said to a room and was not read yet.' })
export class RoomMessageType {
  @Field(() => ID)
  id: string;

  @Field()
  text: string;

  @Field()
  sentAt: string;
}

@InputType()
export class AcknowledgeMessageInput {
  @Field(() => ID)
  attemptId: string;

  @Field(() => ID)
  messageId: string;
}

@ObjectType()
export class ReadMessage {
  @Field(() => ID)
  messageId: string;

  @Field()
  acknowledgedAt: Date;
}

export const AcknowledgeMessageResult = resultUnion('AcknowledgeMessageResult', ReadMessage);
