import { Module } from '@nestjs/common';
import { LawsModule } from '../laws/laws.module';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { BanksService } from './banks.service';
import { QuestionImportService } from './question-import.service';
import { BanksResolver, QuestionsResolver } from './questions.resolver';
import { QuestionsService } from './questions.service';

@Module({
  imports: [LawsModule, PeopleModule, RegionsModule],
  providers: [BanksService, BanksResolver, QuestionImportService, QuestionsResolver, QuestionsService],
  exports: [BanksService, QuestionImportService, QuestionsService],
})
export class QuestionsModule {}
