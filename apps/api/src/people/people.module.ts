import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module';
import { AccountsService } from './accounts.service';
import { OfficersService } from './officers.service';
import { PeopleLoaders } from './people.loaders';
import { OfficersResolver, ViewerResolver } from './people.resolver';
import { RosterImportService } from './roster-import.service';
import { RosterWriterService } from './roster-writer.service';
import { RosterResolver } from './roster.resolver';
import { SessionsService } from './sessions.service';
import { UploadsController } from './uploads.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [RegionsModule],
  providers: [
    AccountsService,
    OfficersService,
    OfficersResolver,
    PeopleLoaders,
    RosterImportService,
    RosterResolver,
    RosterWriterService,
    SessionsService,
    UploadsService,
    ViewerResolver,
  ],
  controllers: [UploadsController],
  exports: [AccountsService, OfficersService, RosterImportService, SessionsService, UploadsService],
})
export class PeopleModule {}
