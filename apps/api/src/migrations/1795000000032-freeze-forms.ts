import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paper as it was frozen before, without a key. */
interface OldSection {
  readonly type: string;
  readonly pointsEachHundredths: number;
  readonly questions: readonly {
    readonly id: string;
    readonly number: number;
    readonly type: string;
    readonly textFormat?: string;
    readonly stem: string;
    readonly options: readonly { readonly label: string; readonly text: string }[];
    readonly blanks: number;
    readonly maxHundredths: number;
    readonly referenceDate: string;
  }[];
}

const AT_ONCE = 200;

/** There may be tens of thousands of them: a little larger each, and done in a minute instead of an hour. */
const QUALITY = 5;

/** An exam has forms, drawn when it is published, instead of a paper for each attempt; what is sent of one lies ready-made. */
export class FreezeForms1795000000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE exams
        ADD COLUMN form_count smallint NOT NULL DEFAULT 4,
        -- Exams from before are sat as they were begun.
        ADD COLUMN shuffle_questions boolean NOT NULL DEFAULT false,
        ADD COLUMN shuffle_options boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT ck_exams_forms CHECK (form_count > 0);
      ALTER TABLE papers
        ADD COLUMN form smallint,
        -- SHA-256 of the text that is sent, before it is compressed.
        ADD COLUMN hash text,
        ADD COLUMN brotli bytea,
        ADD COLUMN gzip bytea;
      ALTER TABLE papers DISABLE TRIGGER tr_papers_immutable;
      -- Each paper drawn for somebody is a form of its exam.
      UPDATE papers p SET form = numbered.form
      FROM (SELECT id, row_number() OVER (PARTITION BY exam_id ORDER BY id) AS form FROM papers) numbered
      WHERE numbered.id = p.id`);
    await packAll(queryRunner);
    await queryRunner.query(`
      ALTER TABLE papers ENABLE TRIGGER tr_papers_immutable;
      ALTER TABLE papers
        ALTER COLUMN form SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
        ALTER COLUMN brotli SET NOT NULL, ALTER COLUMN gzip SET NOT NULL,
        -- Compressed already.
        ALTER COLUMN brotli SET STORAGE EXTERNAL, ALTER COLUMN gzip SET STORAGE EXTERNAL,
        ADD CONSTRAINT uq_papers_form UNIQUE (exam_id, form),
        ADD CONSTRAINT ck_papers_form CHECK (form > 0),
        ADD CONSTRAINT ck_papers_hash CHECK (hash ~ '^[0-9a-f]{64}$');
      CREATE INDEX ix_papers_hash ON papers (hash)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE papers DROP COLUMN form, DROP COLUMN hash, DROP COLUMN brotli, DROP COLUMN gzip;
      ALTER TABLE exams DROP COLUMN form_count, DROP COLUMN shuffle_questions, DROP COLUMN shuffle_options`);
  }
}

async function packAll(queryRunner: QueryRunner): Promise<void> {
  for (;;) {
    const papers = (await queryRunner.query(
      `SELECT id, content FROM papers WHERE hash IS NULL LIMIT ${AT_ONCE}`,
    )) as { id: string; content: readonly OldSection[] }[];
    if (papers.length === 0) return;
    for (const { id, content } of papers) {
      const text = Buffer.from(textOf(content));
      await queryRunner.query(`UPDATE papers SET hash = $2, brotli = $3, gzip = $4 WHERE id = $1`, [
        id,
        createHash('sha256').update(text).digest('hex'),
        brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
        gzipSync(text),
      ]);
    }
  }
}

/** What an officer is sent, as it was said when this was written. */
function textOf(sections: readonly OldSection[]): string {
  return JSON.stringify({
    sections: sections.map(({ type, pointsEachHundredths, questions }) => ({
      type: type.toUpperCase(),
      pointsEach: pointsEachHundredths / 100,
      questions: questions.map((question) => ({
        id: question.id,
        number: question.number,
        type: question.type.toUpperCase(),
        textFormat: (question.textFormat ?? 'plain').toUpperCase(),
        stem: question.stem,
        options: question.options.map(({ label, text }) => ({ label, text })),
        blanks: question.blanks,
        points: question.maxHundredths / 100,
        referenceDate: question.referenceDate,
      })),
    })),
  });
}
