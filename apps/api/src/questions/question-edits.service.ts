import { Injectable } from '@nestjs/common';
import {
  checkQuestion,
  contentChanges,
  fault,
  hasError,
  ok,
  parseCitations,
  printCitation,
  refuse,
  type ContentChange,
  type Fault,
  type QuestionDraft,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LawsService } from '../laws/laws.service';
import { BanksService } from './banks.service';
import { comparedContent, stemDigestOf } from './question-content';
import { QuestionWriterService, type NewWording } from './question-writer.service';
import { BANK_WRITERS, writesBank } from './questions.policy';
import { draftOf, type FullRevision, type QuestionRow } from './questions.service';
import { sanitiseDraft } from './sanitise-html';
import { WorkingQuestions, type WorkingQuestion } from './working-questions';

/** A question as the editor sends it: the citations as they are written. */
export interface SentContent extends Omit<QuestionDraft, 'citations' | 'referenceDate'> {
  readonly citations: string;
  readonly referenceDate: string | null;
}

export interface SaveQuestion {
  /** Null = a new one. */
  readonly questionId: string | null;
  readonly bankId: string;
  /** The revision that was opened in the editor; null = a new question. */
  readonly baseRevisionId: string | null;
  readonly content: SentContent;
}

/** Somebody else was faster: the wording there is now, and how it differs from the one that was opened. */
export interface OutrunQuestion {
  readonly latestRevisionId: string;
  readonly byId: string | null;
  readonly at: Date;
  readonly changes: readonly ContentChange[];
}

type SaveRefusal =
  'BANK_NOT_FOUND' | 'NOT_FOUND' | 'QUESTION_EXISTS' | 'QUESTION_IN_REVIEW' | 'QUESTION_RETIRED';

export type SaveOutcome =
  | Result<{ readonly questionId: string; readonly regionCode: number }, SaveRefusal>
  | { readonly faults: readonly Fault[] }
  | { readonly outrun: OutrunQuestion };

/** What must be right for a wording to be kept at all; everything else keeps it only from being submitted. */
const MUST_BE_RIGHT = ['stem', 'points', 'difficulty'];

/** Longer than any case with its material; what is longer was pasted by mistake. */
const LONGEST_CONTENT = 100_000;

interface Edit {
  readonly draft: QuestionDraft;
  readonly isDated: boolean;
}

