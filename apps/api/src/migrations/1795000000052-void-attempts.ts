import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = `(region_code >= nullif(current_setting('app.rlo', true), '')::int
  AND region_code < nullif(current_setting('app.rhi', true), '')::int)`;
/** As with attempts: also where he serves who has gone from where he sat, and by himself. */
const ofVisibleOfficer = `EXISTS (SELECT FROM officers o WHERE o.id = officer_id)`;

/** An attempt is made void by somebody with a reason, its answers stay as they are, and only another decision brings it back. */
export class VoidAttempts1795000000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE attempt_voids (
        id bigint GENERATED ALWAYS AS IDENTITY,
        attempt_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        kind text NOT NULL,
        reason text NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        CONSTRAINT pk_attempt_voids PRIMARY KEY (id),
        CONSTRAINT fk_attempt_voids_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_attempt_voids_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_attempt_voids_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_attempt_voids_decided_by FOREIGN KEY (decided_by) REFERENCES officers (id),
        CONSTRAINT ck_attempt_voids_kind CHECK (kind IN ('void', 'restore')),
        CONSTRAINT ck_attempt_voids_reason CHECK (reason <> '')
      );
      CREATE INDEX ix_attempt_voids_attempt ON attempt_voids (attempt_id);
      CREATE TRIGGER tr_attempt_voids_append_only BEFORE UPDATE OR DELETE ON attempt_voids
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE attempt_voids ENABLE ROW LEVEL SECURITY;
      ALTER TABLE attempt_voids FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_attempt_voids_read ON attempt_voids FOR SELECT TO whetstone_app, CURRENT_USER
        USING (${inRange} OR ${ofVisibleOfficer});
      CREATE POLICY po_attempt_voids_insert ON attempt_voids FOR INSERT TO whetstone_app, CURRENT_USER
        WITH CHECK (${inRange});
      REVOKE UPDATE, DELETE ON attempt_voids FROM whetstone_app;

      ALTER TABLE attempts
        -- The decision by which it is void; null = it is not.
        ADD COLUMN void_id bigint,
        ADD CONSTRAINT fk_attempts_void FOREIGN KEY (void_id) REFERENCES attempt_voids (id),
        DROP CONSTRAINT ck_attempts_state,
        ADD CONSTRAINT ck_attempts_state CHECK (state IN ('prepared', 'in_progress', 'submitted', 'voided')),
        DROP CONSTRAINT ck_attempts_submitted,
        -- One that is void may have been handed in or not.
        ADD CONSTRAINT ck_attempts_submitted CHECK ((state = 'voided' OR (state = 'submitted') = (submitted_at IS NOT NULL))
          AND (submitted_at IS NULL) = (receipt_code IS NULL)),
        ADD CONSTRAINT ck_attempts_void CHECK ((state = 'voided') = (void_id IS NOT NULL));
      INSERT INTO attempt_moves VALUES ('in_progress', 'voided'), ('submitted', 'voided'), ('voided', 'in_progress'),
        ('voided', 'submitted');

      -- Made void by a decision about it, brought back by another one; until then and by that nothing of it changes.
      CREATE FUNCTION keep_voided_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        decided text := (SELECT kind FROM attempt_voids WHERE attempt_id = OLD.id ORDER BY id DESC LIMIT 1);
        wanted text := CASE WHEN NEW.state = 'voided' THEN 'void' ELSE 'restore' END;
      BEGIN
        IF (NEW.sheet, NEW.rev, NEW.sheet_hash, NEW.epoch, NEW.submitted_at, NEW.marks, NEW.points_hundredths, NEW.is_passed)
          IS DISTINCT FROM
          (OLD.sheet, OLD.rev, OLD.sheet_hash, OLD.epoch, OLD.submitted_at, OLD.marks, OLD.points_hundredths, OLD.is_passed)
        THEN
          RAISE EXCEPTION 'a voided attempt stays as it is' USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.state <> NEW.state AND decided IS DISTINCT FROM wanted THEN
          RAISE EXCEPTION 'nobody has decided that about the attempt' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_attempts_voided BEFORE UPDATE ON attempts FOR EACH ROW
        WHEN (OLD.state = 'voided' OR NEW.state = 'voided') EXECUTE FUNCTION keep_voided_attempt();

      -- Its room is told why.
      GRANT SELECT (void_id) ON attempts TO whetstone_exam;
      GRANT SELECT (id, reason) ON attempt_voids TO whetstone_exam;
      CREATE POLICY po_attempt_voids_exam ON attempt_voids FOR SELECT TO whetstone_exam USING (true);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_attempts_voided ON attempts;
      DROP FUNCTION keep_voided_attempt();
      DELETE FROM attempt_moves WHERE 'voided' IN (from_state, to_state);
      ALTER TABLE attempts
        DROP CONSTRAINT ck_attempts_void,
        DROP CONSTRAINT ck_attempts_submitted,
        ADD CONSTRAINT ck_attempts_submitted CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)
          AND (submitted_at IS NULL) = (receipt_code IS NULL)),
        DROP CONSTRAINT ck_attempts_state,
        ADD CONSTRAINT ck_attempts_state CHECK (state IN ('prepared', 'in_progress', 'submitted')),
        DROP COLUMN void_id;
      DROP TABLE attempt_voids;
    `);
  }
}
