import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { AccountHelpService } from './account-help.service';
import { AccountsService } from './accounts.service';
import { GrantsResolver } from './grants.resolver';
import { GrantsService } from './grants.service';
import { OpenSessionsService } from './open-sessions.service';
import { PasswordRulesService } from './password-rules.service';
import { SecondFactorService } from './second-factor.service';
import { AccountsResolver, OpenSessionsResolver, OwnSecurityResolver } from './security.resolver';
import { SecurityService } from './security.service';
import { SessionsService } from './sessions.service';
import { ViewerResolver } from './viewer.resolver';

@Module({
  imports: [RegionsModule, PeopleModule],
  providers: [
    AccountHelpService,
    AccountsResolver,
    AccountsService,
    GrantsResolver,
    GrantsService,
    OpenSessionsResolver,
    OpenSessionsService,
    OwnSecurityResolver,
    PasswordRulesService,
    SecondFactorService,
    SecurityService,
    SessionsService,
    ViewerResolver,
  ],
  exports: [AccountsService, GrantsService, SecurityService, SessionsService],
})
export class AccessModule {}
