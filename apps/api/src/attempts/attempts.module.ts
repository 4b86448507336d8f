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
import { PaperShapes } from './paper-shapes';
import { PapersService } from './papers.service';
import { SheetSaver } from './sheet-saver';

@Module({
  imports: [AccessModule, CoursesModule, ExamsModule, PeopleModule, QuestionsModule],
  providers: [
    AttemptReviewService,
    AttemptsResolver,
    AttemptsService,
    AttemptsSweeper,
    OfficerExamsResolver,
    OfficerIssueExamResolver,
    PaperShapes,
    PapersService,
    SheetSaver,
    ViewerExamsResolver,
  ],
  exports: [AttemptsService, PapersService],
})
export class AttemptsModule {}
