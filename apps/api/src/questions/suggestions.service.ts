import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { grantScopes, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { BanksService, type SeenBank } from './banks.service';
import { stemDigestOf } from './question-content';
import { QuestionWriterService } from './question-writer.service';
import { BANK_WRITERS, suggestsTo, writesBank } from './questions.policy';
import { draftOf, type QuestionRow } from './questions.service';
import { SignOffService } from './sign-off.service';
import { WorkingQuestions, type WorkingQuestion } from './working-questions';

export interface SuggestionRow {
  readonly id: string;
  /** The draft in the bank above. */
  readonly questionId: string;
  readonly bankId: string;
  readonly bankName: string;
  readonly bankRegion: number;
  readonly sourceQuestionId: string;
  readonly sourceRevisionId: string;
  readonly suggestedBy: string;
  readonly suggestedAt: Date;
  readonly note: string;
  readonly status: 'open' | 'accepted' | 'declined';
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string;
}

type SuggestRefusal = 'NOT_FOUND' | 'SIGN_OFF_NOT_YOURS' | 'SUGGEST_NOT_ABOVE' | 'QUESTION_EXISTS';
type DecideRefusal = 'NOT_FOUND' | 'SUGGESTION_DECIDED' | 'REASON_MISSING';

const COLUMNS = `s.id, s.question_id AS "questionId", s.bank_id AS "bankId", b.name AS "bankName",
  b.region_code AS "bankRegion", s.source_question_id AS "sourceQuestionId",
  s.source_revision_id AS "sourceRevisionId", s.suggested_by AS "suggestedBy", s.suggested_at AS "suggestedAt", s.note,
  s.status, s.decided_by AS "decidedBy", s.decided_at AS "decidedAt", s.reason`;

const FROM = `question_suggestions s JOIN banks b ON b.id = s.bank_id`;

/** Questions on their way up: a county's author shows one to a bank above, which takes it or says why not. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly banks: BanksService,
    private readonly working: WorkingQuestions,
    private readonly writer: QuestionWriterService,
    private readonly signOff: SignOffService,
  ) {}

  async suggestQuestion(
    viewer: SessionViewer,
    input: { readonly questionId: string; readonly bankId: string; readonly note: string },
  ): Promise<Result<SuggestionRow & { readonly regionCode: number }, SuggestRefusal>> {
    const bank = await this.banks.findFor(viewer, input.bankId);
    const done = await this.working.change(viewer, input.questionId, async (on, question) => {
      if (!question.isAuthor) return refuse('SIGN_OFF_NOT_YOURS');
      if (!bank || !suggestsTo(viewer.grants, question.regionCode, bank.regionCode))
        return refuse('SUGGEST_NOT_ABOVE');
      // The bank above is not the author's to write in: the server puts the draft there for its people to decide on.
      return this.scopes.asServer(on, () => this.bringUp(on, viewer, question, bank, input.note));
    });
    return done ?? refuse('NOT_FOUND');
  }

  private async bringUp(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    bank: SeenBank,
    note: string,
  ): Promise<Result<SuggestionRow & { readonly regionCode: number }, 'QUESTION_EXISTS'>> {
    const revision = await this.working.latest(on, question);
    const draft = draftOf(revision, question);
    await on.query(`SELECT FROM banks WHERE id = $1 FOR UPDATE`, [bank.id]);
    const holder = await findOne(
      on,
      `SELECT FROM questions WHERE bank_id = $1 AND stem_digest = decode($2, 'hex') AND status <> 'retired'`,
      [bank.id, stemDigestOf(draft)],
    );
    if (holder) return refuse('QUESTION_EXISTS');
    const questionId = crypto.randomUUID();
    await this.writer.write(
      on,
      bank.id,
      [
        {
          ...{ questionId, isNew: true, number: 1, draft, isDated: true },
          ...{ as: 'standing', from: null, to: 'draft' },
        },
      ],
      { createdBy: viewer.officerId, uploadId: null },
    );
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO question_suggestions (question_id, bank_id, source_question_id, source_revision_id, suggested_by,
         suggested_at, note, status) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open') RETURNING id`,
      [
        ...[questionId, bank.id, question.id, revision.revisionId, viewer.officerId],
        ...[this.clock.now(), note.trim()],
      ],
    );
    await this.working.log(on, viewer, question.id, {
      ...{ revisionId: revision.revisionId, action: 'suggest', comment: note, detail: { bank: bank.name } },
    });
    const row = await queryOne<SuggestionRow>(on, `SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = $1`, [id]);
    return ok({ ...row, regionCode: question.regionCode });
  }

  /** Accepted, the draft is one of the bank's own; declined, it is out of use and its author reads why. */
  async decideSuggestion(
    viewer: SessionViewer,
    input: { readonly suggestionId: string; readonly isAccepted: boolean; readonly reason: string },
  ): Promise<Result<SuggestionRow & { readonly regionCode: number }, DecideRefusal>> {
    const found = await this.findToDecide(viewer, input.suggestionId);
    if (!found) return refuse('NOT_FOUND');
    if (!input.isAccepted && input.reason.trim() === '') return refuse('REASON_MISSING');
    const done = await this.working.change(viewer, found.questionId, (on, question) =>
      this.decide(on, viewer, question, input),
    );
    return done ?? refuse('NOT_FOUND');
  }

  private async decide(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    input: { readonly suggestionId: string; readonly isAccepted: boolean; readonly reason: string },
  ): Promise<Result<SuggestionRow & { readonly regionCode: number }, DecideRefusal>> {
    const open = await findOne(
      on,
      `SELECT FROM question_suggestions WHERE id = $1 AND status = 'open' FOR UPDATE`,
      [input.suggestionId],
    );
    if (!open) return refuse('SUGGESTION_DECIDED');
    const reason = input.reason.trim();
    if (input.isAccepted) await this.logAccepted(on, viewer, question, reason);
    else {
      const left = await this.signOff.take(on, viewer, question, { action: 'discard', comment: reason });
      // Somebody has brought it forward meanwhile: it is the bank's own by now.
      if (!left.ok) return refuse('SUGGESTION_DECIDED');
    }
    await on.query(
      `UPDATE question_suggestions SET status = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
      [
        ...[input.suggestionId, input.isAccepted ? 'accepted' : 'declined', viewer.officerId],
        ...[this.clock.now(), reason],
      ],
    );
    const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = $1`;
    return ok({
      ...(await queryOne<SuggestionRow>(on, sql, [input.suggestionId])),
      regionCode: question.regionCode,
    });
  }

  private logAccepted(
    on: EntityManager,
    viewer: SessionViewer,
    question: QuestionRow,
    comment: string,
  ): Promise<void> {
    return this.working.log(on, viewer, question.id, {
      ...{ revisionId: question.currentRevisionId, action: 'suggest', comment, detail: { isAccepted: true } },
    });
  }

  private async findToDecide(viewer: SessionViewer, id: string): Promise<SuggestionRow | null> {
    for (const scope of grantScopes(viewer, BANK_WRITERS)) {
      const row = await findOne<SuggestionRow>(
        this.scopes.in(scope),
        `SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = $1`,
        [id],
      );
      if (row && writesBank(viewer.grants, row.bankRegion)) return row;
    }
    return null;
  }

  /** Those that wait for the viewer's decision or got it, and those he made himself; newest first. */
  async list(viewer: SessionViewer): Promise<{ incoming: SuggestionRow[]; own: SuggestionRow[] }> {
    const incoming = new Map<string, SuggestionRow>();
    for (const scope of grantScopes(viewer, BANK_WRITERS)) {
      const rows = await this.scopes
        .in({ ...scope, officerId: null })
        .query<SuggestionRow[]>(
          `SELECT ${COLUMNS} FROM ${FROM} ORDER BY (s.status = 'open') DESC, s.suggested_at DESC LIMIT 500`,
        );
      for (const row of rows) if (writesBank(viewer.grants, row.bankRegion)) incoming.set(row.id, row);
    }
    return { incoming: [...incoming.values()], own: await this.listOwn(viewer) };
  }

  /** The bank's name is read as the server: an author who has moved still learns what became of his suggestions. */
  private listOwn(viewer: SessionViewer): Promise<SuggestionRow[]> {
    return this.scopes.run(ownScope(viewer.officerId), (on) =>
      this.scopes.asServer(on, () =>
        on.query<SuggestionRow[]>(
          `SELECT ${COLUMNS} FROM ${FROM} WHERE s.suggested_by = $1 ORDER BY s.suggested_at DESC LIMIT 500`,
          [viewer.officerId],
        ),
      ),
    );
  }
}
