import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { LawsModule } from '../laws/laws.module';
import { RegionsModule } from '../regions/regions.module';
import { RosterModule } from '../roster/roster.module';
import { ArticleQuestionsResolver } from './article-questions.resolver';
import { BanksResolver } from './banks.resolver';
import { BanksService } from './banks.service';
import { BuiltInBankLoader } from './built-in-bank.loader';
import { CitedTextsService } from './cited-texts.service';
import { QuestionEditsResolver } from './question-edits.resolver';
import { QuestionEditsService } from './question-edits.service';
import { QuestionExportResolver } from './question-export.resolver';
import { QuestionExportService } from './question-export.service';
import { QuestionFilesController } from './question-files.controller';
import { QuestionImagesController } from './question-images.controller';
import { QuestionImagesService } from './question-images.service';
import { QuestionImportResolver } from './question-import.resolver';
import { QuestionImportService } from './question-import.service';
import { QuestionMakerResolver } from './question-maker.resolver';
import { QuestionMakerService } from './question-maker.service';
import { QuestionRevisionsResolver } from './question-revisions.resolver';
import { QuestionSortingService } from './question-sorting.service';
import { QuestionTextsService } from './question-texts.service';
import { QuestionWorkService } from './question-work.service';
import { QuestionWriterService } from './question-writer.service';
import { QuestionLoaders } from './questions.loaders';
import { QuestionEventsResolver, QuestionsResolver } from './questions.resolver';
import { QuestionsService } from './questions.service';
import { SignOffService } from './sign-off.service';
import { SimilarQuestionsService } from './similar-questions.service';
import { SuggestionsResolver } from './suggestions.resolver';
import { SuggestionsService } from './suggestions.service';
import { WorkingQuestions } from './working-questions';

@Module({
  imports: [AccessModule, LawsModule, RegionsModule, RosterModule],
  providers: [
    ...[BanksService, BanksResolver, BuiltInBankLoader, CitedTextsService, QuestionLoaders, WorkingQuestions],
    ...[
      QuestionEditsResolver,
      QuestionEditsService,
      SignOffService,
      QuestionSortingService,
      QuestionWorkService,
    ],
    ...[
      QuestionExportResolver,
      QuestionExportService,
      QuestionImagesService,
      QuestionImportResolver,
      QuestionImportService,
      QuestionTextsService,
    ],
    ...[QuestionRevisionsResolver, QuestionWriterService, QuestionsResolver, QuestionEventsResolver],
    ...[ArticleQuestionsResolver, QuestionMakerResolver, QuestionMakerService],
    ...[QuestionsService, SimilarQuestionsService, SuggestionsResolver, SuggestionsService],
  ],
  controllers: [QuestionFilesController, QuestionImagesController],
  exports: [
    ...[
      BanksService,
      QuestionImagesService,
      QuestionImportService,
      QuestionLoaders,
      QuestionsService,
      SignOffService,
      WorkingQuestions,
    ],
  ],
})
export class QuestionsModule {}
