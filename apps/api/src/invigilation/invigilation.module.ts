import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { MarkingModule } from '../marking/marking.module';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { AttemptVoidsResolver } from './attempt-voids.resolver';
import { AttemptVoidsService } from './attempt-voids.service';
import { ExamBoardResolver, SeatFilesResolver, SeatsResolver } from './board.resolver';
import { BoardService } from './board.service';
import { ExamIncidentsService } from './exam-incidents.service';
import { ExamMessagesService } from './exam-messages.service';
import { SupervisedExamsService } from './supervised-exams.service';

@Module({
  imports: [CertificatesModule, CoursesModule, ExamsModule, MarkingModule, PeopleModule, RegionsModule],
  providers: [
    AttemptVoidsResolver,
    AttemptVoidsService,
    BoardService,
    ExamBoardResolver,
    ExamIncidentsService,
    ExamMessagesService,
    SeatFilesResolver,
    SeatsResolver,
    SupervisedExamsService,
  ],
})
export class InvigilationModule {}
