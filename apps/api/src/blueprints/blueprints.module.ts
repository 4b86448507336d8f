import { Module } from '@nestjs/common';
import { QuestionsModule } from '../questions/questions.module';
import { RegionsModule } from '../regions/regions.module';
import { BlueprintsResolver } from './blueprints.resolver';
import { BlueprintsService } from './blueprints.service';
import { PlannedQuestionsService } from './planned-questions.service';
import { QuestionPoolService } from './question-pool.service';

@Module({
  imports: [QuestionsModule, RegionsModule],
  providers: [BlueprintsResolver, BlueprintsService, PlannedQuestionsService, QuestionPoolService],
  exports: [BlueprintsService, PlannedQuestionsService],
})
export class BlueprintsModule {}
