import { Injectable } from '@nestjs/common';
import {
  certificateStatus,
  lastValidDay,
  maskName,
  ok,
  refuse,
  type CertificateFacts,
  type CertificateStatus,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { EVERYWHERE, grantScope, grantScopes, ownScope, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ResultRulesService } from '../exams/result-rules.service';
import { SeenExamsService } from '../marking/seen-exams.service';
import { CERTIFICATE_READERS, revokesIn } from './certificates.policy';
import { SigningKey } from './signing-key';

const MOST_YEARS = 6;

export interface CertificateRow {
  readonly id: string;
  readonly number: string;
  readonly officerId: string;
  readonly examId: string;
  readonly regionCode: number;
  readonly title: string;
  readonly holderName: string;
  readonly certificateNo: string;
  readonly issuedOn: string;
  readonly validTo: string;
  readonly signature: string;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
  readonly isRenewed: boolean;
}

export interface Issued {
  readonly issuedCount: number;
  readonly renewedCount: number;
  /** They hold one of this title that is valid for long yet. */
  readonly skippedCount: number;
}

interface Candidate {
  readonly attemptId: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly name: string;
  readonly certificateNo: string;
  readonly earlierId: string | null;
  readonly earlierValidTo: string | null;
}

const COLUMNS = `c.id, c.number, c.officer_id AS "officerId", c.exam_id AS "examId", c.region_code AS "regionCode", c.title,
  c.holder_name AS "holderName", c.certificate_no AS "certificateNo", c.issued_on AS "issuedOn",
  c.valid_to AS "validTo", c.signature, c.revoked_at AS "revokedAt", c.revoke_reason AS "revokeReason",
  EXISTS (SELECT FROM certificates n WHERE n.renews = c.id AND n.revoked_at IS NULL) AS "isRenewed"`;

/** Certificates: issued to who passed, signed, shown, revoked, and renewed when their time comes. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: SeenExamsService,
    private readonly results: ResultRulesService,
    private readonly key: SigningKey,
  ) {}

  /** The officer's own, newest first. */
  ofOfficer(officerId: string): Promise<CertificateRow[]> {
    return this.scopes
      .in(ownScope(officerId))
      .query<CertificateRow[]>(
        `SELECT ${COLUMNS} FROM certificates c WHERE c.officer_id = $1 ORDER BY c.issued_on DESC, c.number DESC`,
        [officerId],
      );
  }

  /** Null = not found, or neither his own nor of his regions. */
  async findFor(viewer: SessionViewer, id: string): Promise<CertificateRow | null> {
    for (const scope of [ownScope(viewer.officerId), ...grantScopes(viewer, CERTIFICATE_READERS)]) {
      const row = await this.find(this.scopes.in(scope), id);
      if (row) return row;
    }
    return null;
  }

  /** What anybody may learn of a number; null = there is no such certificate. */
  async findByNumber(number: string): Promise<CertificateRow | null> {
    return findOne<CertificateRow>(
      this.scopes.in(EVERYWHERE),
      `SELECT ${COLUMNS} FROM certificates c WHERE c.number = $1`,
      [number],
    );
  }

  statusOf(row: CertificateRow): CertificateStatus {
    return certificateStatus({ ...row, isRevoked: row.revokedAt !== null }, this.clock.today());
  }

  factsOf({ number, holderName, title, issuedOn, validTo }: CertificateRow): CertificateFacts {
    return { number, holder: maskName(holderName), title, issuedOn, validTo };
  }

  /** What the QR code of a certificate holds. */
  codeOf(row: CertificateRow): string {
    return this.key.codeOf(this.factsOf(row), row.signature);
  }

  /** Of a test, those of the viewer's regions, newest first. */
  async list(
    viewer: SessionViewer,
    examId: string,
    page: PageInput,
  ): Promise<{ nodes: CertificateRow[]; totalCount: number }> {
    const scope = grantScope(viewer, CERTIFICATE_READERS);
    const values = [examId, scope.range?.from ?? 0, scope.range?.to ?? 0];
    const where = `c.exam_id = $1 AND c.region_code >= $2 AND c.region_code < $3`;
    return this.scopes.run(scope, async (on) => {
      const nodes = await on.query<CertificateRow[]>(
        `SELECT ${COLUMNS} FROM certificates c WHERE ${where} ORDER BY c.issued_at DESC, c.number DESC LIMIT $4 OFFSET $5`,
        [...values, ...pageBounds(page)],
      );
      const { count } = await queryOne<{ count: number }>(
        on,
        `SELECT count(*)::int AS count FROM certificates c WHERE ${where}`,
        values,
      );
      return { nodes, totalCount: count };
    });
  }

  /**
   * Issues a certificate to everybody who passed and holds none of this test. One of the same title that is about to end
   * or has ended is followed by the new one; one that is valid for long yet stands.
   */
  async issueCertificates(
    viewer: SessionViewer,
    { examId, title, years }: { readonly examId: string; readonly title: string; readonly years: number },
  ): Promise<
    Result<
      Issued,
      'NOT_FOUND' | 'NOT_YOUR_EXAM' | 'RESULTS_NOT_OUT' | 'CERTIFICATE_YEARS' | 'CERTIFICATE_TITLE'
    >
  > {
    const exam = await this.exams.findFor(viewer, examId);
    if (!exam) return refuse('NOT_FOUND');
    if (!exam.keptIn) return refuse('NOT_YOUR_EXAM');
    if (!(await this.results.isAnnounced(examId))) return refuse('RESULTS_NOT_OUT');
    if (!(Number.isInteger(years) && years >= 1 && years <= MOST_YEARS))
      return refuse('CERTIFICATE_YEARS', { most: MOST_YEARS });
    const named = title.trim();
    if (named === '' || named.length > 60 || named.includes('\n')) return refuse('CERTIFICATE_TITLE');
    return this.scopes.run(exam.keptIn, async (on) => {
      if (!(await this.exams.hold(on, examId))) return refuse('NOT_YOUR_EXAM');
      return ok(await this.issue(on, viewer, { examId, title: named, years }));
    });
  }

  async revokeCertificate(
    viewer: SessionViewer,
    id: string,
    reason: string,
  ): Promise<Result<CertificateRow, 'NOT_FOUND' | 'REASON_MISSING' | 'CERTIFICATE_REVOKED'>> {
    const found = await this.revocable(viewer, id);
    if (!found) return refuse('NOT_FOUND');
    if (reason.trim() === '') return refuse('REASON_MISSING');
    const [, count] = await this.scopes.in(found.scope).query<[unknown[], number]>(
      `UPDATE certificates SET revoked_by = $2, revoked_at = $3, revoke_reason = $4
         WHERE id = $1 AND revoked_at IS NULL`,
      [id, viewer.officerId, this.clock.now(), reason.trim()],
    );
    if (count === 0) return refuse('CERTIFICATE_REVOKED');
    const row = await this.find(this.scopes.in(found.scope), id);
    return row ? ok(row) : refuse('NOT_FOUND');
  }

  /** In the transaction that makes an attempt void: what rests on it is worth nothing any more. */
  async revokeOf(
    on: EntityManager,
    attemptId: string,
    { by, reason }: { readonly by: string; readonly reason: string },
  ): Promise<void> {
    await on.query(
      `UPDATE certificates SET revoked_by = $2, revoked_at = $3, revoke_reason = $4
       WHERE attempt_id = $1 AND revoked_at IS NULL`,
      [attemptId, by, this.clock.now(), reason],
    );
  }

  private async revocable(viewer: SessionViewer, id: string): Promise<{ readonly scope: Scope } | null> {
    for (const scope of grantScopes(viewer, ['training_manager'])) {
      const row = await this.find(this.scopes.in(scope), id);
      if (row && revokesIn(viewer.grants, row.regionCode)) return { scope };
    }
    return null;
  }

  private find(on: Queryable, id: string): Promise<CertificateRow | null> {
    return findOne<CertificateRow>(on, `SELECT ${COLUMNS} FROM certificates c WHERE c.id = $1`, [id]);
  }

  private async issue(
    on: EntityManager,
    viewer: SessionViewer,
    { examId, title, years }: { readonly examId: string; readonly title: string; readonly years: number },
  ): Promise<Issued> {
    const today = this.clock.today();
    const candidates = await this.candidates(on, examId, title);
    const isStanding = ({ earlierValidTo }: Candidate) =>
      earlierValidTo !== null &&
      certificateStatus({ validTo: earlierValidTo, isRevoked: false, isRenewed: false }, today) === 'valid';
    const due = candidates.filter((candidate) => !isStanding(candidate));
    const validTo = lastValidDay(today, years);
    const numbers = await this.nextNumbers(on, due.length, today.slice(0, 4));
    const rows = due.map((candidate, place) => {
      const number = numbers[place] ?? '';
      const facts = { number, holder: maskName(candidate.name), title, issuedOn: today, validTo };
      return { ...candidate, number, signature: this.key.sign(facts) };
    });
    await on.query(
      `INSERT INTO certificates (number, officer_id, exam_id, attempt_id, region_code, title, holder_name,
         certificate_no, issued_on, valid_to, signature, issued_by, issued_at, renews)
       SELECT r.number, r."officerId", $1, r."attemptId", r."regionCode", $2, r.name, r."certificateNo", $3, $4,
         r.signature, $5, $6, r."earlierId"
       FROM jsonb_to_recordset($7::jsonb) AS r(number text, "officerId" uuid, "attemptId" uuid, "regionCode" integer,
         name text, "certificateNo" text, signature text, "earlierId" uuid)`,
      [examId, title, today, validTo, viewer.officerId, this.clock.now(), JSON.stringify(rows)],
    );
    return {
      issuedCount: rows.length,
      renewedCount: rows.filter(({ earlierId }) => earlierId !== null).length,
      skippedCount: candidates.length - rows.length,
    };
  }

  /** Everybody who passed and holds none of this test that stands, with his latest of the same title. */
  private candidates(on: EntityManager, examId: string, title: string): Promise<Candidate[]> {
    return on.query<Candidate[]>(
      `SELECT DISTINCT ON (a.officer_id) a.id AS "attemptId", a.officer_id AS "officerId",
              a.region_code AS "regionCode", o.name, o.certificate_no AS "certificateNo",
              e.id AS "earlierId", e.valid_to AS "earlierValidTo"
       FROM attempts a JOIN officers o ON o.id = a.officer_id
       LEFT JOIN LATERAL (
         SELECT c.id, c.valid_to FROM certificates c
         WHERE c.officer_id = a.officer_id AND c.title = $2 AND c.revoked_at IS NULL
           AND NOT EXISTS (SELECT FROM certificates n WHERE n.renews = c.id)
         ORDER BY c.valid_to DESC LIMIT 1) e ON true
       WHERE a.exam_id = $1 AND a.state = 'submitted' AND a.is_passed
         AND NOT EXISTS (SELECT FROM certificates c
                         WHERE c.exam_id = $1 AND c.officer_id = a.officer_id AND c.revoked_at IS NULL)
       ORDER BY a.officer_id, a.points_hundredths DESC, a.id`,
      [examId, title],
    );
  }

  private async nextNumbers(on: EntityManager, count: number, year: string): Promise<string[]> {
    const rows = await on.query<{ next: number }[]>(
      `SELECT nextval('certificate_numbers') AS next FROM generate_series(1, $1)`,
      [count],
    );
    return rows.map(({ next }) => `WS-${year}-${String(next).padStart(7, '0')}`);
  }
}
