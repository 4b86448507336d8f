import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { RegionsModule } from '../regions/regions.module';
import { RosterImportService } from './roster-import.service';
import { RosterResolver } from './roster.resolver';
import { RosterWriterService } from './roster-writer.service';
import { UploadsController } from './uploads.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [RegionsModule, AccessModule],
  providers: [RosterImportService, RosterResolver, RosterWriterService, UploadsService],
  controllers: [UploadsController],
  exports: [RosterImportService, UploadsService],
})
export class RosterModule {}
