import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module';
import { QuestionsModule } from '../questions/questions.module';
import { ExamsResolver, IssueExamResolver } from './exams.resolver';
import { ExamsService } from './exams.service';
import { FrozenPapersService } from './frozen-papers.service';
import { PapersService } from './papers.service';
import { ResultRulesService } from './result-rules.service';

@Module({
  imports: [CoursesModule, QuestionsModule],
  providers: [
    ExamsResolver,
    ExamsService,
    FrozenPapersService,
    IssueExamResolver,
    PapersService,
    ResultRulesService,
  ],
  exports: [ExamsService, FrozenPapersService, PapersService, ResultRulesService],
})
export class ExamsModule {}
