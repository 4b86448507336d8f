import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const inRange = `(region_code >= ${LOWEST} AND region_code < ${UPPER})`;
const overlaps = `(region_code < ${UPPER} AND region_upper(region_code) > ${LOWEST})`;
/** As with attempts: also where he serves who has gone from where he sat, and by himself. */
const ofVisibleOfficer = `EXISTS (SELECT FROM officers o WHERE o.id = officer_id)`;

/** What was noted of him is nothing that his own scope shows. */
const ofOthers = `(${ofVisibleOfficer} AND officer_id IS DISTINCT FROM nullif(current_setting('app.officer', true), '')::uuid)`;

/** What those who watch over an exam say to its rooms, and what they note. */
export class SpeakToRooms1795000000053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE exam_messages (
        id bigint GENERATED ALWAYS AS IDENTITY,
        exam_id uuid NOT NULL,
        -- For whose officers it is: those of this region, all of them or some by name.
        region_code integer NOT NULL,
        is_to_all boolean NOT NULL,
        text text NOT NULL,
        sent_by uuid NOT NULL,
        sent_at timestamptz NOT NULL,
        CONSTRAINT pk_exam_messages PRIMARY KEY (id),
        CONSTRAINT fk_exam_messages_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_messages_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_exam_messages_by FOREIGN KEY (sent_by) REFERENCES officers (id),
        CONSTRAINT ck_exam_messages_text CHECK (text <> '')
      );
      CREATE INDEX ix_exam_messages_exam ON exam_messages (exam_id);
      -- To whom a message goes by name, and who has read it.
      CREATE TABLE exam_message_officers (
        message_id bigint NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        acknowledged_at timestamptz,
        CONSTRAINT pk_exam_message_officers PRIMARY KEY (message_id, officer_id),
        CONSTRAINT fk_exam_message_officers_message FOREIGN KEY (message_id) REFERENCES exam_messages (id),
        CONSTRAINT fk_exam_message_officers_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_exam_message_officers_region FOREIGN KEY (region_code) REFERENCES regions (code)
      );
      CREATE TABLE exam_incidents (
        id bigint GENERATED ALWAYS AS IDENTITY,
        exam_id uuid NOT NULL,
        -- Null = of the hall, not of one person.
        officer_id uuid,
        attempt_id uuid,
        region_code integer NOT NULL,
        kind text NOT NULL,
        text text NOT NULL,
        happened_at timestamptz NOT NULL,
        noted_by uuid NOT NULL,
        noted_at timestamptz NOT NULL,
        CONSTRAINT pk_exam_incidents PRIMARY KEY (id),
        CONSTRAINT fk_exam_incidents_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_incidents_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_exam_incidents_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_exam_incidents_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_exam_incidents_by FOREIGN KEY (noted_by) REFERENCES officers (id),
        CONSTRAINT ck_exam_incidents_kind CHECK (kind IN ('technical', 'conduct', 'identity', 'health', 'other')),
        CONSTRAINT ck_exam_incidents_text CHECK (text <> ''),
        CONSTRAINT ck_exam_incidents_time CHECK (happened_at <= noted_at),
        CONSTRAINT ck_exam_incidents_who CHECK (attempt_id IS NULL OR officer_id IS NOT NULL)
      );
      CREATE INDEX ix_exam_incidents_exam ON exam_incidents (exam_id);
      CREATE TRIGGER tr_exam_messages_append_only BEFORE UPDATE OR DELETE ON exam_messages
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER tr_exam_incidents_append_only BEFORE UPDATE OR DELETE ON exam_incidents
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE ON exam_messages, exam_message_officers, exam_incidents FROM whetstone_app;

      ALTER TABLE exam_messages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exam_messages FORCE ROW LEVEL SECURITY;
      ALTER TABLE exam_message_officers ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exam_message_officers FORCE ROW LEVEL SECURITY;
      ALTER TABLE exam_incidents ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exam_incidents FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_exam_message_officers_read ON exam_message_officers FOR SELECT TO whetstone_app, CURRENT_USER
        USING (${inRange} OR ${ofVisibleOfficer});
      CREATE POLICY po_exam_message_officers_insert ON exam_message_officers FOR INSERT TO whetstone_app, CURRENT_USER
        WITH CHECK (${inRange} OR ${ofVisibleOfficer});
      -- What goes to all of a province is seen in its counties; what goes to somebody by name where he is seen.
      CREATE POLICY po_exam_messages_read ON exam_messages FOR SELECT TO whetstone_app, CURRENT_USER
        USING (${inRange} OR (is_to_all AND ${overlaps})
          OR EXISTS (SELECT FROM exam_message_officers r WHERE r.message_id = exam_messages.id));
      CREATE POLICY po_exam_messages_insert ON exam_messages FOR INSERT TO whetstone_app, CURRENT_USER
        WITH CHECK (${inRange});
      CREATE POLICY po_exam_incidents_read ON exam_incidents FOR SELECT TO whetstone_app, CURRENT_USER
        USING (${inRange} OR ${ofOthers});
      CREATE POLICY po_exam_incidents_insert ON exam_incidents FOR INSERT TO whetstone_app, CURRENT_USER
        WITH CHECK (${inRange} OR ${ofOthers});

      -- Rooms are told, and say that it was read.
      GRANT SELECT (id, exam_id, region_code, is_to_all, text, sent_at) ON exam_messages TO whetstone_exam;
      GRANT SELECT, INSERT, UPDATE (acknowledged_at) ON exam_message_officers TO whetstone_exam;
      CREATE POLICY po_exam_messages_exam ON exam_messages FOR SELECT TO whetstone_exam USING (true);
      CREATE POLICY po_exam_message_officers_exam ON exam_message_officers TO whetstone_exam
        USING (true) WITH CHECK (true);
      CREATE FUNCTION tell_rooms() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('room', 'exam ' || NEW.exam_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_exam_messages_tell AFTER INSERT ON exam_messages FOR EACH ROW EXECUTE FUNCTION tell_rooms();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE exam_incidents, exam_message_officers, exam_messages;
      DROP FUNCTION tell_rooms();
    `);
  }
}
