import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { sayWhySeen, type Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { takesBack } from './grants.policy';
import { GrantsService, type ListedGrant } from './grants.service';
import {
  GrantFilter,
  GrantPage,
  GrantRoleInput,
  GrantRoleResult,
  HeldGrant,
  RevokeGrantInput,
  RevokeGrantResult,
  SeeingGrantType,
} from './grants.types';

const READERS = [
  'training_manager',
  'leader',
  'system_administrator',
  'security_administrator',
  'auditor',
] as const;

@Resolver(() => HeldGrant)
export class GrantsResolver {
  constructor(
    private readonly service: GrantsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => GrantPage)
  @Allow(...READERS)
  async grants(
    @Args('filter') { regionCode, role, search, includesEnded }: GrantFilter,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    const filter = {
      regionCode,
      role: role ?? null,
      search: search ?? null,
      includesEnded: includesEnded ?? false,
    };
    const { nodes, totalCount } = await this.service.list(viewer, filter, page);
    return { nodes: nodes.map((grant) => this.shown(grant, viewer)), totalCount };
  }

  @Query(() => [SeeingGrantType], {
    description:
      'Everybody who sees a region or a part of it, from above or from within, and through which grant.',
  })
  @Allow(...READERS)
  async whoSees(
    @Args('regionCode', { type: () => Int }) regionCode: number,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const seeing = await this.service.whoSees(viewer, regionCode);
    return seeing.map((grant) => ({
      ...{ grant: this.shown(grant, viewer), place: grant.place, reach: grant.reach },
      why: sayWhySeen(grant, this.regions.get(grant.regionCode).name, language),
    }));
  }

  @Mutation(() => GrantRoleResult)
  @Allow('signed-in')
  async grantRole(
    @Args('input') input: GrantRoleInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const { officerId, role, regionCode, reason } = input;
    auditNotes.push({ subjectType: 'officer', subjectId: officerId, regionCode, detail: { role, reason } });
    const result = await this.service.grantRole(viewer, {
      ...input,
      validFrom: input.validFrom ?? null,
      validTo: input.validTo ?? null,
    });
    return result.ok ? this.shown(result.value, viewer) : refused(result.refusal, language);
  }

  @Mutation(() => RevokeGrantResult)
  @Allow('signed-in')
  async revokeGrant(
    @Args('input') { grantId, reason }: RevokeGrantInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.revokeGrant(viewer, grantId, reason);
    const { officerId, role, regionCode } = result.ok
      ? result.value
      : { officerId: null, role: null, regionCode: null };
    auditNotes.push({
      ...{ subjectType: officerId ? 'officer' : 'grant', subjectId: officerId ?? grantId, regionCode },
      detail: { role, reason, grantId },
    });
    return result.ok ? this.shown(result.value, viewer) : refused(result.refusal, language);
  }

  private shown(grant: ListedGrant, viewer: SessionViewer) {
    const isOver = grant.validTo !== null && grant.validTo <= grant.validFrom;
    return {
      ...grant,
      region: this.regions.get(grant.regionCode),
      mayRevoke: !isOver && takesBack(viewer.grants, grant.role, grant.regionCode),
    };
  }
}
