import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRateLimits1795000000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- How often something was tried of late, counted by all servers together. Not logged: after a crash it begins anew.
      CREATE UNLOGGED TABLE rate_limits (
        -- The kind of limit and a keyed digest: neither accounts nor addresses stand here.
        key varchar(255) NOT NULL,
        points integer NOT NULL DEFAULT 0,
        -- Milliseconds since 1970; null = never.
        expire bigint,
        CONSTRAINT pk_rate_limits PRIMARY KEY (key)
      );
      CREATE INDEX ix_rate_limits_expire ON rate_limits (expire);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE rate_limits`);
  }
}
