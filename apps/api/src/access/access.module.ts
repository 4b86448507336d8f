import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { AccountHelpService } from './account-help.service';
import { AccountsService } from './accounts.service';
import { GrantsResolver } from './grants.resolver';
import { GrantsService } from './grants.service';
import { PasswordRulesService } from './password-rules.service';
import { SecondFactorService } from './second-factor.service';
import { AccountsResolver, OwnSecurityResolver } from './security.resolver';
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
