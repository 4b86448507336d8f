import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, Limited, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import type { ViewerRow } from '../people/officers.service';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { Viewer } from './access.types';
import { AccountHelpService } from './account-help.service';
import { OpenSessionsService, type OpenSessionRow } from './open-sessions.service';
import { PasswordRulesService } from './password-rules.service';
import { SecurityService } from './security.service';
import {
  ChangePasswordInput,
  ChangePasswordResult,
  ConfirmSecondFactorInput,
  ConfirmSecondFactorResult,
  EndSessionsResult,
  OfficerAccountInput,
  OpenSessionFilter,
  OpenSessionPage,
  OpenSessionType,
  PasswordRulesType,
  RemoveSecondFactorInput,
  RemoveSecondFactorResult,
  ResetAccountResult,
  RevokeSessionInput,
  RevokeSessionResult,
  SecondFactorEnrolmentResult,
  SecondFactorState,
  SessionType,
  UnlockAccountResult,
  UpdatePasswordRulesInput,
  UpdatePasswordRulesResult,
} from './security.types';
import { SessionsService } from './sessions.service';

const DONE = { isDone: true };

/** One's own password, second factor and devices. */
@Resolver(() => Viewer)
export class OwnSecurityResolver {
  constructor(
    private readonly security: SecurityService,
    private readonly sessionsOpen: SessionsService,
  ) {}

  @Mutation(() => ChangePasswordResult, { description: 'Every other device is signed out.' })
  @Allow('signed-in')
  @Limited('sign-in', () => 'change')
  async changePassword(
    @Args('input') { current, password }: ChangePasswordInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({ subjectType: 'account', subjectId: viewer.officerId, regionCode: null });
    const result = await this.security.changePassword(viewer, current, password);
    return result.ok ? DONE : refused(result.refusal, language);
  }

  @Mutation(() => SecondFactorEnrolmentResult)
  @Allow('signed-in')
  async beginSecondFactor(@CurrentViewer() viewer: SessionViewer, @RequestLanguage() language: Language) {
    const result = await this.security.beginSecondFactor(viewer);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => ConfirmSecondFactorResult)
  @Allow('signed-in')
  async confirmSecondFactor(
    @Args('input') { code }: ConfirmSecondFactorInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.security.confirmSecondFactor(viewer, code);
    return result.ok ? { codes: result.value } : refused(result.refusal, language);
  }

  @Mutation(() => RemoveSecondFactorResult)
  @Allow('signed-in')
  async removeSecondFactor(
    @Args('input') { password, code }: RemoveSecondFactorInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.security.removeSecondFactor(viewer, password, code);
    return result.ok ? DONE : refused(result.refusal, language);
  }

  @Mutation(() => RevokeSessionResult)
  @Allow('signed-in')
  async revokeSession(
    @Args('input') { id }: RevokeSessionInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({ subjectType: 'session', subjectId: id, regionCode: null });
    const isRevoked = await this.sessionsOpen.revoke(viewer, id);
    return isRevoked ? DONE : refused({ code: 'NOT_FOUND', data: {} }, language);
  }

  @Mutation(() => Int, { description: 'How many other devices were signed out.' })
  @Allow('signed-in')
  revokeOtherSessions(@CurrentViewer() viewer: SessionViewer): Promise<number> {
    return this.sessionsOpen.revokeOthers(viewer);
  }

  @ResolveField(() => [SessionType], { description: 'Where I am signed in, the latest first.' })
  sessions(@Parent() { session }: ViewerRow) {
    return this.sessionsOpen.listOwn(session);
  }

  @ResolveField(() => SecondFactorState)
  secondFactor(@Parent() { session }: ViewerRow) {
    return this.security.secondFactorOf(session);
  }

  @ResolveField(() => Boolean, { description: 'Until it is done nothing else is answered.' })
  mustChangePassword(@Parent() { session }: ViewerRow): boolean {
    return session.mustChangePassword;
  }
}

/** Who is signed in, for those who may sign them out. */
@Resolver(() => OpenSessionType)
export class OpenSessionsResolver {
  constructor(
    private readonly service: OpenSessionsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => OpenSessionPage, {
    description: 'Of officers whose home is in the region; empty where the viewer manages no accounts.',
  })
  @Allow('training_manager', 'security_administrator')
  openSessions(
    @Args('filter') filter: OpenSessionFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.openSessions(viewer, { ...filter, search: filter.search ?? null }, page);
  }

  @ResolveField(() => Region, { description: 'Where the officer has his home posting.' })
  region(@Parent() session: OpenSessionRow) {
    return this.regions.get(session.homeRegionCode);
  }
}

/** The rules of the installation, and help for those who cannot get in. */
@Resolver()
export class AccountsResolver {
  constructor(
    private readonly rules: PasswordRulesService,
    private readonly help: AccountHelpService,
  ) {}

  @Query(() => PasswordRulesType)
  @Allow('anyone')
  passwordRules() {
    return this.rules.get();
  }

  @Mutation(() => UpdatePasswordRulesResult)
  @Allow('security_administrator')
  async updatePasswordRules(
    @Args('input') input: UpdatePasswordRulesInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    auditNotes.push({
      ...{ subjectType: 'setting', subjectId: 'password-rules', regionCode: null },
      detail: { ...input },
    });
    const result = await this.rules.updatePasswordRules(viewer, {
      ...input,
      maxAgeDays: input.maxAgeDays ?? null,
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => UnlockAccountResult)
  @Allow('training_manager', 'security_administrator')
  async unlockAccount(
    @Args('input') { officerId }: OfficerAccountInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.help.unlockAccount(viewer, officerId);
    noteAccount(auditNotes, officerId, result);
    return result.ok ? DONE : refused(result.refusal, language);
  }

  @Mutation(() => ResetAccountResult)
  @Allow('training_manager', 'security_administrator')
  async resetAccount(
    @Args('input') { officerId }: OfficerAccountInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.help.resetAccount(viewer, officerId);
    noteAccount(auditNotes, officerId, result);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => EndSessionsResult)
  @Allow('training_manager', 'security_administrator')
  async endSessionsOf(
    @Args('input') { officerId }: OfficerAccountInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.help.endSessionsOf(viewer, officerId);
    noteAccount(auditNotes, officerId, result);
    return result.ok ? result.value : refused(result.refusal, language);
  }
}

function noteAccount(
  notes: RequestContext['auditNotes'],
  officerId: string,
  result: { readonly ok: true; readonly value: { readonly regionCode: number } } | { readonly ok: false },
): void {
  const regionCode = result.ok ? result.value.regionCode : null;
  notes.push({ subjectType: 'account', subjectId: officerId, regionCode });
}
