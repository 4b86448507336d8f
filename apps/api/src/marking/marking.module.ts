import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { QuestionsModule } from '../questions/questions.module';
import { ExamLateSheetsResolver, LateSheetsResolver } from './late-sheets.resolver';
import { MarkedExamsResolver } from './marked-exams.resolver';
import { MarkedItemsService } from './marked-items.service';
import { MarkingSweeper } from './marking.sweeper';
import { QuestionStatisticsResolver } from './question-statistics.resolver';
import { QuestionStatisticsService } from './question-statistics.service';
import { SeenExamsService } from './seen-exams.service';

@Module({
  imports: [AttemptsModule, CoursesModule, ExamsModule, QuestionsModule],
  providers: [
    ExamLateSheetsResolver,
    LateSheetsResolver,
    MarkedExamsResolver,
    MarkedItemsService,
    MarkingSweeper,
    QuestionStatisticsResolver,
    QuestionStatisticsService,
    SeenExamsService,
  ],
})
export class MarkingModule {}
