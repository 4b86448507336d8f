import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { RegionsModule } from '../regions/regions.module';
import { RegionImportResolver } from './region-import.resolver';
import { RegionImportService } from './region-import.service';
import { RosterCommitService } from './roster-commit.service';
import { RosterImportsService } from './roster-imports.service';
import { RosterResolver } from './roster.resolver';
import { RosterStagingService } from './roster-staging.service';
import { StagedRowsStore } from './staged-rows.store';
import { RosterWorker } from './roster.worker';
import { RosterWriterService } from './roster-writer.service';
import { UploadsController } from './uploads.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [RegionsModule, AccessModule],
  providers: [
    RegionImportResolver,
    RegionImportService,
    RosterCommitService,
    RosterImportsService,
    RosterResolver,
    RosterStagingService,
    StagedRowsStore,
    RosterWorker,
    RosterWriterService,
    UploadsService,
  ],
  controllers: [UploadsController],
  exports: [RosterWriterService, UploadsService],
})
export class RosterModule {}
