import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An exam that was made void with all that was begun is told apart from one that was withdrawn before anybody began. */
export class NameVoidExams1795000000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      SELECT set_config('app.rlo', '0', true), set_config('app.rhi', '1000000', true);
      ALTER TABLE exams ADD COLUMN is_void boolean NOT NULL DEFAULT false;
      UPDATE exams e SET is_void = true WHERE withdrawn_at IS NOT NULL
        AND EXISTS (SELECT FROM attempts a WHERE a.exam_id = e.id AND a.state <> 'prepared');
      ALTER TABLE exams ADD CONSTRAINT ck_exams_void CHECK (NOT is_void OR withdrawn_at IS NOT NULL);
      SELECT set_config('app.rlo', '', true), set_config('app.rhi', '', true);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE exams DROP COLUMN is_void`);
  }
}
