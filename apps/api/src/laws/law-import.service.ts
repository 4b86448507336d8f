import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  hasError,
  NATION,
  ok,
  printProvisionNumber,
  refuse,
  sayFault,
  type Language,
  type Provision,
  type Result,
} from '@whetstone/domain';
import { readStatute, type ParsedStatute, type StatuteReading } from '@whetstone/formats';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import type { SessionViewer } from '../platform/request-context';
import { grantScope, Scopes } from '../platform/scope';
import { sayFaults } from '../roster/imports.types';
import { UploadsService, type UploadRow } from '../roster/uploads.service';
import { EditionsService } from './editions.service';
import { noteLawsChanged, readLaws } from './law-facts';
import type { LawImport, LawImportPreview, LawImportTargetInput } from './law-import.types';
import { decideTarget, newEditionSlug, newLawSlug, type TargetRefusal } from './law-import-target';
import { keepsLaws, LAW_KEEPERS } from './laws.policy';
import { LawsService } from './laws.service';
import { writeProvisions } from './write-provisions';
import {
  numberedArticles,
  outlineOf,
  planLawImport,
  proposeTarget,
  type ImportPlan,
  type ImportTarget,
} from './plan-law-import';

/** Faults and changes shown; who has more looks at the file first. */
const MOST_SHOWN = 200;

/** Two imports at once are decided one after the other. */
const IMPORT_LOCK = 7_261_160;

type ImportRefusal =
  | 'LAWS_NOT_YOURS'
  | 'UPLOAD_NOT_FOUND'
  | 'UPLOAD_ALREADY_COMMITTED'
  | 'FILE_FAULTY'
  | 'LAW_TEXT_FAULTY'
  | 'LAW_TEXT_CHANGED'
  | TargetRefusal;

class AlreadyCommitted extends Error {}

