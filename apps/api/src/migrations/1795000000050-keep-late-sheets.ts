import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = `(region_code >= nullif(current_setting('app.rlo', true), '')::int
  AND region_code < nullif(current_setting('app.rhi', true), '')::int)`;
const isSelf = `officer_id = nullif(current_setting('app.officer', true), '')::uuid`;

/** Sheets that came after their attempt's end: none is dropped, none counts until a person has decided so. */
export class KeepLateSheets1795000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE late_sheets (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        attempt_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        epoch integer NOT NULL,
        rev integer NOT NULL,
        sheet jsonb NOT NULL,
        sheet_hash text NOT NULL,
        arrived_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open',
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        CONSTRAINT pk_late_sheets PRIMARY KEY (id),
        CONSTRAINT fk_late_sheets_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_late_sheets_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_late_sheets_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_late_sheets_decided_by FOREIGN KEY (decided_by) REFERENCES officers (id),
        CONSTRAINT uq_late_sheets_content UNIQUE (attempt_id, sheet_hash),
        CONSTRAINT ck_late_sheets_state CHECK (state IN ('open', 'accepted', 'declined')),
        CONSTRAINT ck_late_sheets_decided CHECK (
          (state = 'open') = (decided_by IS NULL AND decided_at IS NULL AND reason IS NULL))
      );
      CREATE INDEX ix_late_sheets_officer ON late_sheets (officer_id);
      ALTER TABLE late_sheets ENABLE ROW LEVEL SECURITY;
      ALTER TABLE late_sheets FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_late_sheets_read ON late_sheets FOR SELECT USING (${inRange} OR ${isSelf});
      CREATE POLICY po_late_sheets_insert ON late_sheets FOR INSERT WITH CHECK (${inRange} OR ${isSelf});
      CREATE POLICY po_late_sheets_update ON late_sheets FOR UPDATE USING (${inRange}) WITH CHECK (${inRange});

      -- What came is what came, and what was decided stays decided.
      CREATE FUNCTION keep_late_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'open' OR (NEW.attempt_id, NEW.officer_id, NEW.epoch, NEW.rev, NEW.sheet, NEW.sheet_hash,
            NEW.arrived_at) IS DISTINCT FROM (OLD.attempt_id, OLD.officer_id, OLD.epoch, OLD.rev, OLD.sheet,
            OLD.sheet_hash, OLD.arrived_at) THEN
          RAISE EXCEPTION 'a late sheet is decided on once and never changed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_late_sheets_keep BEFORE UPDATE ON late_sheets FOR EACH ROW EXECUTE FUNCTION keep_late_sheet();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE late_sheets; DROP FUNCTION keep_late_sheet()`);
  }
}
