import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CertificateStatus as StatusName } from '@whetstone/domain';
import { Viewer } from '../access/access.types';
import type { ViewerRow } from '../people/officers.service';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { CertificatesService, type CertificateRow } from './certificates.service';
import {
  CertificatePage,
  CertificateStatus,
  CertificateType,
  IssueCertificatesInput,
  IssueCertificatesResult,
  OwnCertificate,
  RevokeCertificateInput,
  RevokeCertificateResult,
} from './certificates.types';

@Resolver(() => CertificateType)
export class CertificatesResolver {
  constructor(
    private readonly service: CertificatesService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => CertificatePage, { description: 'Of a test, to officers of your regions; newest first.' })
  @Allow('training_manager', 'leader')
  certificates(
    @Args('examId', { type: () => ID }) examId: string,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.list(viewer, examId, page);
  }

  @Mutation(() => IssueCertificatesResult, {
    description: 'To everybody who passed a test and holds none of it; again, only to who passed since.',
  })
  @Allow('training_manager')
  async issueCertificates(
    @Args('input') input: IssueCertificatesInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.issueCertificates(viewer, input);
    auditNotes.push({
      ...{ subjectType: 'exam', subjectId: input.examId, regionCode: null },
      detail: { title: input.title, years: input.years, count: result.ok ? result.value.issuedCount : 0 },
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => RevokeCertificateResult)
  @Allow('training_manager')
  async revokeCertificate(
    @Args('input') { certificateId, reason }: RevokeCertificateInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.revokeCertificate(viewer, certificateId, reason);
    auditNotes.push({
      ...{ subjectType: 'certificate', subjectId: certificateId },
      ...{ regionCode: result.ok ? result.value.regionCode : null, detail: { reason } },
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => CertificateStatus)
  status(@Parent() row: CertificateRow): StatusName {
    return this.service.statusOf(row);
  }

  @ResolveField(() => String)
  fileUrl(@Parent() { id }: CertificateRow): string {
    return fileOf(id);
  }

  @ResolveField(() => String)
  verifyUrl(@Parent() row: CertificateRow): string {
    return `/verify#${this.service.codeOf(row)}`;
  }

  @ResolveField(() => String)
  regionName(@Parent() { regionCode }: CertificateRow): string {
    return this.regions.nameOf(regionCode);
  }
}

@Resolver(() => Viewer)
export class ViewerCertificatesResolver {
  constructor(private readonly service: CertificatesService) {}

  @ResolveField(() => [OwnCertificate], { description: 'Newest first.' })
  async certificates(@Parent() { id }: ViewerRow): Promise<OwnCertificate[]> {
    const rows = await this.service.ofOfficer(id);
    return rows.map((row) => ({
      ...row,
      ...{ status: this.service.statusOf(row), fileUrl: fileOf(row.id) },
      verifyUrl: `/verify#${this.service.codeOf(row)}`,
    }));
  }
}

function fileOf(id: string): string {
  return `/files/certificates/${id}.pdf`;
}
