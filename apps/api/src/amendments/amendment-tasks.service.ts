import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  amendmentDecisions,
  decideAmendment,
  ok,
  refuse,
  settleByRevision,
  type AmendmentDecision,
  type AmendmentRefusal,
  type AmendmentState,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { reviewsBank, writesBank } from '../questions/questions.policy';
import { SignOffService, type SignOffListener } from '../questions/sign-off.service';
import { WorkingQuestions, type WorkingQuestion } from '../questions/working-questions';
import { AMENDERS, amendsIn } from './amendments.policy';

export interface AmendmentTaskRow {
  readonly id: string;
  readonly questionId: string;
  readonly bankId: string;
  readonly regionCode: number;
  readonly editionSlug: string;
  /** The first day the edition is no longer law. */
  readonly endsOn: string;
  readonly revisionId: string;
  /** Of that revision. */
  readonly referenceDate: string;
  readonly writerId: string | null;
  readonly status: AmendmentState;
  readonly openedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly comment: string;
}

export type SeenTask = AmendmentTaskRow & { readonly seenIn: Scope };

interface OpenTask {
  readonly id: string;
  readonly editionSlug: string;
  readonly status: AmendmentState;
}

/** How far a region has come with the questions on one ended text. */
export interface EditionProgress {
  readonly editionSlug: string;
  readonly counts: readonly { readonly status: AmendmentState; readonly count: number }[];
}

export type DecideRefusal = AmendmentRefusal | 'NOT_FOUND';

const COLUMNS = `t.id, t.question_id AS "questionId", t.bank_id AS "bankId", b.region_code AS "regionCode",
  t.edition_slug AS "editionSlug", e.effective_to AS "endsOn", t.revision_id AS "revisionId",
  r.reference_date AS "referenceDate", r.created_by AS "writerId", t.status, t.opened_at AS "openedAt",
  t.decided_by AS "decidedBy", t.decided_at AS "decidedAt", t.comment`;

const FROM = `amendment_tasks t JOIN banks b ON b.id = t.bank_id JOIN editions e ON e.slug = t.edition_slug
  JOIN question_revisions r ON r.id = t.revision_id`;

