import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { LocalDate } from '../platform/scalars';
import { Allow, CurrentViewer } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import type { AuditEntry } from './audit-chain';
import { AuditService } from './audit.service';
import { AuditEntryType, AuditFilter, AuditHeadType, AuditPage } from './audit.types';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  constructor(private readonly audit: AuditService) {}

  @Query(() => AuditPage, { description: "The log of the auditor's regions, the newest first." })
  @Allow('auditor')
  async auditEntries(
    @Args('filter') filter: AuditFilter,
    @Args('before', { type: () => ID, nullable: true }) before: string | null,
    @Args('limit', { type: () => Int }) limit: number,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    const values = {
      ...{ from: filter.from ?? null, to: filter.to ?? null, actor: filter.actor ?? null },
      ...{ action: filter.action ?? null, isRefused: filter.isRefused ?? null },
      regionCode: filter.regionCode ?? null,
    };
    const { entries, hasMore } = await this.audit.list(viewer, values, before ? Number(before) : null, limit);
    return { nodes: entries, nextBefore: hasMore ? (entries.at(-1)?.id ?? null) : null };
  }

  @Query(() => [AuditHeadType])
  @Allow('auditor')
  auditHeads(
    @Args('day', { type: () => LocalDate, nullable: true }) day: string | null,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.audit.heads(viewer, day ?? null);
  }

  @ResolveField(() => String)
  detailJson(@Parent() entry: AuditEntry): string {
    return JSON.stringify(entry.detail);
  }
}