/** The editor's side: every save is a revision, and a published wording stays until the next one is signed off. */
@Injectable()
export class QuestionEditsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
    private readonly banks: BanksService,
    private readonly working: WorkingQuestions,
    private readonly writer: QuestionWriterService,
  ) {}

  async saveQuestion(viewer: SessionViewer, input: SaveQuestion): Promise<SaveOutcome> {
    const read = this.read(input.content);
    if ('faults' in read) return read;
    const edit = { draft: read.draft, isDated: input.content.referenceDate !== null };
    if (input.questionId === null) return this.create(viewer, input.bankId, edit);
    const done = await this.working.change(viewer, input.questionId, (on, question) =>
      this.revise(on, viewer, question, { ...edit, baseRevisionId: input.baseRevisionId }),
    );
    return done ?? refuse('NOT_FOUND');
  }

  /** The citations are looked up and the make-up is cleaned; faults that leave nothing to keep are told. */
  private read(content: SentContent): { draft: QuestionDraft } | { faults: readonly Fault[] } {
    const { catalogue } = this.laws;
    const cited = parseCitations(content.citations, catalogue, content.referenceDate, this.clock.today());
    const { citations, referenceDate } = cited;
    const draft = sanitiseDraft({ ...content, citations, referenceDate });
    const wrong = cited.faults
      .filter((one) => hasError([one]))
      .map((one) => ({ ...one, field: 'citations' }));
    const faults = [...wrong, ...basicFaults(draft)];
    return faults.length > 0 ? { faults } : { draft };
  }

  private async create(
    viewer: SessionViewer,
    bankId: string,
    { draft, isDated }: Edit,
  ): Promise<SaveOutcome> {
    const bank = await this.banks.findFor(viewer, bankId);
    if (!bank || !writesBank(viewer.grants, bank.regionCode)) return refuse('BANK_NOT_FOUND');
    const scope = grantScope(viewer, BANK_WRITERS, bank.regionCode);
    return this.scopes.run(scope, async (on): Promise<SaveOutcome> => {
      // Two who write the same question at once take turns.
      await on.query(`SELECT FROM banks WHERE id = $1 FOR UPDATE`, [bankId]);
      if (await this.holderOf(on, bankId, draft)) return refuse('QUESTION_EXISTS');
      const questionId = crypto.randomUUID();
      const wording: NewWording = {
        ...{ questionId, isNew: true, number: 1, draft, isDated },
        ...{ as: 'standing', from: null, to: 'draft' },
      };
      await this.writer.write(on, bankId, [wording], { createdBy: viewer.officerId, uploadId: null });
      return ok({ questionId, regionCode: bank.regionCode });
    });
  }

  private async revise(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    { draft, isDated, baseRevisionId }: Edit & { readonly baseRevisionId: string | null },
  ): Promise<SaveOutcome> {
    if (!question.isAuthor) return refuse('NOT_FOUND');
    if (question.status === 'retired') return refuse('QUESTION_RETIRED');
    if ((question.successorStatus ?? question.status) === 'in_review') return refuse('QUESTION_IN_REVIEW');
    const latest = await this.working.latest(on, question);
    if (latest.revisionId !== baseRevisionId) return this.tellOutrun(on, question, latest, baseRevisionId);
    const holder = await this.holderOf(on, question.bankId, draft);
    if (holder !== null && holder !== question.id) return refuse('QUESTION_EXISTS');
    const isPublished = question.status === 'published';
    const wording: NewWording = {
      ...{ questionId: question.id, isNew: false, number: await nextNumber(on, question.id), draft, isDated },
      as: isPublished ? 'successor' : 'standing',
      from: isPublished ? question.successorStatus : question.status,
      to: 'draft',
    };
    await this.writer.write(on, question.bankId, [wording], { createdBy: viewer.officerId, uploadId: null });
    return ok({ questionId: question.id, regionCode: question.regionCode });
  }

  private async tellOutrun(
    on: EntityManager,
    question: QuestionRow,
    latest: FullRevision,
    baseRevisionId: string | null,
  ): Promise<SaveOutcome> {
    const base = await this.working.revisionOf(on, question.id, baseRevisionId);
    const print = (citation: QuestionDraft['citations'][number]) =>
      printCitation(citation, this.laws.catalogue, { withEdition: true });
    const compared = (revision: FullRevision) => comparedContent(draftOf(revision, question), print);
    const changes = base ? contentChanges(compared(base), compared(latest)) : [];
    return {
      outrun: { latestRevisionId: latest.revisionId, byId: latest.createdBy, at: latest.createdAt, changes },
    };
  }

  /** The question of the bank that is in use and has this stem. */
  private async holderOf(on: EntityManager, bankId: string, draft: QuestionDraft): Promise<string | null> {
    const row = await findOne<{ id: string }>(
      on,
      `SELECT id FROM questions WHERE bank_id = $1 AND stem_digest = decode($2, 'hex') AND status <> 'retired'`,
      [bankId, stemDigestOf(draft)],
    );
    return row?.id ?? null;
  }
}

function basicFaults(draft: QuestionDraft): Fault[] {
  const { length } = JSON.stringify(draft);
  const tooLong = length > LONGEST_CONTENT;
  const wrong = checkQuestion(draft).filter(
    (one) => hasError([one]) && MUST_BE_RIGHT.includes(one.field ?? ''),
  );
  if (!tooLong) return wrong;
  return [
    ...wrong,
    fault('TEXT_TOO_LONG', { field: 'stem', found: String(length), expected: String(LONGEST_CONTENT) }),
  ];
}

async function nextNumber(on: EntityManager, questionId: string): Promise<number> {
  const row = await findOne<{ next: number }>(
    on,
    `SELECT max(number) + 1 AS next FROM question_revisions WHERE question_id = $1`,
    [questionId],
  );
  return row?.next ?? 1;
}
