import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnalyseItems1795000000045 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE question_statistics
        -- First sittings only: who comes a second time has learnt from the first.
        ADD COLUMN sat_count integer NOT NULL DEFAULT 0,
        -- Null = too few to tell.
        ADD COLUMN difficulty double precision,
        ADD COLUMN discrimination double precision,
        -- [{ label, isRight, share, upperShare, lowerShare }, ...]
        ADD COLUMN options jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN flags text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT ck_question_statistics_difficulty CHECK (difficulty BETWEEN 0 AND 1),
        ADD CONSTRAINT ck_question_statistics_discrimination CHECK (discrimination BETWEEN -1 AND 1);
      -- How well a test measured: over all of it, and over each form that enough people sat.
      CREATE TABLE exam_statistics (
        exam_id uuid NOT NULL,
        sat_count integer NOT NULL,
        passed_count integer NOT NULL,
        mean_hundredths double precision,
        deviation_hundredths double precision,
        -- [{ formId, count, itemCount, meanHundredths, deviationHundredths, alpha, semHundredths }, ...]
        forms jsonb NOT NULL,
        CONSTRAINT pk_exam_statistics PRIMARY KEY (exam_id),
        CONSTRAINT fk_exam_statistics_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT ck_exam_statistics_counts CHECK (passed_count BETWEEN 0 AND sat_count)
      );
      -- What was counted before knew none of this.
      UPDATE exams SET counted_at = NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE exam_statistics;
      ALTER TABLE question_statistics DROP COLUMN sat_count, DROP COLUMN difficulty, DROP COLUMN discrimination,
        DROP COLUMN options, DROP COLUMN flags;
    `);
  }
}
