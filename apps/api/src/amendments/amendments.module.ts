import { Module } from '@nestjs/common';
import { LawsModule } from '../laws/laws.module';
import { QuestionsModule } from '../questions/questions.module';
import { AmendedPlacesService } from './amended-places.service';
import { AmendmentRunsService } from './amendment-runs.service';
import { AmendmentTasksService } from './amendment-tasks.service';
import { AmendmentsResolver } from './amendments.resolver';
import { BuiltInAmendmentsLoader } from './built-in-amendments.loader';

@Module({
  imports: [LawsModule, QuestionsModule],
  providers: [
    AmendedPlacesService,
    AmendmentRunsService,
    AmendmentTasksService,
    AmendmentsResolver,
    BuiltInAmendmentsLoader,
  ],
})
export class AmendmentsModule {}
