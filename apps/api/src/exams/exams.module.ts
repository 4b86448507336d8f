import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module';
import { QuestionsModule } from '../questions/questions.module';
import { ExamsResolver, IssueExamResolver } from './exams.resolver';
import { ExamsService } from './exams.service';
import { ResultRulesService } from './result-rules.service';

@Module({
  imports: [CoursesModule, QuestionsModule],
  providers: [ExamsResolver, ExamsService, IssueExamResolver, ResultRulesService],
  exports: [ExamsService, ResultRulesService],
})
export class ExamsModule {}
