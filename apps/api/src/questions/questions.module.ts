import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { LawsModule } from '../laws/laws.module';
import { RegionsModule } from '../regions/regions.module';
import { RosterModule } from '../roster/roster.module';
import { BanksService } from './banks.service';
import { BuiltInBankLoader } from './built-in-bank.loader';
import { QuestionImportService } from './question-import.service';
import { QuestionTemplateController } from './question-template.controller';
import { BanksResolver, QuestionsResolver } from './questions.resolver';
import { QuestionsService } from './questions.service';

@Module({
  imports: [AccessModule, LawsModule, RegionsModule, RosterModule],
  providers: [
    BanksService,
    BanksResolver,
    BuiltInBankLoader,
    QuestionImportService,
    QuestionsResolver,
    QuestionsService,
  ],
  controllers: [QuestionTemplateController],
  exports: [BanksService, QuestionImportService, QuestionsService],
})
export class QuestionsModule {}
