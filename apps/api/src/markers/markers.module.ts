import { Module } from '@nestjs/common';
import { ExamsModule } from '../exams/exams.module';
import { MarkingModule } from '../marking/marking.module';
import { QuestionsModule } from '../questions/questions.module';
import { AnchorsService } from './anchors.service';
import { AnswerCollector } from './answer-collector.service';
import {
  HandMarkingResolver,
  MarkedExamHandMarkingResolver,
  QuestionProgressResolver,
} from './hand-marking.resolver';
import { MarkersSweeper } from './markers.sweeper';
import { MarkingDeskResolver, TakenAnswersResolver, WrittenQuestionsResolver } from './marking-desk.resolver';
import { MarkingDeskService } from './marking-desk.service';
import { MarkingLeadService } from './marking-lead.service';
import { AttemptPartPointsResolver } from './part-points.resolver';
import { PartPointsService } from './part-points.service';
import { SettlingService } from './settling.service';
import { ThirdReadingsService } from './third-readings.service';
import { WrittenQuestionsService } from './written-questions.service';

@Module({
  imports: [ExamsModule, MarkingModule, QuestionsModule],
  providers: [
    AnchorsService,
    AnswerCollector,
    AttemptPartPointsResolver,
    HandMarkingResolver,
    MarkedExamHandMarkingResolver,
    MarkersSweeper,
    MarkingDeskResolver,
    MarkingDeskService,
    MarkingLeadService,
    PartPointsService,
    QuestionProgressResolver,
    SettlingService,
    ThirdReadingsService,
    TakenAnswersResolver,
    WrittenQuestionsResolver,
    WrittenQuestionsService,
  ],
})
export class MarkersModule {}
