import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { PeopleModule } from '../people/people.module';
import { QuestionsModule } from '../questions/questions.module';
import { AttemptReviewService } from './attempt-review.service';
import {
  AttemptsResolver,
  OfficerExamsResolver,
  OfficerIssueExamResolver,
  ViewerExamsResolver,
} from './attempts.resolver';
import { AttemptsService } from './attempts.service';
import { AttemptsSweeper } from './attempts.sweeper';
import { PapersService } from './papers.service';
import { QuestionStatisticsResolver } from './question-statistics.resolver';
import { QuestionStatisticsService } from './question-statistics.service';

@Module({
  imports: [AccessModule, CoursesModule, ExamsModule, PeopleModule, QuestionsModule],
  providers: [
    AttemptReviewService,
    AttemptsResolver,
    AttemptsService,
    AttemptsSweeper,
    OfficerExamsResolver,
    OfficerIssueExamResolver,
    PapersService,
    QuestionStatisticsResolver,
    QuestionStatisticsService,
    ViewerExamsResolver,
  ],
  exports: [AttemptsService, PapersService],
})
export class AttemptsModule {}
