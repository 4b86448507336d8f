import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = (column: string) =>
  `(${column} >= nullif(current_setting('app.rlo', true), '')::int AND ${column} < nullif(current_setting('app.rhi', true), '')::int)`;

export class CreateBlueprints1795000000037 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE blueprints (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        region_code integer NOT NULL,
        name text NOT NULL,
        -- Of the latest version.
        version integer NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT pk_blueprints PRIMARY KEY (id),
        CONSTRAINT fk_blueprints_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT uq_blueprints_name UNIQUE (region_code, name),
        CONSTRAINT ck_blueprints_name CHECK (name <> ''),
        CONSTRAINT ck_blueprints_version CHECK (version > 0)
      );
      -- What was saved, every time: an exam names the version its papers were drawn from.
      CREATE TABLE blueprint_versions (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        blueprint_id uuid NOT NULL,
        number integer NOT NULL,
        -- { bankIds, seed, totalHundredths, lawOn, sections, limits }
        content jsonb NOT NULL,
        saved_by uuid NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_blueprint_versions PRIMARY KEY (id),
        CONSTRAINT fk_blueprint_versions_blueprint FOREIGN KEY (blueprint_id) REFERENCES blueprints (id),
        CONSTRAINT fk_blueprint_versions_saved_by FOREIGN KEY (saved_by) REFERENCES officers (id),
        CONSTRAINT uq_blueprint_versions_number UNIQUE (blueprint_id, number)
      );
      CREATE TRIGGER tr_blueprint_versions_immutable BEFORE UPDATE OR DELETE ON blueprint_versions
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE blueprints ENABLE ROW LEVEL SECURITY;
      ALTER TABLE blueprints FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_blueprints ON blueprints USING (${inRange('region_code')}) WITH CHECK (${inRange('region_code')});
      ALTER TABLE blueprint_versions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE blueprint_versions FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_blueprint_versions ON blueprint_versions
        USING (EXISTS (SELECT FROM blueprints b WHERE b.id = blueprint_id))
        WITH CHECK (EXISTS (SELECT FROM blueprints b WHERE b.id = blueprint_id));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE blueprint_versions, blueprints`);
  }
}
