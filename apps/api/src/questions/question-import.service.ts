import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  dayBefore,
  machineMarkedTypes,
  normaliseStem,
  ok,
  printCitation,
  refuse,
  sayFault,
  type Fault,
  type Language,
  type Result,
} from '@whetstone/domain';
import {
  parseQuestions,
  questionHeadings,
  type QuestionRow,
  type Table,
  type TableReading,
} from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Queryable } from '../platform/database';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LawsService } from '../laws/laws.service';
import { sayFaults, type ImportModeName, type ImportOutcomeName } from '../roster/imports.types';
import { countFaultyRows, UploadsService, wholeFileFault, type UploadRow } from '../roster/uploads.service';
import { BanksService, type BankRow, type SeenBank } from './banks.service';
import { BANK_WRITERS, writesBank } from './questions.policy';
import { keyTexts } from './questions.service';
import type { QuestionPreview } from './questions.types';

interface PlannedQuestion {
  readonly question: QuestionRow;
  readonly stemDigest: string;
  readonly contentDigest: string;
  readonly known: KnownQuestion | null;
  readonly outcome: Exclude<ImportOutcomeName, 'faulty'>;
}

interface KnownQuestion {
  readonly id: string;
  readonly stemDigest: string;
  readonly contentDigest: string;
  readonly number: number;
}

interface Plan {
  readonly sheetName: string;
  readonly totalCount: number;
  readonly rows: readonly PlannedQuestion[];
  readonly faults: readonly Fault[];
}

export interface ImportCounts {
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly skippedCount: number;
}

type ImportRefusal =
  | 'UPLOAD_NOT_FOUND'
  | 'UPLOAD_ALREADY_COMMITTED'
  | 'BANK_NOT_FOUND'
  | 'FILE_FAULTY'
  | 'IMPORT_HAS_FAULTS'
  | 'NOTHING_TO_IMPORT';

