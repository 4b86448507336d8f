import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService } from '../access/sessions.service';
import { requireViewer } from '../platform/http-guard';
import { Installation } from '../platform/platform.module';
import { RateLimits, sayTooMany } from '../platform/rate-limits';
import { RegionsService } from '../regions/regions.service';
import { CertificatesService, type CertificateRow } from './certificates.service';
import { printCertificate } from './print-certificate';
import { SigningKey } from './signing-key';
import { verifyPage } from './verify-page';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBER = /^WS-\d{4}-\d{7,}$/;

/** Certificates as files, and the page where anybody checks one. */
@Controller()
export class CertificatesController {
  private readonly page;

  constructor(
    private readonly sessions: SessionsService,
    private readonly certificates: CertificatesService,
    private readonly regions: RegionsService,
    private readonly limits: RateLimits,
    private readonly installation: Installation,
    key: SigningKey,
  ) {
    this.page = verifyPage(key.publicKeyText());
  }

  @Get('files/certificates/:file')
  async pdf(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const viewer = requireViewer(await this.sessions.load(request));
    const id = file.replace(/\.pdf$/, '');
    const row = UUID.test(id) ? await this.certificates.findFor(viewer, id) : null;
    if (!row) throw new NotFoundException();
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${row.number}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(await printCertificate(this.printed(row)));
  }

  @Get('verify')
  async verify(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    if ('save' in query) reply.header('content-disposition', 'attachment; filename="verify.html"');
    await reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', this.page.contentSecurityPolicy)
      .header('cache-control', 'no-cache')
      .send(this.page.html);
  }

  /** For anybody, and so little of anybody: the masked name, and no more tries than a person makes. */
  @Get('verify/:number')
  async status(@Param('number') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const seconds = await this.limits.count('verify', null, request);
    if (seconds !== null) {
      await reply
        .status(429)
        .header('retry-after', String(seconds))
        .send({ message: sayTooMany(seconds) });
      return;
    }
    const row = NUMBER.test(number) ? await this.certificates.findByNumber(number) : null;
    if (!row) throw new NotFoundException();
    const { revokeReason } = row;
    await reply
      .header('cache-control', 'no-store')
      .send({ ...this.certificates.factsOf(row), status: this.certificates.statusOf(row), revokeReason });
  }

  private printed(row: CertificateRow) {
    const { title, holderName, certificateNo, number, issuedOn, validTo, regionCode } = row;
    return {
      title,
      holder: holderName,
      body: `${holderName}（执法证号 ${certificateNo}）参加“${title}”所要求的考试，成绩合格，特发此证。`,
      facts: [
        ['证书编号', number],
        ['签发日期', inChinese(issuedOn)],
        ['有效期至', inChinese(validTo)],
      ] as const,
      issuer: this.regions.nameOf(regionCode),
      code: `${this.installation.publicUrl.replace(/\/$/, '')}/verify#${this.certificates.codeOf(row)}`,
      hint: '扫码查验。二维码内含数字签名，可离线核对。',
    };
  }
}

/** 2026-11-26 → 2026年11月26日 */
function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
