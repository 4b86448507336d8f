import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { checkQuestion, plainTextOf, printCitation, type PartKey, type QuestionKey } from '@whetstone/domain';
import type { RequestContext } from '../platform/request-context';
import { CitedArticle } from '../laws/laws.types';
import { LawsService } from '../laws/laws.service';
import { FaultType, sayFaults } from '../roster/imports.types';
import { QuestionLoaders } from './questions.loaders';
import { draftOf, keyTexts, type FullRevision } from './questions.service';
import { AnswerKey, QuestionPartType, QuestionRevisionType } from './questions.types';

@Resolver(() => QuestionRevisionType)
export class QuestionRevisionsResolver {
  constructor(
    private readonly loaders: QuestionLoaders,
    private readonly laws: LawsService,
  ) {}

  @ResolveField(() => String)
  id(@Parent() { revisionId }: FullRevision): string {
    return revisionId;
  }

  @ResolveField(() => String)
  stemText(@Parent() { stem, textFormat }: FullRevision): string {
    return plainTextOf(stem, textFormat);
  }

  @ResolveField(() => [QuestionPartType])
  parts(@Parent() { parts, key }: FullRevision): QuestionPartType[] {
    const keys = key.kind === 'case' ? key.parts : [];
    return parts.map((part, index) => ({
      ...{ type: part.type, stem: part.stem, options: part.options, explanation: part.explanation },
      points: part.pointsHundredths / 100,
      answerKey: answerKeyOf(keys[index]),
    }));
  }

  @ResolveField(() => [String])
  key(@Parent() { key }: FullRevision): string[] {
    return keyTexts(key);
  }

  @ResolveField(() => AnswerKey)
  answerKey(@Parent() { key }: FullRevision): AnswerKey {
    return answerKeyOf(key);
  }

  @ResolveField(() => Float)
  points(@Parent() { pointsHundredths }: FullRevision): number {
    return pointsHundredths / 100;
  }

  @ResolveField(() => [CitedArticle])
  citations(@Parent() { citations }: FullRevision, @Context() { language }: RequestContext): CitedArticle[] {
    return citations.map((citation) => this.laws.describe(citation, language));
  }

  @ResolveField(() => String)
  citationText(@Parent() { citations }: FullRevision): string {
    return citations
      .map((citation) => printCitation(citation, this.laws.catalogue, { withEdition: true }))
      .join('；');
  }

  @ResolveField(() => String, { nullable: true })
  authorName(@Parent() { createdBy }: FullRevision, @Context() context: RequestContext) {
    return createdBy === null ? null : this.loaders.names(context).load(createdBy);
  }

  @ResolveField(() => [FaultType])
  faults(@Parent() revision: FullRevision, @Context() { language }: RequestContext): FaultType[] {
    return sayFaults(checkQuestion(draftOf(revision, { topic: '', tags: [] })), language);
  }
}

const NO_KEY: AnswerKey = {
  ...{ labels: [], isTrue: null, blanks: [], isOrderFree: false, matching: 'equals', points: [] },
};

/** The key with the fields of its kind filled. */
function answerKeyOf(key: QuestionKey | PartKey | undefined): AnswerKey {
  switch (key?.kind) {
    case 'choice':
      return { ...NO_KEY, labels: key.labels };
    case 'true_false':
      return { ...NO_KEY, isTrue: key.isTrue };
    case 'fill_in':
      return {
        ...NO_KEY,
        ...{ blanks: key.blanks, isOrderFree: key.isOrderFree ?? false, matching: key.matching ?? 'equals' },
      };
    case 'text':
      return {
        ...NO_KEY,
        points: key.points.map(({ text, pointsHundredths }) => ({ text, points: pointsHundredths / 100 })),
      };
    case 'case':
    case undefined:
      return NO_KEY;
  }
}
