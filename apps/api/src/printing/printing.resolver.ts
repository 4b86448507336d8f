import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { ExamType } from '../exams/exams.types';

@Resolver(() => ExamType)
export class PrintingResolver {
  constructor(private readonly exams: ExamsService) {}

  @ResolveField(() => Boolean, {
    description:
      "Its papers, answer sheets and keys are the viewer's to print: /files/exams/{id}/forms/1/paper.pdf.",
  })
  mayPrint(@Parent() exam: ExamRow, @CurrentViewer() viewer: SessionViewer): Promise<boolean> {
    return this.exams.isPublishedBy(viewer, exam.id);
  }
}
