import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { appealDeadline, isAnnounced, type QuestionKey, type ResultRules } from '@whetstone/domain';
import type { AttemptRow } from '../attempts/attempts.service';
import { AttemptType, OfficerExam } from '../attempts/attempts.types';
import type { ExamRow } from '../exams/exams.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { Clock } from '../platform/clock';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { keyTexts } from '../questions/questions.service';
import { AppealsService } from './appeals.service';
import { OwnAppeal } from './appeals.types';
import { MarkedExam } from './marked-exams.types';
import { ResultsService } from './results.service';
import {
  ExamResults,
  KeyChangeNote,
  PointsChange,
  RankBand,
  SetResultRulesInput,
  SetResultRulesResult,
} from './results.types';
import type { SeenExam } from './seen-exams.service';

/** What an officer is told about an attempt beside its points. */
@Resolver(() => AttemptType)
export class AttemptResultsResolver {
  constructor(
    private readonly results: ResultsService,
    private readonly rules: ResultRulesService,
    private readonly ownAppeals: AppealsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Date, { nullable: true, description: 'Null = the results are not out.' })
  appealUntil(@Parent() attempt: AttemptRow): Promise<Date | null> {
    return this.ownAppeals.deadlineOf(attempt);
  }

  @ResolveField(() => Boolean, { description: 'The results are out and there is time left.' })
  async mayAppeal(@Parent() attempt: AttemptRow): Promise<boolean> {
    const until = await this.ownAppeals.deadlineOf(attempt);
    return attempt.state === 'submitted' && until !== null && this.clock.now() < until;
  }

  @ResolveField(() => Date, { nullable: true, description: 'When the results are told; null = at once.' })
  async announceAt(@Parent() { examId }: AttemptRow): Promise<Date | null> {
    return (await this.rules.of(examId)).announceAt;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the officer keeps as proof of handing in; null until then.',
  })
  receiptCode(@Parent() attempt: AttemptRow): string | null {
    return attempt.receiptCode;
  }

  @ResolveField(() => [OwnAppeal], { description: 'Oldest first.' })
  async appeals(@Parent() { officerId, id }: AttemptRow): Promise<OwnAppeal[]> {
    const rows = await this.ownAppeals.ofAttempt(officerId, id);
    return rows.map((row) => ({
      ...row,
      questionId: row.revisionId,
      givenPoints: row.givenHundredths === null ? null : row.givenHundredths / 100,
    }));
  }

  @ResolveField(() => [KeyChangeNote], { description: 'Oldest first; empty until the results are out.' })
  async keyChanges(@Parent() attempt: AttemptRow): Promise<KeyChangeNote[]> {
    if (!(await this.isTold(attempt))) return [];
    const rows = await this.results.keyChanges(attempt);
    return rows.map(({ revisionId, key, before, ...row }) => ({
      ...row,
      questionId: revisionId,
      before: keyTexts(before as QuestionKey),
      after: key ? keyTexts(key as QuestionKey) : [],
    }));
  }

  @ResolveField(() => [PointsChange], { description: 'Oldest first; empty until the results are out.' })
  async pointsChanges(@Parent() attempt: AttemptRow): Promise<PointsChange[]> {
    if (!(await this.isTold(attempt))) return [];
    const rows = await this.results.pointsChanges(attempt.officerId, attempt.id);
    return rows.map(({ fromHundredths, toHundredths, ...row }) => ({
      ...row,
      fromPoints: fromHundredths / 100,
      toPoints: toHundredths / 100,
    }));
  }

  @ResolveField(() => RankBand, {
    nullable: true,
    description: 'Null = not told for this test, not out yet, or fewer than 30 sat.',
  })
  async rankBand(@Parent() attempt: AttemptRow) {
    if (!(await this.isTold(attempt)) || attempt.pointsHundredths === null) return null;
    return this.results.rankBand(attempt.examId, attempt.pointsHundredths);
  }

  private async isTold({ state, examId }: AttemptRow): Promise<boolean> {
    return state === 'submitted' && (await this.rules.isAnnounced(examId));
  }
}

@Resolver(() => OfficerExam)
export class OfficerExamResultsResolver {
  constructor(
    private readonly rules: ResultRulesService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ExamResults)
  async results(@Parent() exam: ExamRow): Promise<ExamResults> {
    return resultsOf(await this.rules.of(exam.id), exam.closesAt, this.clock.now());
  }
}

@Resolver(() => MarkedExam)
export class MarkedExamResultsResolver {
  constructor(
    private readonly service: ResultsService,
    private readonly rules: ResultRulesService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => SetResultRulesResult)
  @Allow('training_manager')
  async setResultRules(
    @Args('input') { examId, announceAt, appealUntil, hasRankBands }: SetResultRulesInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const rules = { announceAt: announceAt ?? null, appealUntil: appealUntil ?? null, hasRankBands };
    const result = await this.service.setResultRules(viewer, examId, rules);
    auditNotes.push({
      ...{ subjectType: 'exam', subjectId: examId, regionCode: null },
      detail: { announceAt: rules.announceAt?.toISOString() ?? null, hasRankBands },
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => ExamResults)
  async results(@Parent() { id, closesAt }: SeenExam): Promise<ExamResults> {
    return resultsOf(await this.rules.of(id), closesAt, this.clock.now());
  }
}

function resultsOf(rules: ResultRules, closesAt: Date, now: Date): ExamResults {
  return {
    announceAt: rules.announceAt,
    isAnnounced: isAnnounced(rules, now),
    appealUntil: appealDeadline(rules, closesAt),
    isAppealTimeSet: rules.appealUntil !== null,
    hasRankBands: rules.hasRankBands,
  };
}
