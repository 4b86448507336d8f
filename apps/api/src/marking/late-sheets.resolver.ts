import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { refuse, type Answer } from '@whetstone/domain';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { grantScopes } from '../platform/scope';
import { LateSheetsService, type SeenLateSheet } from '../attempts/late-sheets.service';
import { PUBLISHERS } from '../courses/courses.policy';
import { LateSheetDecisionsService } from './late-sheet-decisions.service';
import { DecideLateSheetInput, DecideLateSheetResult, LateSheet } from './late-sheets.types';
import { MarkedExam } from './marked-exams.types';
import type { SeenExam } from './seen-exams.service';

@Resolver(() => LateSheet)
export class LateSheetsResolver {
  constructor(private readonly decisions: LateSheetDecisionsService) {}

  @Mutation(() => DecideLateSheetResult)
  @Allow('training_manager')
  async decideLateSheet(
    @Args('input') input: DecideLateSheetInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    for (const scope of grantScopes(viewer, PUBLISHERS)) {
      const decided = await this.decisions.decide(scope, input, viewer.officerId);
      if (!decided.ok && decided.refusal.code === 'NOT_FOUND') continue;
      if (!decided.ok) return refused(decided.refusal, language);
      const { officerId, regionCode } = decided.value;
      const detail = { lateSheetId: input.lateSheetId, accepts: input.accepts };
      auditNotes.push({ subjectType: 'officer', subjectId: officerId, regionCode, detail });
      return decided.value;
    }
    return refused(refuse('NOT_FOUND').refusal, language);
  }

  @ResolveField(() => Int)
  answeredCount(@Parent() { sheet }: SeenLateSheet): number {
    return sheet.answers.length;
  }

  @ResolveField(() => Int)
  differingCount(@Parent() { sheet, countedSheet }: SeenLateSheet): number {
    const given = byQuestion(sheet.answers);
    const counted = byQuestion(countedSheet.answers);
    const ids = new Set([...given.keys(), ...counted.keys()]);
    return [...ids].filter((id) => given.get(id) !== counted.get(id)).length;
  }
}

@Resolver(() => MarkedExam)
export class ExamLateSheetsResolver {
  constructor(private readonly late: LateSheetsService) {}

  @ResolveField(() => [LateSheet], {
    description: "Those that lie open first. Of officers within the viewer's regions.",
  })
  lateSheets(@Parent() exam: SeenExam): Promise<SeenLateSheet[]> {
    return this.late.ofExam(exam.seenIn, exam.id);
  }
}

function byQuestion(answers: readonly Answer[]): Map<string, string> {
  return new Map(
    answers.map(({ questionId, labels, texts }) => [questionId, JSON.stringify([labels, texts])]),
  );
}
