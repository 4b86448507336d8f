import { Args, Float, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import { MarkedItemsService } from './marked-items.service';
import { ExamStatistics, MarkedExam, MarkedExamPage, MarkedItem } from './marked-exams.types';
import { RemarksService, type SeenRemark } from './remarks.service';
import { RemarkType } from './remarks.types';
import { SeenExamsService, type SeenExam } from './seen-exams.service';

@Resolver(() => MarkedExam)
export class MarkedExamsResolver {
  constructor(
    private readonly exams: SeenExamsService,
    private readonly markedItems: MarkedItemsService,
    private readonly remarksOf: RemarksService,
  ) {}

  @Query(() => MarkedExamPage, { description: 'Tests that have opened, the one that closes last first.' })
  @Allow('training_manager', 'leader')
  markedExams(@Args('page') page: PageInput, @CurrentViewer() viewer: SessionViewer) {
    return this.exams.list(viewer, page);
  }

  @Query(() => MarkedExam, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('training_manager', 'leader')
  markedExam(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<SeenExam | null> {
    return this.exams.findFor(viewer, id);
  }

  @ResolveField(() => Boolean)
  isMine(@Parent() exam: SeenExam): boolean {
    return exam.keptIn !== null;
  }

  @ResolveField(() => [RemarkType], { description: 'Newest first; empty where the test is not yours.' })
  remarks(@Parent() exam: SeenExam): Promise<SeenRemark[]> {
    return this.remarksOf.ofExam(exam);
  }

  @ResolveField(() => Float)
  maxPoints(@Parent() exam: SeenExam): number {
    return exam.maxPointsHundredths / 100;
  }

  @ResolveField(() => Float)
  passPoints(@Parent() exam: SeenExam): number {
    return exam.passPointsHundredths / 100;
  }

  @ResolveField(() => Int)
  async submittedCount(@Parent() exam: SeenExam): Promise<number> {
    return (await this.exams.counts(exam)).submittedCount;
  }

  @ResolveField(() => Int)
  async passedCount(@Parent() exam: SeenExam): Promise<number> {
    return (await this.exams.counts(exam)).passedCount;
  }

  @ResolveField(() => Int)
  async openAppealCount(@Parent() exam: SeenExam): Promise<number> {
    return (await this.exams.counts(exam)).openAppealCount;
  }

  @ResolveField(() => ExamStatistics, { nullable: true })
  async statistics(@Parent() exam: SeenExam): Promise<ExamStatistics | null> {
    const row = await this.exams.statistics(exam);
    return (
      row && {
        ...row,
        meanPoints: points(row.meanHundredths),
        deviationPoints: points(row.deviationHundredths),
        forms: row.forms.map((form) => ({
          ...form,
          meanPoints: form.meanHundredths / 100,
          deviationPoints: form.deviationHundredths / 100,
          semPoints: points(form.semHundredths),
        })),
      }
    );
  }

  @ResolveField(() => [MarkedItem])
  items(@Parent() exam: SeenExam): Promise<MarkedItem[]> {
    return this.markedItems.ofExam(exam);
  }
}

function points(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
