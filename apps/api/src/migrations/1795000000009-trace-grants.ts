import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TraceGrants1795000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE grants
        -- Null = made by the installation itself.
        ADD COLUMN granted_by uuid,
        ADD COLUMN granted_at timestamptz,
        ADD COLUMN reason text NOT NULL DEFAULT '',
        ADD COLUMN ended_by uuid,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN end_reason text NOT NULL DEFAULT '',
        ADD CONSTRAINT fk_grants_granted_by FOREIGN KEY (granted_by) REFERENCES officers (id),
        ADD CONSTRAINT fk_grants_ended_by FOREIGN KEY (ended_by) REFERENCES officers (id),
        -- A grant that is called back before its first day has no days at all.
        DROP CONSTRAINT ck_grants_days,
        ADD CONSTRAINT ck_grants_days CHECK (valid_to >= valid_from),
        ADD CONSTRAINT ex_grants_offices EXCLUDE USING gist
          (officer_id WITH =, role WITH <>, daterange(valid_from, valid_to) WITH &&)
          WHERE (role IN ('system_administrator', 'security_administrator', 'auditor')),
        ADD CONSTRAINT ex_grants_same EXCLUDE USING gist
          (officer_id WITH =, role WITH =, region_code WITH =, daterange(valid_from, valid_to) WITH &&);
      CREATE INDEX ix_grants_region ON grants (region_code);
      REVOKE DELETE ON grants FROM whetstone_app;

      -- On the day an office is left somebody else holds it; two who leave at once take turns.
      CREATE FUNCTION keep_offices() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(7261161);
        IF NOT EXISTS (SELECT FROM grants g WHERE g.role = OLD.role AND g.id <> OLD.id
                       AND g.valid_from <= NEW.valid_to AND (g.valid_to IS NULL OR g.valid_to > NEW.valid_to)) THEN
          RAISE EXCEPTION 'nobody would be % on %', OLD.role, NEW.valid_to
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tr_grants_offices';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_grants_offices AFTER UPDATE OF valid_to ON grants FOR EACH ROW
        WHEN (OLD.role IN ('system_administrator', 'security_administrator', 'auditor')
              AND NEW.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to)
        EXECUTE FUNCTION keep_offices();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_grants_offices ON grants;
      DROP FUNCTION keep_offices();
      DROP INDEX ix_grants_region;
      ALTER TABLE grants DROP CONSTRAINT ex_grants_same, DROP CONSTRAINT ex_grants_offices,
        DROP CONSTRAINT ck_grants_days, ADD CONSTRAINT ck_grants_days CHECK (valid_to > valid_from),
        DROP COLUMN granted_by, DROP COLUMN granted_at, DROP COLUMN reason, DROP COLUMN ended_by, DROP COLUMN ended_at,
        DROP COLUMN end_reason;
    `);
  }
}
