import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { CitedArticle } from '../laws/laws.types';
import { Refused } from '../platform/refused';

@ObjectType('Note', {
  description: 'What one wrote beside an article of one text of a law; nobody else reads it.',
})
export class NoteNode {
  @Field(() => ID, { description: 'edition/key, such as epl-2014/a63: that of the article.' })
  id: string;

  @Field(() => ID)
  editionSlug: string;

  @Field({ description: 'a63' })
  articleKey: string;

  @Field(() => CitedArticle)
  article: CitedArticle;

  @Field({ description: "Up to 4,000 characters, lines ended by \\n; '' = there is none." })
  text: string;

  @Field(() => Int, { description: 'Rises with every change; 0 = there is none.' })
  version: number;

  @Field(() => Date, { nullable: true, description: 'Null = there is none.' })
  updatedAt: Date | null;
}

@ObjectType()
export class NotePage {
  @Field(() => [NoteNode])
  nodes: NoteNode[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class SaveNoteInput {
  @Field(() => ID)
  editionSlug: string;

  @Field(() => Int)
  number: number;

  @Field(() => Int, { defaultValue: 0 })
  sub: number;

  @Field({ description: 'Empty = take the note away.' })
  text: string;

  @Field(() => Int, { description: 'Of the note that was before the writer; 0 = none.' })
  version: number;
}

@ObjectType({ description: 'It was changed on another device meanwhile; nothing was written.' })
export class NoteChanged {
  @Field()
  message: string;

  @Field(() => NoteNode, { description: 'As it is now.' })
  current: NoteNode;
}

export const SaveNoteResult = createUnionType({
  name: 'SaveNoteResult',
  types: () => [NoteNode, NoteChanged, Refused] as const,
  resolveType: (value: object) => {
    if (value instanceof Refused) return Refused;
    return value instanceof NoteChanged ? NoteChanged : NoteNode;
  },
});
