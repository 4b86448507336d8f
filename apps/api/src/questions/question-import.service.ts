import { Injectable } from '@nestjs/common';
import {
  ok,
  plainTextOf,
  printCitation,
  refuse,
  sayFault,
  type Language,
  type QuestionState,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LawsService } from '../laws/laws.service';
import { sayFaults, type ImportModeName } from '../roster/imports.types';
import { countFaultyRows, UploadsService, wholeFileFault, type UploadRow } from '../roster/uploads.service';
import { BanksService, type SeenBank } from './banks.service';
import { comparableOf } from './question-content';
import { countOutcomes, planQuestions, type PlannedQuestion } from './question-plan';
import { readQuestionFile, type QuestionReading } from './question-reading';
import { QuestionWriterService, type NewWording } from './question-writer.service';
import { BANK_WRITERS, writesBank } from './questions.policy';
import { keyTexts } from './questions.service';
import type { QuestionPreview } from './question-import.types';
import { SimilarQuestionsService } from './similar-questions.service';

export interface ImportCounts {
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly skippedCount: number;
}

/** What an import takes back, and what it had to leave because somebody has gone on with it. */
export interface UndoneCounts {
  readonly undoneCount: number;
  readonly keptCount: number;
}

export type ImportTarget = Exclude<QuestionState, 'retired'>;

export interface ImportOptions {
  readonly mode: ImportModeName;
  /** Where the wordings begin their way; only the team's own begin at its end. */
  readonly target: ImportTarget;
  readonly createdBy: string | null;
  readonly uploadId: string | null;
  readonly language: Language;
}

type ImportRefusal =
  | 'UPLOAD_NOT_FOUND'
  | 'UPLOAD_ALREADY_COMMITTED'
  | 'BANK_NOT_FOUND'
  | 'FILE_FAULTY'
  | 'IMPORT_HAS_FAULTS'
  | 'NOTHING_TO_IMPORT';

/** What an upload was used for, as its row says. */
const COMMITTED_AS = 'questions';