/** The questions an ended text leaves behind, and what is decided about each of them. */
@Injectable()
export class AmendmentTasksService implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly working: WorkingQuestions,
    private readonly signOff: SignOffService,
  ) {}

  onModuleInit(): void {
    this.signOff.whenDecided(this.settle);
  }

  /** The editions with tasks in the viewer's regions, those with most left to do first. */
  async progress(viewer: SessionViewer): Promise<EditionProgress[]> {
    const counts = new Map<string, Map<AmendmentState, number>>();
    for (const scope of grantScopes(viewer, AMENDERS)) {
      const rows = await this.scopes
        .in(scope)
        .query<{ editionSlug: string; status: AmendmentState; regionCode: number; count: number }[]>(
          `SELECT t.edition_slug AS "editionSlug", t.status, b.region_code AS "regionCode", count(*)::int AS count
           FROM amendment_tasks t JOIN banks b ON b.id = t.bank_id GROUP BY 1, 2, 3`,
        );
      for (const row of rows.filter(({ regionCode }) => amendsIn(viewer.grants, regionCode))) {
        const ofEdition = counts.get(row.editionSlug) ?? new Map<AmendmentState, number>();
        ofEdition.set(row.status, (ofEdition.get(row.status) ?? 0) + row.count);
        counts.set(row.editionSlug, ofEdition);
      }
    }
    const left = (ofEdition: ReadonlyMap<AmendmentState, number>) => ofEdition.get('open') ?? 0;
    return [...counts]
      .sort(([slug, one], [other, two]) => left(two) - left(one) || slug.localeCompare(other))
      .map(([editionSlug, ofEdition]) => ({
        editionSlug,
        counts: [...ofEdition].map(([status, count]) => ({ status, count })),
      }));
  }

  /** In the widest of the viewer's regions; those still to be decided first. */
  async list(
    viewer: SessionViewer,
    filter: { readonly editionSlug: string; readonly status: AmendmentState | null },
    page: PageInput,
  ): Promise<{ nodes: SeenTask[]; totalCount: number }> {
    const seenIn = grantScope(viewer, AMENDERS);
    const [limit, offset] = pageBounds(page);
    const rows = await this.scopes.in(seenIn).query<(AmendmentTaskRow & { totalCount: number })[]>(
      `SELECT ${COLUMNS}, count(*) OVER ()::int AS "totalCount" FROM ${FROM}
       WHERE t.edition_slug = $1 AND ($2::text IS NULL OR t.status = $2)
       ORDER BY t.status <> 'open', t.status <> 'updating', t.opened_at, t.id LIMIT $3 OFFSET $4`,
      [filter.editionSlug, filter.status, limit, offset],
    );
    const nodes = rows.filter(({ regionCode }) => amendsIn(viewer.grants, regionCode));
    return {
      nodes: nodes.map((row) => ({ ...row, seenIn })),
      totalCount: nodes[0] ? (rows[0]?.totalCount ?? 0) : 0,
    };
  }

  async find(viewer: SessionViewer, id: string): Promise<SeenTask | null> {
    for (const seenIn of grantScopes(viewer, AMENDERS)) {
      const row = await this.row(this.scopes.in(seenIn), id);
      if (row && amendsIn(viewer.grants, row.regionCode)) return { ...row, seenIn };
    }
    return null;
  }

  private row(on: Queryable, id: string): Promise<AmendmentTaskRow | null> {
    return findOne<AmendmentTaskRow>(on, `SELECT ${COLUMNS} FROM ${FROM} WHERE t.id = $1`, [id]);
  }

  /** The decisions a viewer may take on a task now. */
  decisionsFor(viewer: SessionViewer, task: AmendmentTaskRow): AmendmentDecision[] {
    const facts = {
      isAuthor: writesBank(viewer.grants, task.regionCode),
      isReviewer: reviewsBank(viewer.grants, task.regionCode),
      officerId: viewer.officerId,
    };
    return amendmentDecisions.filter(
      (decision) => decideAmendment({ ...task, state: task.status, ...facts, decision }).ok,
    );
  }

  /** Each task by itself: one that may not be decided so holds up no other. */
  async decideAmendments(
    viewer: SessionViewer,
    taskIds: readonly string[],
    decision: AmendmentDecision,
    comment: string,
  ): Promise<{ readonly taskId: string; readonly result: Result<AmendmentTaskRow, DecideRefusal> }[]> {
    const outcomes = [];
    for (const taskId of new Set(taskIds)) {
      const task = await this.find(viewer, taskId);
      const result = task
        ? await this.working.change(viewer, task.questionId, (on, question) =>
            this.decide(on, viewer, question, { taskId, decision, comment }),
          )
        : null;
      outcomes.push({ taskId, result: result ?? refuse('NOT_FOUND') });
    }
    return outcomes;
  }

  private async decide(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    { taskId, decision, comment }: { taskId: string; decision: AmendmentDecision; comment: string },
  ): Promise<Result<AmendmentTaskRow, DecideRefusal>> {
    // The question is locked: nobody decides on its tasks meanwhile.
    const task = await this.row(on, taskId);
    if (!task) return refuse('NOT_FOUND');
    const { isAuthor, isReviewer } = question;
    const facts = { isAuthor, isReviewer, officerId: viewer.officerId, decision };
    const decided = decideAmendment({ ...task, state: task.status, ...facts });
    if (!decided.ok) return decided;
    // Retiring settles all tasks of the question, this one among them.
    if (decided.value === 'retired') await this.signOff.takeOut(on, viewer, question, comment);
    else await this.move(on, viewer, task, { state: decided.value, comment });
    return ok(
      await queryOne<AmendmentTaskRow>(on, `SELECT ${COLUMNS} FROM ${FROM} WHERE t.id = $1`, [taskId]),
    );
  }

  private async move(
    on: EntityManager,
    viewer: SessionViewer,
    task: AmendmentTaskRow,
    { state, comment }: { readonly state: AmendmentState; readonly comment: string },
  ): Promise<void> {
    const isDone = state !== 'updating';
    await on.query(
      `UPDATE amendment_tasks SET status = $2, comment = $3, decided_by = $4, decided_at = $5 WHERE id = $1`,
      [
        ...[task.id, state, comment.trim(), isDone ? viewer.officerId : null],
        isDone ? this.clock.now() : null,
      ],
    );
    await this.working.log(on, viewer, task.questionId, {
      ...{
        revisionId: task.revisionId,
        action: 'settle',
        comment,
        detail: { edition: task.editionSlug, state },
      },
    });
    await this.lookAgain(on, task.questionId);
  }

  /** A wording that was signed off, or a question taken out of use, settles the tasks it answers. */
  private readonly settle: SignOffListener = async (on, question, { action, revision, officerId }) => {
    if (action === 'retire') return this.settleAll(on, question.id, officerId, 'retired');
    const open = await on.query<OpenTask[]>(
      `SELECT id, edition_slug AS "editionSlug", status FROM amendment_tasks
       WHERE question_id = $1 AND status IN ('open', 'updating')`,
      [question.id],
    );
    const cited = revision.citations.map(({ editionSlug }) => editionSlug);
    const answered = open.filter(
      (task) => settleByRevision(task.status, cited, task.editionSlug) === 'updated',
    );
    await this.close(
      on,
      answered.map(({ id }) => id),
      officerId,
      'updated',
    );
    await this.lookAgain(on, question.id);
  };

  /** After the team's own questions came in anew: what they no longer cite is settled. */
  async settleBank(on: EntityManager, bankId: string): Promise<void> {
    const open = await on.query<(OpenTask & { questionId: string; cited: string[] | null })[]>(
      `SELECT t.id, t.question_id AS "questionId", t.edition_slug AS "editionSlug", t.status,
              (SELECT array_agg(c.edition_slug) FROM question_citations c WHERE c.revision_id = q.current_revision_id) AS cited
       FROM amendment_tasks t JOIN questions q ON q.id = t.question_id
       WHERE t.bank_id = $1 AND t.status IN ('open', 'updating')`,
      [bankId],
    );
    for (const { id, questionId, editionSlug, status, cited } of open) {
      if (settleByRevision(status, cited ?? [], editionSlug) !== 'updated') continue;
      await this.close(on, [id], null, 'updated');
      await this.lookAgain(on, questionId);
    }
  }

  private async settleAll(
    on: EntityManager,
    questionId: string,
    officerId: string,
    state: AmendmentState,
  ): Promise<void> {
    const open = await on.query<{ id: string }[]>(
      `SELECT id FROM amendment_tasks WHERE question_id = $1 AND status IN ('open', 'updating')`,
      [questionId],
    );
    await this.close(
      on,
      open.map(({ id }) => id),
      officerId,
      state,
    );
    await this.lookAgain(on, questionId);
  }

  private async close(
    on: EntityManager,
    ids: readonly string[],
    officerId: string | null,
    state: AmendmentState,
  ) {
    await on.query(
      `UPDATE amendment_tasks SET status = $2, decided_by = $3, decided_at = $4 WHERE id = ANY ($1)`,
      [ids, state, officerId, this.clock.now()],
    );
  }

  /** A question is drawn again once none of its tasks is open. */
  private async lookAgain(on: EntityManager, questionId: string): Promise<void> {
    await on.query(
      `UPDATE questions q SET needs_review = EXISTS (
         SELECT FROM amendment_tasks t WHERE t.question_id = q.id AND t.status IN ('open', 'updating')) WHERE q.id = $1`,
      [questionId],
    );
  }
}
