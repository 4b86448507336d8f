import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module';
import { QuestionsModule } from '../questions/questions.module';
import { ExamsResolver, IssueExamResolver } from './exams.resolver';
import { ExamsService } from './exams.service';

@Module({
  imports: [CoursesModule, QuestionsModule],
  providers: [ExamsResolver, ExamsService, IssueExamResolver],
  exports: [ExamsService],
})
export class ExamsModule {}