/** Brings questions into a bank: recognised by their stem, so a second import makes revisions and no doubles. */
@Injectable()
export class QuestionImportService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
    private readonly banks: BanksService,
    private readonly uploads: UploadsService,
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
    const reading = await this.uploads.read(upload, questionHeadings);
    const plan = await this.plan(this.scopes.in(bank.seenIn), bank.id, reading);
    const byType = Map.groupBy(plan.rows, ({ question }) => question.type);
    return ok({
      uploadId,
      fileName: upload.fileName,
      sheetName: plan.sheetName,
      totalCount: plan.totalCount,
      ...countOutcomes(plan.rows),
      faultyCount: countFaultyRows(plan),
      countsByType: [...byType].map(([type, rows]) => ({ type, count: rows.length })),
      faults: sayFaults(plan.faults, language),
      rows: plan.rows.map(({ question, outcome }) => ({
        row: question.rowNumber,
        outcome,
        type: question.type,
        stem: question.stem,
        key: keyTexts(question.key).join(' '),
        topic: question.topicPath.join('/'),
        citations: question.citations.map((citation) => printCitation(citation, this.laws.catalogue)),
        referenceDate: question.referenceDate,
      })),
    });
  }

  async commitQuestionImport(
    viewer: SessionViewer,
    {
      uploadId,
      bankId,
      mode,
    }: { readonly uploadId: string; readonly bankId: string; readonly mode: ImportModeName },
    language: Language,
  ): Promise<Result<ImportCounts & { readonly bank: BankRow }, ImportRefusal>> {
    const found = await this.find(viewer, uploadId, bankId);
    if (!found.ok) return found;
    const { upload, bank } = found.value;
    const reading = await this.uploads.read(upload, questionHeadings);
    return this.scopes
      .run(grantScope(viewer, BANK_WRITERS, bank.regionCode), async (on) => {
        const written = await this.importReading(on, bank.id, reading, {
          mode,
          createdBy: viewer.officerId,
          language,
        });
        if (!written.ok) return written;
        const isFirst = await this.uploads.markCommitted(on, uploadId, 'questions', written.value);
        if (!isFirst) throw new AlreadyCommitted();
        return ok({ ...written.value, bank });
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
    reading: TableReading,
    options: {
      readonly mode: ImportModeName;
      readonly createdBy: string | null;
      readonly language: Language;
    },
  ): Promise<Result<ImportCounts, 'FILE_FAULTY' | 'IMPORT_HAS_FAULTS' | 'NOTHING_TO_IMPORT'>> {
    // Two files with the same question take turns: the second then finds what the first brought in.
    await on.query(`SELECT FROM banks WHERE id = $1 FOR UPDATE`, [bankId]);
    const plan = await this.plan(on, bankId, reading);
    const { rows } = plan;
    const wholeFile = wholeFileFault(plan);
    if (wholeFile) return refuse('FILE_FAULTY', { reason: sayFault(wholeFile, options.language) });
    const skippedCount = countFaultyRows(plan);
    if (options.mode === 'all' && skippedCount > 0)
      return refuse('IMPORT_HAS_FAULTS', { count: skippedCount });
    if (rows.length === 0) return refuse('NOTHING_TO_IMPORT');
    await this.write(
      on,
      bankId,
      rows.filter(({ outcome }) => outcome !== 'unchanged'),
      options.createdBy,
    );
    return ok({ ...countOutcomes(rows), skippedCount });
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

  private async plan(on: Queryable, bankId: string, reading: TableReading): Promise<Plan> {
    if (!reading.ok) return { sheetName: '', totalCount: 0, rows: [], faults: reading.faults };
    const { table } = reading;
    const today = this.clock.today();
    const { questions, faults } = parseQuestions(table, this.laws.catalogue, {
      today,
      types: machineMarkedTypes,
    });
    const dated = this.datedRows(questions, table, today);
    // A stem that stands twice in the file is a warning there; the first one is taken.
    const digested = new Map(questions.toReversed().map((question) => [stemDigest(question), question]));
    const known = await on.query<KnownQuestion[]>(
      `SELECT q.id, encode(q.stem_digest, 'hex') AS "stemDigest", encode(r.content_digest, 'hex') AS "contentDigest", r.number
       FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id
       WHERE q.bank_id = $1 AND encode(q.stem_digest, 'hex') = ANY ($2)`,
      [bankId, [...digested.keys()]],
    );
    const byStem = new Map(known.map((one) => [one.stemDigest, one]));
    const rows = [...digested].map(([digest, question]) =>
      planQuestion(question, digest, byStem.get(digest) ?? null, dated.has(question.rowNumber)),
    );
    const inOrder = rows.toSorted((one, other) => one.question.rowNumber - other.question.rowNumber);
    return { sheetName: table.sheetName, totalCount: table.rows.length, faults, rows: inOrder };
  }

  /**
   * Rows whose reference date is the file's own. One that was only read as "today" moves with the calendar, and must not
   * make a new revision of every such question each time the file is imported again.
   */
  private datedRows(questions: readonly QuestionRow[], table: Table, today: string): ReadonlySet<number> {
    const asOfYesterday = parseQuestions(table, this.laws.catalogue, { today: dayBefore(today) }).questions;
    const yesterday = new Map(asOfYesterday.map((question) => [question.rowNumber, question.referenceDate]));
    const dated = questions.filter(
      (question) => yesterday.get(question.rowNumber) === question.referenceDate,
    );
    return new Set(dated.map((question) => question.rowNumber));
  }

  private async write(
    on: EntityManager,
    bankId: string,
    rows: readonly PlannedQuestion[],
    createdBy: string | null,
  ): Promise<void> {
    const topics = await this.ensureTopics(on, bankId, rows);
    const values = rows.map(({ question, stemDigest: stem, contentDigest, known }) => ({
      question: known?.id ?? crypto.randomUUID(),
      revision: crypto.randomUUID(),
      is_new: known === null,
      stem_digest: stem,
      content_digest: contentDigest,
      number: (known?.number ?? 0) + 1,
      type: question.type,
      stem: question.stem,
      options: question.options,
      explanation: question.explanation,
      difficulty: question.difficulty,
      points: question.pointsHundredths,
      topic: topics.get(question.topicPath.join('/')),
      reference: question.referenceDate,
      key: question.key,
      citations: question.citations,
    }));
    const asRows = `jsonb_to_recordset($1::jsonb) AS r(question uuid, revision uuid, is_new boolean, stem_digest text,
      content_digest text, number integer, type text, stem text, options jsonb, explanation text, difficulty smallint,
      points integer, topic uuid, reference date, key jsonb, citations jsonb)`;
    const json = JSON.stringify(values);
    await on.query(
      `INSERT INTO questions (id, bank_id, stem_digest, status, current_revision_id)
       SELECT question, $2, decode(stem_digest, 'hex'), 'published', revision FROM ${asRows} WHERE is_new`,
      [json, bankId],
    );
    await on.query(
      `INSERT INTO question_revisions (id, question_id, number, type, stem, options, explanation, difficulty,
         points_hundredths, topic_id, reference_date, content_digest, created_by, created_at)
       SELECT revision, question, number, type, stem, options, explanation, difficulty, points, topic, reference,
         decode(content_digest, 'hex'), $2, $3 FROM ${asRows}`,
      [json, createdBy, this.clock.now()],
    );
    await on.query(`INSERT INTO question_keys (revision_id, key) SELECT revision, key FROM ${asRows}`, [
      json,
    ]);
    await on.query(
      `INSERT INTO question_citations (revision_id, position, edition_slug, article, article_sub, paragraph, item)
       SELECT revision, c.position, c.value->>'editionSlug', (c.value->>'article')::int, (c.value->>'articleSub')::int,
         (c.value->>'paragraph')::int, (c.value->>'item')::int
       FROM ${asRows}, jsonb_array_elements(citations) WITH ORDINALITY AS c(value, position)`,
      [json],
    );
    await on.query(
      `UPDATE questions q SET current_revision_id = r.revision FROM ${asRows} WHERE q.id = r.question AND NOT r.is_new`,
      [json],
    );
  }

  private async ensureTopics(
    on: EntityManager,
    bankId: string,
    rows: readonly PlannedQuestion[],
  ): Promise<Map<string, string>> {
    const paths = new Set(
      rows.flatMap(({ question }) =>
        question.topicPath.map((_, depth, all) => all.slice(0, depth + 1).join('/')),
      ),
    );
    await on.query(
      `INSERT INTO topics (bank_id, path) SELECT $1, path FROM unnest($2::text[]) AS path
       ON CONFLICT ON CONSTRAINT uq_topics_path DO NOTHING`,
      [bankId, [...paths]],
    );
    const topics = await on.query<{ id: string; path: string }[]>(
      `SELECT id, path FROM topics WHERE bank_id = $1`,
      [bankId],
    );
    return new Map(topics.map((topic) => [topic.path, topic.id]));
  }
}

class AlreadyCommitted extends Error {}

function planQuestion(
  question: QuestionRow,
  digest: string,
  known: KnownQuestion | null,
  isDated: boolean,
): PlannedQuestion {
  const { rowNumber: _, ...content } = question;
  const contentDigest = sha256(JSON.stringify(isDated ? content : { ...content, referenceDate: null }));
  const outcome = known ? (known.contentDigest === contentDigest ? 'unchanged' : 'changed') : 'new';
  return { question, stemDigest: digest, contentDigest, known, outcome };
}

function stemDigest(question: QuestionRow): string {
  return sha256(`${question.type}\n${normaliseStem(question.stem)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function countOutcomes(rows: readonly PlannedQuestion[]) {
  const count = (outcome: PlannedQuestion['outcome']) =>
    rows.filter((planned) => planned.outcome === outcome).length;
  return { newCount: count('new'), changedCount: count('changed'), unchangedCount: count('unchanged') };
}
