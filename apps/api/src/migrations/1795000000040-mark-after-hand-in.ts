import type { MigrationInterface, QueryRunner } from 'typeorm';

const MARKED = `submitted_at IS NOT NULL AND points_hundredths IS NOT NULL AND is_passed IS NOT NULL AND marks IS NOT NULL
  AND receipt_code IS NOT NULL`;

/** An attempt is handed in first and marked then: no fault of a key keeps a sheet from being handed in. */
export class MarkAfterHandIn1795000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE attempts
        DROP CONSTRAINT ck_attempts_submitted,
        ADD CONSTRAINT ck_attempts_submitted CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)
          AND (submitted_at IS NULL) = (receipt_code IS NULL)),
        ADD CONSTRAINT ck_attempts_marked CHECK ((marks IS NULL) = (points_hundredths IS NULL)
          AND (marks IS NULL) = (is_passed IS NULL) AND (marks IS NULL OR submitted_at IS NOT NULL));
      -- What waits to be marked.
      CREATE INDEX ix_attempts_unmarked ON attempts (id) WHERE state = 'submitted' AND marks IS NULL;

      -- Handing in is one of its few statements: it closes what is open, as of no later than the deadline.
      GRANT UPDATE (submitted_at, receipt_code) ON attempts TO whetstone_exam;
      CREATE POLICY po_attempts_exam_hand_in ON attempts FOR UPDATE TO whetstone_exam
        USING (state = 'in_progress') WITH CHECK (state = 'submitted' AND submitted_at <= deadline);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY po_attempts_exam_hand_in ON attempts;
      REVOKE UPDATE (submitted_at, receipt_code) ON attempts FROM whetstone_exam;
      DROP INDEX ix_attempts_unmarked;
      ALTER TABLE attempts
        DROP CONSTRAINT ck_attempts_marked,
        DROP CONSTRAINT ck_attempts_submitted,
        ADD CONSTRAINT ck_attempts_submitted CHECK ((state = 'submitted') = (${MARKED}));
    `);
  }
}