/** Brings the texts of laws in: looked at first, then written whole or not at all. */
@Injectable()
export class LawImportService {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly laws: LawsService,
    private readonly editions: EditionsService,
    private readonly uploads: UploadsService,
  ) {}

  async previewLawImport(
    viewer: SessionViewer,
    uploadId: string,
    wanted: LawImportTargetInput | null,
    language: Language,
  ): Promise<Result<LawImportPreview, ImportRefusal>> {
    const opened = await this.open(viewer, uploadId, language);
    if (!opened.ok) return opened;
    const { upload, statute } = opened.value;
    const target = wanted === null ? ok(null) : decideTarget(wanted, this.laws.allLaws);
    if (!target.ok) return target;
    const plan = planLawImport(statute, target.value, await this.knownText(this.database, target.value));
    return ok({
      fileName: upload.fileName,
      title: statute.title,
      enactmentLines: [...statute.enactmentLines],
      articleCount: plan.articleCount,
      proposal: proposeTarget(statute, this.laws.allLaws),
      tree: outlineOf(plan.provisions),
      faultCount: plan.faults.length,
      faults: sayFaults(plan.faults, language).slice(0, MOST_SHOWN),
      hasText: plan.hasText,
      changeCount: plan.changes.length,
      changes: plan.changes
        .slice(0, MOST_SHOWN)
        .map((change) => ({ ...change, label: printProvisionNumber(change) })),
      mayCommit: plan.mayCommit,
      fingerprint: plan.fingerprint,
    });
  }

  async commitLawImport(
    viewer: SessionViewer,
    {
      uploadId,
      target: wanted,
      fingerprint,
    }: { readonly uploadId: string; readonly target: LawImportTargetInput; readonly fingerprint: string },
    language: Language,
  ): Promise<Result<LawImport, ImportRefusal>> {
    const opened = await this.open(viewer, uploadId, language);
    if (!opened.ok) return opened;
    const { upload, statute } = opened.value;
    const done = await this.scopes
      .run(grantScope(viewer, LAW_KEEPERS, NATION), async (on): Promise<Result<LawImport, ImportRefusal>> => {
        await on.query(`SELECT pg_advisory_xact_lock($1)`, [IMPORT_LOCK]);
        const target = decideTarget(wanted, await readLaws(on));
        if (!target.ok) return target;
        const plan = planLawImport(statute, target.value, await this.knownText(on, target.value));
        const [wrong] = plan.faults.filter((found) => hasError([found]));
        if (wrong) return refuse('LAW_TEXT_FAULTY', { reason: sayFault(wrong, language) });
        if (plan.fingerprint !== fingerprint) return refuse('LAW_TEXT_CHANGED');
        const written = await this.write(on, target.value, { statute, plan, upload, viewer });
        if (!(await this.uploads.markCommitted(on, uploadId, 'law', { ...written })))
          throw new AlreadyCommitted();
        return ok(written);
      })
      .catch((error: unknown) => {
        if (error instanceof AlreadyCommitted) return refuse('UPLOAD_ALREADY_COMMITTED');
        throw error;
      });
    if (done.ok) await this.laws.reload();
    return done;
  }

  async discardEdition(
    viewer: SessionViewer,
    editionSlug: string,
  ): Promise<
    Result<{ readonly slug: string }, 'LAWS_NOT_YOURS' | 'EDITION_NOT_FOUND' | 'EDITION_PUBLISHED_ALREADY'>
  > {
    if (!keepsLaws(viewer.grants)) return refuse('LAWS_NOT_YOURS');
    const done = await this.scopes.run(grantScope(viewer, LAW_KEEPERS, NATION), (on) =>
      this.editions.discardEdition(on, editionSlug),
    );
    if (done.ok) await this.laws.reload();
    return done;
  }

  private async open(
    viewer: SessionViewer,
    uploadId: string,
    language: Language,
  ): Promise<Result<{ upload: UploadRow; statute: ParsedStatute }, ImportRefusal>> {
    if (!keepsLaws(viewer.grants)) return refuse('LAWS_NOT_YOURS');
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const bytes = await readFile(join(this.uploads.folder, upload.id));
    const reading: StatuteReading = await readStatute(bytes, upload.fileName);
    if (reading.ok) return ok({ upload, statute: reading.statute });
    const reason = reading.faults.map((found) => sayFault(found, language)).join(' ');
    return refuse('FILE_FAULTY', { reason });
  }

  /** The text the library holds of what is to be imported; empty when it holds none. */
  private async knownText(on: Queryable, target: ImportTarget | null): Promise<Provision[]> {
    if (target?.kind !== 'text') return [];
    return on.query<Provision[]>(
      `SELECT key, parent_key AS "parentKey", position, kind, number, sub, text FROM provisions
       WHERE edition_slug = $1 ORDER BY position`,
      [target.edition.slug],
    );
  }

  private async write(
    on: EntityManager,
    target: ImportTarget,
    {
      statute,
      plan,
      upload,
      viewer,
    }: {
      readonly statute: ParsedStatute;
      readonly plan: ImportPlan;
      readonly upload: UploadRow;
      readonly viewer: SessionViewer;
    },
  ): Promise<LawImport> {
    const articleCount = numberedArticles(statute);
    const { lawSlug, editionSlug } = await this.ensureEdition(on, target, articleCount);
    await on.query(
      `INSERT INTO edition_texts AS t (edition_slug, title, enactment_lines, digest, number, file_name, imported_by, imported_at)
       VALUES ($1, $2, $3, decode($4, 'hex'), 1, $5, $6, $7)
       ON CONFLICT (edition_slug) DO UPDATE SET title = excluded.title, enactment_lines = excluded.enactment_lines,
         digest = excluded.digest, number = t.number + 1, file_name = excluded.file_name,
         imported_by = excluded.imported_by, imported_at = excluded.imported_at`,
      [
        editionSlug,
        statute.title,
        statute.enactmentLines,
        plan.fingerprint,
        upload.fileName,
        viewer.officerId,
        this.clock.now(),
      ],
    );
    await writeProvisions(on, editionSlug, plan);
    await on.query(`UPDATE editions SET articles = $2 WHERE slug = $1`, [editionSlug, articleCount]);
    await noteLawsChanged(on);
    const isPublished = target.kind === 'text' && target.edition.isPublished;
    return { lawSlug, editionSlug, articleCount, changeCount: plan.changes.length, isPublished };
  }

  private async ensureEdition(
    on: EntityManager,
    target: ImportTarget,
    articles: number,
  ): Promise<{ lawSlug: string; editionSlug: string }> {
    if (target.kind === 'text') return { lawSlug: target.law.slug, editionSlug: target.edition.slug };
    const lawSlug = target.kind === 'edition' ? target.law.slug : await this.insertLaw(on, target);
    const { label, number, promulgatedOn, effectiveFrom } = target.draft;
    const taken = await on.query<{ slug: string }[]>(`SELECT slug FROM editions`);
    const editionSlug = newEditionSlug(lawSlug, effectiveFrom, new Set(taken.map(({ slug }) => slug)));
    await on.query(
      `INSERT INTO editions (slug, law_slug, label, number, promulgated_on, effective_from, status, articles)
       VALUES ($1, $2, $3, $4, $5, $6, 'not_yet', $7)`,
      [editionSlug, lawSlug, label.trim(), number.trim(), promulgatedOn, effectiveFrom, articles],
    );
    return { lawSlug, editionSlug };
  }

  private async insertLaw(
    on: EntityManager,
    { draftLaw }: Extract<ImportTarget, { kind: 'law' }>,
  ): Promise<string> {
    const taken = await findOne<{ slugs: string[] }>(on, `SELECT array_agg(slug) AS slugs FROM laws`);
    const slug = newLawSlug(draftLaw.shortTitle || draftLaw.title, new Set(taken?.slugs ?? []));
    const { title, shortTitle, aliases, kind, issuer } = draftLaw;
    await on.query(
      `INSERT INTO laws (slug, title, short_title, aliases, kind, issuer) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        ...[slug, title.trim(), shortTitle.trim() || title.trim()],
        aliases.map((alias) => alias.trim()).filter(Boolean),
        ...[kind.trim(), issuer.trim()],
      ],
    );
    return slug;
  }
}
