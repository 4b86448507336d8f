import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module';
import { ArticleChangesService } from './article-changes.service';
import { EditionsService } from './editions.service';
import { LawComparisonService } from './law-comparison.service';
import { LawImportService } from './law-import.service';
import { LawKeepingResolver } from './law-keeping.resolver';
import { LawLibraryService } from './law-library.service';
import { LawSearchService } from './law-search.service';
import { LawsResolver } from './laws.resolver';
import { LawsService } from './laws.service';

@Module({
  imports: [RosterModule],
  providers: [
    LawsService,
    EditionsService,
    LawLibraryService,
    LawSearchService,
    LawComparisonService,
    LawImportService,
    ArticleChangesService,
    LawsResolver,
    LawKeepingResolver,
  ],
  exports: [LawsService, EditionsService, LawLibraryService],
})
export class LawsModule {}
