import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An exam that was set may be changed, and withdrawn as long as nobody has begun it. */
export class WithdrawExams1795000000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE exams
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN withdrawn_by uuid,
        ADD COLUMN withdraw_reason text,
        ADD CONSTRAINT fk_exams_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES officers (id),
        ADD CONSTRAINT ck_exams_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)
          AND (withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND withdraw_reason <> '');

      -- After the reference has been checked, which waits for whoever is withdrawing the exam: who begins in that very
      -- moment is refused, whichever way he came.
      CREATE FUNCTION refuse_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM exams WHERE id = NEW.exam_id AND withdrawn_at IS NOT NULL) THEN
          RAISE EXCEPTION 'exam % is withdrawn', NEW.exam_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_attempts_of_withdrawn AFTER INSERT ON attempts
        FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_attempts_of_withdrawn ON attempts;
      DROP FUNCTION refuse_withdrawn();
      ALTER TABLE exams DROP COLUMN version, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_by,
        DROP COLUMN withdraw_reason;
    `);
  }
}
