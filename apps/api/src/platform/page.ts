import { Field, InputType, Int } from '@nestjs/graphql';

/** More than a screen ever shows at once; a client that asks for all gets this many. */
export const LARGEST_PAGE = 500;

@InputType()
export class PageInput {
  @Field(() => Int)
  limit: number;

  @Field(() => Int)
  offset: number;
}

/** LIMIT and OFFSET within bounds, whatever was asked. */
export function pageBounds({ limit, offset }: PageInput): [limit: number, offset: number] {
  return [Math.min(Math.max(limit, 1), LARGEST_PAGE), Math.max(offset, 0)];
}
