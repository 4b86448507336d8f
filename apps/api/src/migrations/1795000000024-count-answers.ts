import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountAnswers1795000000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE question_statistics (
        exam_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        -- Papers handed in that held it, and how many of them got all its points.
        paper_count integer NOT NULL,
        right_count integer NOT NULL,
        CONSTRAINT pk_question_statistics PRIMARY KEY (exam_id, revision_id),
        CONSTRAINT fk_question_statistics_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_question_statistics_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT ck_question_statistics_counts CHECK (right_count BETWEEN 0 AND paper_count)
      );
      CREATE INDEX ix_question_statistics_revision ON question_statistics (revision_id);
      -- Until when the papers of a test have been counted; null = never.
      ALTER TABLE exams ADD COLUMN counted_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE exams DROP COLUMN counted_at; DROP TABLE question_statistics`);
  }
}
