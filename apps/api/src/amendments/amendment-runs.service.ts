import { Injectable } from '@nestjs/common';
import {
  dayInBeijing,
  NATION,
  ok,
  refuse,
  touchOf,
  type CitingQuestion,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import {
  EditionsService,
  type PublishEdition,
  type PublishedEdition,
  type PublishRefusal,
} from '../laws/editions.service';
import { keepsLaws, LAW_KEEPERS } from '../laws/laws.policy';
import { LawsService } from '../laws/laws.service';
import { AMENDERS, amendsIn } from './amendments.policy';

/** What going through the questions on an ended text found. */
export interface RunCounts {
  readonly editionSlug: string;
  /** To be decided on. */
  readonly openedCount: number;
  /** Right as history from the start: written knowing of the end. */
  readonly historyCount: number;
}

interface CitingRow {
  readonly questionId: string;
  readonly bankId: string;
  readonly revisionId: string;
  readonly citedEditions: readonly string[];
  readonly referenceDate: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

/** Opens a task for every question that rests on a text when it ends, and keeps those questions out of new papers. */
@Injectable()
export class AmendmentRunsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
    private readonly editions: EditionsService,
  ) {}

  /** Publishes an imported edition and opens the tasks for all it ends, in one transaction. */
  async publishEdition(
    viewer: SessionViewer,
    editionSlug: string,
    options: PublishEdition,
  ): Promise<
    Result<PublishedEdition & { readonly runs: readonly RunCounts[] }, PublishRefusal | 'LAWS_NOT_YOURS'>
  > {
    if (!keepsLaws(viewer.grants)) return refuse('LAWS_NOT_YOURS');
    const result = await this.scopes.run(grantScope(viewer, LAW_KEEPERS, NATION), async (on) => {
      const published = await this.editions.publishEdition(on, editionSlug, options);
      if (!published.ok) return published;
      const runs: RunCounts[] = [];
      for (const slug of published.value.endedEditions)
        runs.push(await this.openFor(on, slug, viewer.officerId));
      return ok({ ...published.value, runs });
    });
    if (result.ok) await this.laws.reload();
    return result;
  }

  /** Goes through the questions of a region's banks, and those below, on a text that has ended already. */
  async openAmendmentRun(
    viewer: SessionViewer,
    editionSlug: string,
    regionCode: number,
  ): Promise<Result<RunCounts, 'EDITION_NOT_FOUND' | 'EDITION_NOT_ENDED' | 'REGION_NOT_YOURS'>> {
    if (!amendsIn(viewer.grants, regionCode)) return refuse('REGION_NOT_YOURS', { region: regionCode });
    const found = this.laws.findEdition(editionSlug);
    if (!found?.edition.isPublished) return refuse('EDITION_NOT_FOUND', { edition: editionSlug });
    if (found.edition.effectiveTo === null) return refuse('EDITION_NOT_ENDED');
    return ok(
      await this.scopes.run(grantScope(viewer, AMENDERS, regionCode), (on) =>
        this.openFor(on, editionSlug, viewer.officerId, { regionCode }),
      ),
    );
  }

  /**
   * In the caller's transaction, over the banks it may see. A question has one task for one edition: running it again
   * opens only what has come since.
   */
  async openFor(
    on: EntityManager,
    editionSlug: string,
    openedBy: string | null,
    {
      regionCode = NATION,
      bankId = null,
    }: { readonly regionCode?: number; readonly bankId?: string | null } = {},
  ): Promise<RunCounts> {
    const edition = await findOne<{ endsOn: string | null }>(
      on,
      `SELECT effective_to AS "endsOn" FROM editions WHERE slug = $1`,
      [editionSlug],
    );
    const endsOn = edition?.endsOn;
    if (!endsOn) throw new Error(`The edition ${editionSlug} has no end`);
    const touched = (await this.citing(on, editionSlug, regionCode, bankId)).flatMap((row) => {
      const touch = touchOf(citingQuestion(row), { slug: editionSlug, endsOn });
      return touch === null ? [] : [{ ...row, touch }];
    });
    await this.insert(on, editionSlug, touched, openedBy);
    const count = (touch: 'open' | 'history') => touched.filter((one) => one.touch === touch).length;
    return { editionSlug, openedCount: count('open'), historyCount: count('history') };
  }

  /** Questions of the region's banks whose current wording cites the edition and that have no task for it yet. */
  private citing(
    on: EntityManager,
    editionSlug: string,
    regionCode: number,
    bankId: string | null,
  ): Promise<CitingRow[]> {
    return on.query<CitingRow[]>(
      `SELECT q.id AS "questionId", q.bank_id AS "bankId", r.id AS "revisionId", r.reference_date AS "referenceDate",
              r.created_at AS "createdAt", r.created_by AS "createdBy",
              (SELECT array_agg(DISTINCT c.edition_slug) FROM question_citations c WHERE c.revision_id = r.id) AS "citedEditions"
       FROM questions q JOIN banks b ON b.id = q.bank_id JOIN question_revisions r ON r.id = q.current_revision_id
       WHERE q.status <> 'retired' AND b.region_code >= $2 AND b.region_code < region_upper($2)
         AND ($3::uuid IS NULL OR b.id = $3)
         AND r.id IN (SELECT c.revision_id FROM question_citations c WHERE c.edition_slug = $1)
         AND NOT EXISTS (SELECT FROM amendment_tasks t WHERE t.question_id = q.id AND t.edition_slug = $1)
       ORDER BY q.id FOR UPDATE OF q`,
      [editionSlug, regionCode, bankId],
    );
  }

  private async insert(
    on: EntityManager,
    editionSlug: string,
    touched: readonly (CitingRow & { readonly touch: 'open' | 'history' })[],
    openedBy: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    const rows = JSON.stringify(touched);
    const columns = `jsonb_to_recordset($1::jsonb) AS r("questionId" uuid, "bankId" uuid, "revisionId" uuid, touch text)`;
    await on.query(
      `INSERT INTO amendment_tasks (question_id, bank_id, edition_slug, revision_id, status, opened_by, opened_at, decided_at)
       SELECT "questionId", "bankId", $2, "revisionId", touch, $3, $4, CASE touch WHEN 'history' THEN $4::timestamptz END
       FROM ${columns}`,
      [rows, editionSlug, openedBy, now],
    );
    await on.query(
      `UPDATE questions SET needs_review = true, updated_at = $2
       WHERE id IN (SELECT "questionId" FROM ${columns} WHERE touch = 'open')`,
      [rows, now],
    );
    await on.query(
      `INSERT INTO question_events (question_id, revision_id, action, detail, acted_by, acted_at)
       SELECT "questionId", "revisionId", 'doubt', jsonb_build_object('edition', $2::text), $3, $4
       FROM ${columns} WHERE touch = 'open'`,
      [rows, editionSlug, openedBy, now],
    );
  }
}

function citingQuestion({ citedEditions, referenceDate, createdAt, createdBy }: CitingRow): CitingQuestion {
  return {
    ...{ citedEditions, referenceDate, isBuiltIn: createdBy === null, isRetired: false },
    writtenOn: dayInBeijing(createdAt),
  };
}
