import { Args, Float, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { SessionViewer } from '../platform/request-context';
import { LectureIssueType } from '../courses/courses.types';
import type { SeenIssue } from '../courses/lectures.service';
import { ExamsService, type ExamRow } from './exams.service';
import { DrawRuleType, ExamType, PublishExamInput, PublishExamResult } from './exams.types';

@Resolver(() => ExamType)
export class ExamsResolver {
  constructor(private readonly exams: ExamsService) {}

  @Mutation(() => PublishExamResult)
  @Allow('training_manager')
  async publishExam(
    @Args('input') input: PublishExamInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.exams.publishExam(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => Float)
  maxPoints(@Parent() exam: ExamRow): number {
    return exam.maxPointsHundredths / 100;
  }

  @ResolveField(() => Float)
  passPoints(@Parent() exam: ExamRow): number {
    return exam.passPointsHundredths / 100;
  }

  @ResolveField(() => [DrawRuleType])
  rules(@Parent() exam: ExamRow) {
    return exam.rules.map((rule) => ({ ...rule, pointsEach: rule.pointsEachHundredths / 100 }));
  }
}

@Resolver(() => LectureIssueType)
export class IssueExamResolver {
  constructor(private readonly exams: ExamsService) {}

  @ResolveField(() => ExamType, {
    nullable: true,
    description: 'The post-training test; null = none set yet.',
  })
  exam(@Parent() issue: SeenIssue): Promise<ExamRow | null> {
    return this.exams.findByIssue(issue);
  }
}
