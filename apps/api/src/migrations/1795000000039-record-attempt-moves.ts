import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may happen to an attempt as data, and a record of what did. A save moves nothing and pays for none of it. */
export class RecordAttemptMoves1795000000039 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE attempt_moves (
        -- '' = the attempt comes to be.
        from_state text NOT NULL,
        to_state text NOT NULL,
        CONSTRAINT pk_attempt_moves PRIMARY KEY (from_state, to_state)
      );
      REVOKE INSERT, UPDATE, DELETE ON attempt_moves FROM whetstone_app;
      INSERT INTO attempt_moves VALUES ('', 'prepared'), ('', 'in_progress'), ('', 'submitted'), ('prepared', 'in_progress'),
        ('in_progress', 'in_progress'), ('in_progress', 'submitted');

      CREATE TABLE attempt_records (
        id bigint GENERATED ALWAYS AS IDENTITY,
        attempt_id uuid NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        epoch integer NOT NULL,
        -- Who was at work; null = the server itself, or the officer at his own attempt.
        moved_by uuid,
        moved_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_attempt_records PRIMARY KEY (id),
        CONSTRAINT fk_attempt_records_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_attempt_records_moved_by FOREIGN KEY (moved_by) REFERENCES officers (id)
      );
      CREATE INDEX ix_attempt_records_attempt ON attempt_records (attempt_id);
      CREATE TRIGGER tr_attempt_records_append_only BEFORE UPDATE OR DELETE ON attempt_records
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE attempt_records ENABLE ROW LEVEL SECURITY;
      ALTER TABLE attempt_records FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_attempt_records_read ON attempt_records FOR SELECT
        USING (EXISTS (SELECT FROM attempts a WHERE a.id = attempt_id));
      CREATE POLICY po_attempt_records_insert ON attempt_records FOR INSERT TO CURRENT_USER WITH CHECK (true);
      REVOKE INSERT, UPDATE, DELETE ON attempt_records FROM whetstone_app;

      -- As the owner: whoever moves an attempt writes no record of his own making.
      CREATE FUNCTION record_attempt_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        before text := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.state END;
      BEGIN
        IF NOT EXISTS (SELECT FROM attempt_moves WHERE from_state = before AND to_state = NEW.state) THEN
          RAISE EXCEPTION 'an attempt does not go from "%" to "%"', before, NEW.state USING ERRCODE = 'check_violation';
        END IF;
        -- What lies ready has happened to nobody yet.
        IF NEW.state <> 'prepared' THEN
          INSERT INTO attempt_records (attempt_id, from_state, to_state, epoch, moved_by)
          VALUES (NEW.id, before, NEW.state, NEW.epoch,
            nullif(nullif(current_setting('app.officer', true), ''), NEW.officer_id::text)::uuid);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_attempts_begin_record AFTER INSERT ON attempts
        FOR EACH ROW EXECUTE FUNCTION record_attempt_move();
      CREATE TRIGGER tr_attempts_record AFTER UPDATE OF state, epoch ON attempts FOR EACH ROW
        WHEN ((OLD.state, OLD.epoch) IS DISTINCT FROM (NEW.state, NEW.epoch))
        EXECUTE FUNCTION record_attempt_move();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_attempts_record ON attempts;
      DROP TRIGGER tr_attempts_begin_record ON attempts;
      DROP FUNCTION record_attempt_move();
      DROP TABLE attempt_records, attempt_moves;
    `);
  }
}
