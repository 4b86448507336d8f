import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NATION } from '@whetstone/domain';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { Installation } from '../platform/platform.module';
import { LOGGER } from '../platform/logger';
import { LawsService } from '../laws/laws.service';
import { QuestionImportService } from './question-import.service';
import { readQuestionFile } from './question-reading';
import { QuestionTextsService } from './question-texts.service';

export const BUILT_IN_BANK = '环境保护法、四个配套办法与生态环境法典';

/** Any number, the same in every version: servers that start together load one after the other. */
const LOADING_LOCK = 7_261_156;

interface ContentFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/** The questions that come with the product, through the importer every author uses; read again only when they change. */
@Injectable()
export class BuiltInBankLoader implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
    private readonly laws: LawsService,
    private readonly imports: QuestionImportService,
    private readonly texts: QuestionTextsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      await on.query('SELECT pg_advisory_xact_lock($1)', [LOADING_LOCK]);
      await this.texts.fill(on);
      const changed = await this.changedFiles(on);
      if (changed.length === 0) return;
      const bankId = await this.ensureBank(on);
      for (const file of changed) await this.load(on, bankId, file);
    });
  }

  private async changedFiles(on: EntityManager): Promise<ContentFile[]> {
    const folder = join(this.installation.contentFolder, 'questions');
    const loaded = await on.query<{ name: string; sha256: Buffer }[]>(
      `SELECT name, sha256 FROM built_in_files`,
    );
    const known = new Map(loaded.map((file) => [file.name, file.sha256]));
    return readdirSync(folder)
      .toSorted()
      .map((name) => {
        const bytes = readFileSync(join(folder, name));
        return { name, bytes, sha256: createHash('sha256').update(bytes).digest() };
      })
      .filter((file) => !known.get(file.name)?.equals(file.sha256));
  }

  private async ensureBank(on: EntityManager): Promise<string> {
    const bank = await queryOne<{ id: string }>(
      on,
      `INSERT INTO banks (name, region_code, created_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT uq_banks_name DO UPDATE SET name = excluded.name RETURNING id`,
      [BUILT_IN_BANK, NATION, this.clock.now()],
    );
    return bank.id;
  }

  private async load(on: EntityManager, bankId: string, { name, bytes, sha256 }: ContentFile): Promise<void> {
    const reading = await readQuestionFile(bytes, name, this.laws.catalogue, this.clock.today());
    // The team has read them: they are published at once, and counted as reviewed by the team.
    const result = await this.imports.importReading(on, bankId, reading, {
      ...{ mode: 'all', target: 'published', createdBy: null, uploadId: null, language: 'en' },
    });
    if (!result.ok)
      throw new Error(`The built-in questions ${name} do not import: ${JSON.stringify(result.refusal)}`);
    await on.query(
      `INSERT INTO built_in_files (name, sha256, loaded_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, loaded_at = excluded.loaded_at`,
      [name, sha256, this.clock.now()],
    );
    this.logger.info({ name, ...result.value }, 'built-in questions loaded');
  }
}
