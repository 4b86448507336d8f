import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { sayRefusal, type Language, type Refusal, type RefusalCode } from '@whetstone/domain';

/** A rule said no; a person reads the message. */
@ObjectType({
  description: 'A rule said no; the message is in the language of the request (header x-language: zh | en).',
})
export class Refused {
  @Field()
  code: string;

  @Field()
  message: string;
}

export function refused(refusal: Refusal<RefusalCode>, language: Language): Refused {
  return Object.assign(new Refused(), { code: refusal.code, message: sayRefusal(refusal, language) });
}

/** The union `<name> = <type> | Refused`: entities are plain rows, so a refusal is told by its class. */
export function resultUnion<Value extends Type<object>>(name: string, type: Value) {
  return createUnionType({
    name,
    types: () => [type, Refused] as const,
    resolveType: (value: object) => (value instanceof Refused ? Refused : type),
  });
}
