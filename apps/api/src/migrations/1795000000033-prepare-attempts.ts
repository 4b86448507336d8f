import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts lie ready before the window opens; beginning one is a single statement of the exam role. */
export class PrepareAttempts1795000000033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE exams ADD COLUMN prepared_at timestamptz;
      ALTER TABLE attempts
        ALTER COLUMN started_at DROP NOT NULL,
        ALTER COLUMN deadline DROP NOT NULL,
        DROP CONSTRAINT ck_attempts_state,
        ADD CONSTRAINT ck_attempts_state CHECK (state IN ('prepared', 'in_progress', 'submitted')),
        ADD CONSTRAINT ck_attempts_begun CHECK ((state = 'prepared') = (started_at IS NULL)
          AND (started_at IS NULL) = (deadline IS NULL));
      CREATE INDEX ix_attempts_prepared ON attempts (exam_id) WHERE state = 'prepared';

      GRANT SELECT (exam_id, number, started_at, submitted_at) ON attempts TO whetstone_exam;
      GRANT UPDATE (state, epoch, started_at, deadline) ON attempts TO whetstone_exam;
      -- Permissive beside the one that saves: what it may change is prepared or open, and what comes of it is open.
      CREATE POLICY po_attempts_exam_begin ON attempts FOR UPDATE TO whetstone_exam
        USING (state = 'prepared') WITH CHECK (state = 'in_progress');

      -- The right to set a deadline is for beginning alone; an open attempt's is not its to move.
      CREATE FUNCTION keep_times() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'permission denied: the times of a begun attempt' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER tr_attempts_times BEFORE UPDATE OF started_at, deadline ON attempts FOR EACH ROW
        WHEN (current_user = 'whetstone_exam' AND OLD.state <> 'prepared'
          AND (NEW.started_at IS DISTINCT FROM OLD.started_at OR NEW.deadline IS DISTINCT FROM OLD.deadline))
        EXECUTE FUNCTION keep_times();

      -- When an exam is open and how long it lasts; its rules and its bank are nothing to this role.
      GRANT SELECT (id, title, opens_at, closes_at, duration_seconds, max_points_hundredths, pass_points_hundredths,
        shuffle_questions, shuffle_options) ON exams TO whetstone_exam;
      ALTER POLICY po_exams_read ON exams TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_exams_insert ON exams TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_exams_update ON exams TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_exams_delete ON exams TO whetstone_app, CURRENT_USER;
      CREATE POLICY po_exams_exam_read ON exams FOR SELECT TO whetstone_exam USING (true);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY po_exams_exam_read ON exams;
      ALTER POLICY po_exams_read ON exams TO PUBLIC;
      ALTER POLICY po_exams_insert ON exams TO PUBLIC;
      ALTER POLICY po_exams_update ON exams TO PUBLIC;
      ALTER POLICY po_exams_delete ON exams TO PUBLIC;
      REVOKE ALL ON exams FROM whetstone_exam;
      REVOKE SELECT (id, title, opens_at, closes_at, duration_seconds, max_points_hundredths, pass_points_hundredths,
        shuffle_questions, shuffle_options) ON exams FROM whetstone_exam;
      DROP TRIGGER tr_attempts_times ON attempts;
      DROP FUNCTION keep_times();
      DROP POLICY po_attempts_exam_begin ON attempts;
      REVOKE UPDATE (state, epoch, started_at, deadline) ON attempts FROM whetstone_exam;
      REVOKE SELECT (exam_id, number, started_at, submitted_at) ON attempts FROM whetstone_exam;
      DROP INDEX ix_attempts_prepared;
      DELETE FROM attempts WHERE state = 'prepared';
      ALTER TABLE attempts
        DROP CONSTRAINT ck_attempts_begun,
        DROP CONSTRAINT ck_attempts_state,
        ADD CONSTRAINT ck_attempts_state CHECK (state IN ('in_progress', 'submitted')),
        ALTER COLUMN started_at SET NOT NULL,
        ALTER COLUMN deadline SET NOT NULL;
      ALTER TABLE exams DROP COLUMN prepared_at;
    `);
  }
}
