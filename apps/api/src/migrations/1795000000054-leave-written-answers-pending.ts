import type { MigrationInterface, QueryRunner } from 'typeorm';

const HAS_PENDING = `jsonb_path_exists(marks, '$[*] ? (@.isPending == true)')`;

/**
 * An attempt with something a person has yet to read has no points and has neither passed nor failed: whatever counts
 * results counts nothing of it, without having to know why.
 */
export class LeaveWrittenAnswersPending1795000000054 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE attempts DROP CONSTRAINT ck_attempts_marked;
      UPDATE attempts SET points_hundredths = NULL, is_passed = NULL WHERE marks IS NOT NULL AND ${HAS_PENDING};
      ALTER TABLE attempts
        ADD CONSTRAINT ck_attempts_marked CHECK ((marks IS NULL OR submitted_at IS NOT NULL)
          AND (points_hundredths IS NOT NULL) = (marks IS NOT NULL AND NOT ${HAS_PENDING})),
        ADD CONSTRAINT ck_attempts_result CHECK ((points_hundredths IS NULL) = (is_passed IS NULL));
      CREATE INDEX ix_attempts_being_marked ON attempts (exam_id)
        WHERE marks IS NOT NULL AND points_hundredths IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX ix_attempts_being_marked;
      ALTER TABLE attempts DROP CONSTRAINT ck_attempts_marked, DROP CONSTRAINT ck_attempts_result;
      UPDATE attempts SET is_passed = false, points_hundredths =
          (SELECT coalesce(sum((m.value->>'hundredths')::int), 0) FROM jsonb_array_elements(marks) AS m(value))
        WHERE marks IS NOT NULL AND points_hundredths IS NULL;
      ALTER TABLE attempts ADD CONSTRAINT ck_attempts_marked CHECK ((marks IS NULL) = (points_hundredths IS NULL)
        AND (marks IS NULL) = (is_passed IS NULL) AND (marks IS NULL OR submitted_at IS NOT NULL));
    `);
  }
}
