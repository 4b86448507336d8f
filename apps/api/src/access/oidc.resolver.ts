import { Query, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, RequestLanguage } from '../platform/permissions';
import { OidcProvider } from './oidc-provider';
import { SignInOptions } from './oidc.types';

@Resolver()
export class OidcResolver {
  constructor(private readonly provider: OidcProvider) {}

  @Query(() => SignInOptions)
  @Allow('anyone')
  signInOptions(@RequestLanguage() language: Language): SignInOptions {
    const { settings } = this.provider;
    return { oidc: settings && { name: settings.name[language], startUrl: '/auth/oidc/start' } };
  }
}
