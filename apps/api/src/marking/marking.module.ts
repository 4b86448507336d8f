import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { QuestionsModule } from '../questions/questions.module';
import { RegionsModule } from '../regions/regions.module';
import { AppealsResolver } from './appeals.resolver';
import { AppealsService } from './appeals.service';
import {
  AttemptResultsResolver,
  MarkedExamResultsResolver,
  OfficerExamResultsResolver,
} from './attempt-results.resolver';
import { ExamLateSheetsResolver, LateSheetsResolver } from './late-sheets.resolver';
import { LateSheetDecisionsService } from './late-sheet-decisions.service';
import { MarkedExamsResolver } from './marked-exams.resolver';
import { MarkedItemsService } from './marked-items.service';
import { MarkingSweeper } from './marking.sweeper';
import { QuestionStatisticsResolver } from './question-statistics.resolver';
import { QuestionStatisticsService } from './question-statistics.service';
import { ReadPointsService } from './read-points.service';
import { ReceiptsResolver } from './receipts.resolver';
import { ReceiptsService } from './receipts.service';
import { RemarkWorker } from './remark.worker';
import { RemarksResolver } from './remarks.resolver';
import { RemarksService } from './remarks.service';
import { ReplaysResolver } from './replays.resolver';
import { ReplaysService } from './replays.service';
import { RescoringService } from './rescoring.service';
import { ResultsService } from './results.service';
import { SeenExamsService } from './seen-exams.service';

@Module({
  imports: [AttemptsModule, CoursesModule, ExamsModule, QuestionsModule, RegionsModule],
  providers: [
    AppealsResolver,
    AppealsService,
    AttemptResultsResolver,
    MarkedExamResultsResolver,
    OfficerExamResultsResolver,
    ReadPointsService,
    ReceiptsResolver,
    ReceiptsService,
    RemarkWorker,
    RemarksResolver,
    RemarksService,
    ReplaysResolver,
    ReplaysService,
    RescoringService,
    ResultsService,
    ExamLateSheetsResolver,
    LateSheetDecisionsService,
    LateSheetsResolver,
    MarkedExamsResolver,
    MarkedItemsService,
    MarkingSweeper,
    QuestionStatisticsResolver,
    QuestionStatisticsService,
    SeenExamsService,
  ],
  exports: [ReadPointsService, RescoringService, SeenExamsService],
})
export class MarkingModule {}
