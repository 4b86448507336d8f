import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = `(region_code >= nullif(current_setting('app.rlo', true), '')::int
  AND region_code < nullif(current_setting('app.rhi', true), '')::int)`;
const isSelf = `officer_id = nullif(current_setting('app.officer', true), '')::uuid`;

/** A room is told when something about its attempt moves, and says that it is there. */
export class HearRooms1795000000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- When a window was last heard and how often its page was left; one row an epoch, written many at a time.
      CREATE TABLE room_presences (
        attempt_id uuid NOT NULL,
        epoch integer NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        heard_at timestamptz NOT NULL,
        left_count integer NOT NULL,
        CONSTRAINT pk_room_presences PRIMARY KEY (attempt_id, epoch),
        CONSTRAINT fk_room_presences_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_room_presences_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_room_presences_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT ck_room_presences_left CHECK (left_count >= 0)
      ) WITH (fillfactor = 70);
      ALTER TABLE room_presences ENABLE ROW LEVEL SECURITY;
      ALTER TABLE room_presences FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_room_presences_read ON room_presences FOR SELECT TO whetstone_app, CURRENT_USER
        USING (${inRange} OR ${isSelf});
      REVOKE INSERT, UPDATE, DELETE ON room_presences FROM whetstone_app;

      -- As with sheets: no scope is set for who is heard, and columns hold the role narrow instead.
      GRANT SELECT (region_code) ON attempts TO whetstone_exam;
      GRANT SELECT, INSERT, UPDATE (heard_at, left_count) ON room_presences TO whetstone_exam;
      CREATE POLICY po_room_presences_exam ON room_presences TO whetstone_exam USING (true) WITH CHECK (true);

      -- Not for a save, which sets none of these columns, nor for beginning and handing in: a country does either in the
      -- same minute, and who tells waits for whoever tells before him.
      CREATE FUNCTION tell_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('room', 'attempt ' || NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_attempts_tell AFTER UPDATE OF epoch, deadline, state ON attempts FOR EACH ROW
        WHEN (OLD.state = 'in_progress' AND NEW.state <> 'submitted'
          AND (OLD.epoch, OLD.deadline, OLD.state) IS DISTINCT FROM (NEW.epoch, NEW.deadline, NEW.state))
        EXECUTE FUNCTION tell_room();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_attempts_tell ON attempts;
      DROP FUNCTION tell_room();
      DROP TABLE room_presences;
      REVOKE SELECT (region_code) ON attempts FROM whetstone_exam;
    `);
  }
}
