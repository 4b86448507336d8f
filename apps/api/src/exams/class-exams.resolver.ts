import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import type { SeenClass } from '../classes/classes.service';
import { TrainingClassType } from '../classes/classes.types';
import { ExamSettingService } from './exam-setting.service';
import { ExamType } from './exams.types';

@Resolver(() => TrainingClassType)
export class ClassExamsResolver {
  constructor(private readonly service: ExamSettingService) {}

  @ResolveField(() => [ExamType], {
    description: 'Exams that ask it, as far as the viewer may see them, the one that opens last first.',
  })
  exams(@Parent() { id }: SeenClass, @CurrentViewer() viewer: SessionViewer) {
    return this.service.ofClass(viewer, id);
  }
}