/** Brings questions into a bank: recognised by their stem, so a second import makes revisions and no doubles. */
@Injectable()
export class QuestionImportService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
    private readonly banks: BanksService,
    private readonly uploads: UploadsService,
    private readonly writer: QuestionWriterService,
    private readonly similar: SimilarQuestionsService,
  ) {}

  async previewQuestionImport(
    viewer: SessionViewer,
    uploadId: string,
    bankId: string,
    language: Language,
  ): Promise<Result<QuestionPreview, ImportRefusal>> {
    const found = await this.find(viewer, uploadId, bankId);
    if (!found.ok) return found;
    const { upload, bank } = found.value;
    const reading = await this.read(upload);
    const rows = await planQuestions(this.scopes.in(bank.seenIn), bank.id, reading);
    const alike = await this.similar.find(
      viewer,
      bank,
      rows.map(({ question }) => comparableOf(question)),
      null,
    );
    const byType = Map.groupBy(rows, ({ question }) => question.type);
    return ok({
      uploadId,
      fileName: upload.fileName,
      format: reading.format,
      totalCount: reading.totalCount,
      ...countOutcomes(rows),
      faultyCount: countFaultyRows(reading),
      countsByType: [...byType].map(([type, ofType]) => ({ type, count: ofType.length })),
      faults: sayFaults(reading.faults, language),
      rows: rows.map(({ question, outcome, known }, index) => ({
        row: question.rowNumber,
        outcome,
        type: question.type,
        stem: plainTextOf(question.stem, question.textFormat),
        options: question.options.map(
          ({ label, text }) => `${label} ${plainTextOf(text, question.textFormat)}`,
        ),
        key: keyTexts(question.key).join(' '),
        topic: question.topicPath.join('/'),
        citations: question.citations.map((citation) => printCitation(citation, this.laws.catalogue)),
        referenceDate: question.referenceDate,
        similar: (alike[index] ?? []).filter((one) => one.question.id !== known?.id),
      })),
    });
  }

  async commitQuestionImport(
    viewer: SessionViewer,
    input: {
      readonly uploadId: string;
      readonly bankId: string;
      readonly mode: ImportModeName;
      readonly target: Exclude<ImportTarget, 'published'>;
    },
    language: Language,
  ): Promise<Result<ImportCounts & { readonly bank: SeenBank; readonly uploadId: string }, ImportRefusal>> {
    const { uploadId, bankId, mode, target } = input;
    const found = await this.find(viewer, uploadId, bankId);
    if (!found.ok) return found;
    const { upload, bank } = found.value;
    const reading = await this.read(upload);
    return this.scopes
      .run(grantScope(viewer, BANK_WRITERS, bank.regionCode), async (on) => {
        const options = { mode, target, createdBy: viewer.officerId, uploadId, language };
        const written = await this.importReading(on, bank.id, reading, options);
        if (!written.ok) return written;
        const isFirst = await this.uploads.markCommitted(on, uploadId, COMMITTED_AS, {
          ...written.value,
          bankId,
        });
        if (!isFirst) throw new AlreadyCommitted();
        return ok({ ...written.value, bank, uploadId });
      })
      .catch((error: unknown) => {
        if (error instanceof AlreadyCommitted) return refuse('UPLOAD_ALREADY_COMMITTED');
        throw error;
      });
  }

  /** The importer itself, for a file that was uploaded and for the questions that come with the product. */
  async importReading(
    on: EntityManager,
    bankId: string,
    reading: QuestionReading,
    options: ImportOptions,
  ): Promise<Result<ImportCounts, 'FILE_FAULTY' | 'IMPORT_HAS_FAULTS' | 'NOTHING_TO_IMPORT'>> {
    // Two files with the same question take turns: the second then finds what the first brought in.
    await on.query(`SELECT FROM banks WHERE id = $1 FOR UPDATE`, [bankId]);
    const wholeFile = wholeFileFault(reading);
    if (wholeFile) return refuse('FILE_FAULTY', { reason: sayFault(wholeFile, options.language) });
    const skippedCount = countFaultyRows(reading);
    if (options.mode === 'all' && skippedCount > 0)
      return refuse('IMPORT_HAS_FAULTS', { count: skippedCount });
    const rows = await planQuestions(on, bankId, reading);
    if (rows.length === 0) return refuse('NOTHING_TO_IMPORT');
    const wordings = rows
      .filter(({ outcome }) => outcome !== 'unchanged')
      .map((row) => wordingOf(row, options.target));
    await this.writer.write(on, bankId, wordings, options);
    return ok({ ...countOutcomes(rows), skippedCount });
  }

  /**
   * Takes an import back: what it brought is out of use, wordings in waiting are dropped. What somebody has gone on
   * with since, in another wording or on its way into papers, stays.
   */
  async undoQuestionImport(
    viewer: SessionViewer,
    uploadId: string,
  ): Promise<Result<UndoneCounts & { readonly bank: SeenBank }, 'UPLOAD_NOT_FOUND' | 'IMPORT_NOT_NOW'>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (upload?.committedAs !== COMMITTED_AS) return refuse('UPLOAD_NOT_FOUND');
    const bank = await this.bankOf(viewer, uploadId);
    if (!bank) return refuse('UPLOAD_NOT_FOUND');
    return this.scopes.run(grantScope(viewer, BANK_WRITERS, bank.regionCode), async (on) => {
      const counts = await this.takeBack(on, viewer, bank.id, uploadId);
      return counts.undoneCount === 0 ? refuse('IMPORT_NOT_NOW') : ok({ ...counts, bank });
    });
  }

  private async takeBack(
    on: EntityManager,
    viewer: SessionViewer,
    bankId: string,
    uploadId: string,
  ): Promise<UndoneCounts> {
    const brought = await on.query<{ id: string; isLatest: boolean }[]>(
      `SELECT q.id, r.id = coalesce(q.successor_id, q.current_revision_id)
                AND coalesce(q.successor_status, q.status) IN ('draft', 'in_review') AND (r.number = 1 OR q.successor_id IS NOT NULL)
                AS "isLatest"
       FROM question_revisions r JOIN questions q ON q.id = r.question_id
       WHERE r.upload_id = $1 AND q.bank_id = $2 FOR UPDATE OF q`,
      [uploadId, bankId],
    );
    const taken = brought.filter(({ isLatest }) => isLatest).map(({ id }) => id);
    await on.query(
      `INSERT INTO question_events (question_id, revision_id, action, from_state, to_state, acted_by, acted_at)
       SELECT id, coalesce(successor_id, current_revision_id), 'discard', coalesce(successor_status, status),
         CASE WHEN successor_id IS NULL THEN 'retired' END, $2, $3 FROM questions WHERE id = ANY ($1)`,
      [taken, viewer.officerId, this.clock.now()],
    );
    await on.query(
      `UPDATE questions SET status = CASE WHEN successor_id IS NULL THEN 'retired' ELSE status END, successor_id = NULL,
         successor_status = NULL, updated_at = $2 WHERE id = ANY ($1)`,
      [taken, this.clock.now()],
    );
    return { undoneCount: taken.length, keptCount: brought.length - taken.length };
  }

  private async bankOf(viewer: SessionViewer, uploadId: string): Promise<SeenBank | null> {
    const bankId = await this.uploads.committedInto(viewer, uploadId);
    const bank = bankId === null ? null : await this.banks.findFor(viewer, bankId);
    return bank && writesBank(viewer.grants, bank.regionCode) ? bank : null;
  }

  private async read(upload: UploadRow): Promise<QuestionReading> {
    const bytes = await this.uploads.bytesOf(upload);
    return readQuestionFile(bytes, upload.fileName, this.laws.catalogue, this.clock.today());
  }

  private async find(
    viewer: SessionViewer,
    uploadId: string,
    bankId: string,
  ): Promise<Result<{ upload: UploadRow; bank: SeenBank }, ImportRefusal>> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const bank = await this.banks.findFor(viewer, bankId);
    return bank && writesBank(viewer.grants, bank.regionCode)
      ? ok({ upload, bank })
      : refuse('BANK_NOT_FOUND');
  }
}

class AlreadyCommitted extends Error {}

/** A published question keeps its wording until the file's has been signed off; the team's own takes its place at once. */
function wordingOf({ question, isDated, known }: PlannedQuestion, target: ImportTarget): NewWording {
  const isWaiting = known?.status === 'published' && target !== 'published';
  return {
    questionId: known?.id ?? crypto.randomUUID(),
    isNew: known === null,
    number: (known?.number ?? 0) + 1,
    draft: question,
    isDated,
    as: isWaiting ? 'successor' : 'standing',
    from: known === null ? null : isWaiting ? known.successorStatus : known.status,
    to: target,
  };
}
