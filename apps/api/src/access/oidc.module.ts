import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { AccessModule } from './access.module';
import { IdentityLinksService } from './identity-links.service';
import { OidcController } from './oidc.controller';
import { OidcFlows } from './oidc-flow';
import { OidcProvider } from './oidc-provider';
import { OidcResolver } from './oidc.resolver';
import { OidcService } from './oidc.service';
import { OIDC_SETTINGS, type OidcSettings } from './oidc-settings';

@Module({})
export class OidcModule {
  /** Without settings the routes answer 404 and the sign-in pages show no button. */
  static with(settings: OidcSettings | null): DynamicModule {
    return {
      module: OidcModule,
      imports: [AccessModule, AuditModule],
      controllers: [OidcController],
      providers: [
        { provide: OIDC_SETTINGS, useValue: settings },
        IdentityLinksService,
        OidcFlows,
        OidcProvider,
        OidcResolver,
        OidcService,
      ],
    };
  }
}
