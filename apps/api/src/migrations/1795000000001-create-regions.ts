import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegions1795000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE regions (
        code integer NOT NULL,
        -- First code after the subtree: a region holds the codes [code, upper_code), the nation holds all of them.
        upper_code integer NOT NULL,
        name text NOT NULL,
        level text NOT NULL,
        parent_code integer,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_regions PRIMARY KEY (code),
        CONSTRAINT fk_regions_parent FOREIGN KEY (parent_code) REFERENCES regions (code),
        CONSTRAINT ck_regions_level CHECK (level IN ('nation', 'province', 'city', 'county')),
        CONSTRAINT ck_regions_range CHECK (upper_code > code),
        CONSTRAINT ck_regions_root CHECK ((parent_code IS NULL) = (level = 'nation')),
        CONSTRAINT ck_regions_days CHECK (valid_to > valid_from)
      );
      CREATE INDEX ix_regions_parent ON regions (parent_code);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE regions`);
  }
}
