import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that saves sheets: the sheets of open attempts and their trail, and nothing of keys, marks or persons. */
export class NarrowExamRole1795000000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      GRANT USAGE ON SCHEMA public TO whetstone_exam;
      GRANT SELECT (id, officer_id, paper_id, state, epoch, rev, sheet, sheet_hash, saved_at, deadline) ON attempts
        TO whetstone_exam;
      GRANT UPDATE (sheet, rev, sheet_hash, saved_at) ON attempts TO whetstone_exam;
      GRANT INSERT (attempt_id, epoch, rev, sheet, saved_at) ON sheet_events TO whetstone_exam;
      GRANT SELECT ON papers TO whetstone_exam;
      -- It serves whoever saves, so no scope is set; what it may see is held narrow by columns instead.
      -- The policies of before speak of officers, of whom it knows nothing: they hold for everybody else.
      ALTER POLICY po_attempts_read ON attempts TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_attempts_insert ON attempts TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_attempts_update ON attempts TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_attempts_delete ON attempts TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_sheet_events_read ON sheet_events TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_sheet_events_insert ON sheet_events TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_sheet_events_update ON sheet_events TO whetstone_app, CURRENT_USER;
      ALTER POLICY po_sheet_events_delete ON sheet_events TO whetstone_app, CURRENT_USER;
      CREATE POLICY po_attempts_exam_read ON attempts FOR SELECT TO whetstone_exam USING (true);
      CREATE POLICY po_attempts_exam_save ON attempts FOR UPDATE TO whetstone_exam
        USING (state = 'in_progress') WITH CHECK (state = 'in_progress');
      CREATE POLICY po_sheet_events_exam_insert ON sheet_events FOR INSERT TO whetstone_exam WITH CHECK (true);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY po_sheet_events_exam_insert ON sheet_events;
      DROP POLICY po_attempts_exam_save ON attempts;
      DROP POLICY po_attempts_exam_read ON attempts;
      ALTER POLICY po_attempts_read ON attempts TO PUBLIC;
      ALTER POLICY po_attempts_insert ON attempts TO PUBLIC;
      ALTER POLICY po_attempts_update ON attempts TO PUBLIC;
      ALTER POLICY po_attempts_delete ON attempts TO PUBLIC;
      ALTER POLICY po_sheet_events_read ON sheet_events TO PUBLIC;
      ALTER POLICY po_sheet_events_insert ON sheet_events TO PUBLIC;
      ALTER POLICY po_sheet_events_update ON sheet_events TO PUBLIC;
      ALTER POLICY po_sheet_events_delete ON sheet_events TO PUBLIC;
      REVOKE ALL ON attempts, sheet_events, papers FROM whetstone_exam;
      REVOKE USAGE ON SCHEMA public FROM whetstone_exam;
    `);
  }
}
