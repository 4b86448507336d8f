import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { AccountsService } from './accounts.service';
import { GrantsService } from './grants.service';
import { SessionsService } from './sessions.service';
import { ViewerResolver } from './viewer.resolver';

@Module({
  imports: [RegionsModule, PeopleModule],
  providers: [AccountsService, GrantsService, SessionsService, ViewerResolver],
  exports: [AccountsService, GrantsService, SessionsService],
})
export class AccessModule {}
