import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever makes an attempt void says whether it uses one up that the officer is allowed. All that were void so far did. */
export class GiveAttemptsBack1795000000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE attempt_voids
        ADD COLUMN is_used_up boolean NOT NULL DEFAULT true,
        -- One that counts again is one of those allowed.
        ADD CONSTRAINT ck_attempt_voids_used_up CHECK (is_used_up OR kind = 'void');
      ALTER TABLE attempt_voids ALTER COLUMN is_used_up DROP DEFAULT;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE attempt_voids DROP COLUMN is_used_up`);
  }
}
