import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { PeopleModule } from '../people/people.module';
import { QuestionsModule } from '../questions/questions.module';
import { AttemptPreparationService } from './attempt-preparation.service';
import { AttemptReviewService } from './attempt-review.service';
import {
  AttemptsResolver,
  OfficerExamsResolver,
  OfficerIssueExamResolver,
  ViewerExamsResolver,
} from './attempts.resolver';
import { AttemptsService } from './attempts.service';
import { AttemptsSweeper } from './attempts.sweeper';
import { ExtraTimesResolver } from './extra-times.resolver';
import { ExtraTimesService } from './extra-times.service';
import { AttemptBeginner } from './attempt-beginner';
import { AttemptEnder } from './attempt-ender';
import { AttemptMarker } from './attempt-marker';
import { LateSheetsService } from './late-sheets.service';
import { PaperFiles } from './paper-files';
import { PaperReaders } from './paper-readers';
import { PaperShapes } from './paper-shapes';
import { SheetSaver } from './sheet-saver';

@Module({
  imports: [AccessModule, CoursesModule, ExamsModule, PeopleModule, QuestionsModule],
  providers: [
    AttemptBeginner,
    AttemptEnder,
    AttemptMarker,
    AttemptPreparationService,
    AttemptReviewService,
    AttemptsResolver,
    AttemptsService,
    AttemptsSweeper,
    ExtraTimesResolver,
    ExtraTimesService,
    OfficerExamsResolver,
    OfficerIssueExamResolver,
    LateSheetsService,
    PaperFiles,
    PaperReaders,
    PaperShapes,
    SheetSaver,
    ViewerExamsResolver,
  ],
  exports: [AttemptPreparationService, AttemptsService, LateSheetsService],
})
export class AttemptsModule {}
