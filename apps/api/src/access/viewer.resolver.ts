import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OfficersService, type ViewerRow } from '../people/officers.service';
import { PostingType } from '../people/officers.types';
import { Allow, Limited } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { AccountsService } from './accounts.service';
import { GrantsService } from './grants.service';
import { ActivateAccountInput, GrantType, SignInInput, Viewer } from './access.types';
import { SecurityService } from './security.service';
import {
  ActivateAccountResult,
  SecondFactorNeeded,
  SignInResult,
  VerifySecondFactorInput,
  VerifySecondFactorResult,
} from './security.types';
import { SessionsService } from './sessions.service';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly officers: OfficersService,
    private readonly accounts: AccountsService,
    private readonly grantsHeld: GrantsService,
    private readonly sessions: SessionsService,
    private readonly security: SecurityService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => Viewer, { nullable: true, description: 'Null = not signed in.' })
  @Allow('anyone')
  async viewer(@Context() { viewer }: RequestContext): Promise<ViewerRow | null> {
    return viewer && this.load(viewer);
  }

  @Mutation(() => SignInResult)
  @Allow('anyone')
  @Limited('sign-in', ({ account }: SignInInput) => account)
  async signIn(@Args('input') input: SignInInput, @Context() context: RequestContext) {
    const result = await this.accounts.signIn(input.account, input.password);
    return result.ok ? this.goOn(result.value, context) : refused(result.refusal, context.language);
  }

  @Mutation(() => ActivateAccountResult)
  @Allow('anyone')
  @Limited('sign-in', ({ account }: ActivateAccountInput) => account)
  async activateAccount(@Args('input') input: ActivateAccountInput, @Context() context: RequestContext) {
    const result = await this.accounts.activateAccount(input.account, input.activationCode, input.password);
    return result.ok ? this.goOn(result.value, context) : refused(result.refusal, context.language);
  }

  @Mutation(() => VerifySecondFactorResult)
  @Allow('anyone')
  @Limited('sign-in', ({ ticket }: VerifySecondFactorInput) => ticket)
  async verifySecondFactor(
    @Args('input') { ticket, code }: VerifySecondFactorInput,
    @Context() context: RequestContext,
  ) {
    const result = await this.security.verify(ticket, code);
    return result.ok ? this.open(result.value, context, true) : refused(result.refusal, context.language);
  }

  @Mutation(() => Boolean)
  @Allow('anyone')
  async signOut(@Context() { viewer, reply }: RequestContext): Promise<boolean> {
    if (viewer) await this.sessions.close(viewer, reply);
    return true;
  }

  @ResolveField(() => String, { nullable: true })
  maskedCertificateNo(@Parent() viewer: ViewerRow): string {
    return maskCertificate(viewer.certificateNo);
  }

  @ResolveField(() => PostingType, { nullable: true, description: 'Null = serving nowhere today.' })
  async posting(@Parent() viewer: ViewerRow) {
    const posting = await this.officers.servingPosting(viewer.id);
    return posting && { ...posting, region: this.regions.get(posting.regionCode) };
  }

  @ResolveField(() => [GrantType])
  async grants(@Parent() viewer: ViewerRow) {
    const grants = await this.grantsHeld.of(viewer.id);
    return grants.map((grant) => ({ ...grant, region: this.regions.get(grant.regionCode) }));
  }

  /** In, or one step further where the account has a second factor. */
  private async goOn(officerId: string, context: RequestContext): Promise<ViewerRow | SecondFactorNeeded> {
    const ticket = await this.security.secondStep(officerId);
    return ticket === null
      ? this.open(officerId, context)
      : Object.assign(new SecondFactorNeeded(), { ticket });
  }

  private async open(officerId: string, context: RequestContext, isVerified = false): Promise<ViewerRow> {
    context.auditNotes.push({ subjectType: 'account', subjectId: officerId, regionCode: null });
    return this.load(await this.sessions.open(officerId, context, isVerified));
  }

  private async load(session: SessionViewer): Promise<ViewerRow> {
    const officer = await this.officers.find(session.officerId);
    if (!officer) throw new Error(`A session of no officer ${session.officerId}`);
    return { ...officer, session };
  }
}

/** First two and last four stay: enough for its holder to know it, too little for anybody else. */
export function maskCertificate(certificateNo: string): string {
  return certificateNo.length <= 6
    ? certificateNo
    : `${certificateNo.slice(0, 2)}·····${certificateNo.slice(-4)}`;
}
