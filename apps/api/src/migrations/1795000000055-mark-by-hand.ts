import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = `(region_code >= nullif(current_setting('app.rlo', true), '')::int
  AND region_code < nullif(current_setting('app.rhi', true), '')::int)`;
const isSelf = (column: string) => `${column} = nullif(current_setting('app.officer', true), '')::uuid`;

/** A marker reads the texts he has taken, and those he is measured by. */
const isHis = `EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = written_answers.id AND ${isSelf('r.marker_id')})
  OR (is_anchor AND EXISTS (SELECT FROM exam_markers m
    WHERE m.exam_id = written_answers.exam_id AND m.removed_at IS NULL AND ${isSelf('m.officer_id')}))`;

/** Read by the regions that answer for the exam and, where it is his own work, by a marker. The server alone writes. */
const WALLED: Readonly<Record<string, string>> = {
  exam_markers: `${inRange} OR ${isSelf('officer_id')}`,
  written_answers: `${inRange} OR ${isHis}`,
  answer_links: inRange,
  answer_readings: `${inRange} OR ${isSelf('marker_id')}`,
  answer_marks: `${inRange} OR ${isSelf('marker_id')}`,
  anchor_answers: inRange,
  anchor_readings: `${inRange} OR ${isSelf('marker_id')}`,
};

/**
 * What persons read of an exam. Rows are behind the wall of the exam's own region; only `answer_links` has the region of
 * the officer who answered, for it says who he is.
 */
export class MarkByHand1795000000055 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- How an exam is marked by hand; no row = nobody has set it up, and nothing is handed out.
      CREATE TABLE marking_plans (
        exam_id uuid NOT NULL,
        step_hundredths integer NOT NULL,
        limit_percent integer NOT NULL,
        excludes_own_unit boolean NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT pk_marking_plans PRIMARY KEY (exam_id),
        CONSTRAINT fk_marking_plans_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_marking_plans_set_by FOREIGN KEY (set_by) REFERENCES officers (id),
        CONSTRAINT ck_marking_plans_step CHECK (step_hundredths IN (10, 25, 50, 100)),
        CONSTRAINT ck_marking_plans_limit CHECK (limit_percent BETWEEN 0 AND 50)
      );
      CREATE TABLE exam_markers (
        exam_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT pk_exam_markers PRIMARY KEY (exam_id, officer_id),
        CONSTRAINT fk_exam_markers_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_markers_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_exam_markers_added_by FOREIGN KEY (added_by) REFERENCES officers (id)
      );
      CREATE INDEX ix_exam_markers_officer ON exam_markers (officer_id);

      -- A text to be read, once however many wrote the same; whose it is stands in answer_links.
      CREATE TABLE written_answers (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        exam_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        region_code integer NOT NULL,
        texts jsonb NOT NULL,
        texts_digest text NOT NULL,
        -- What all written parts of the question are worth on the paper, and how far apart two readers may be.
        max_hundredths integer NOT NULL,
        limit_hundredths integer NOT NULL,
        wanted smallint NOT NULL DEFAULT 2,
        settled_hundredths integer,
        settled_at timestamptz,
        is_anchor boolean NOT NULL DEFAULT false,
        CONSTRAINT pk_written_answers PRIMARY KEY (id),
        CONSTRAINT fk_written_answers_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_written_answers_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT uq_written_answers_text UNIQUE (exam_id, revision_id, texts_digest, max_hundredths),
        CONSTRAINT uq_written_answers_max UNIQUE (id, max_hundredths),
        CONSTRAINT ck_written_answers_wanted CHECK (wanted IN (2, 3)),
        CONSTRAINT ck_written_answers_settled CHECK ((settled_hundredths IS NULL) = (settled_at IS NULL)),
        CONSTRAINT ck_written_answers_points CHECK (settled_hundredths BETWEEN 0 AND max_hundredths),
        CONSTRAINT ck_written_answers_anchor CHECK (NOT is_anchor OR settled_at IS NOT NULL)
      );
      CREATE INDEX ix_written_answers_open ON written_answers (exam_id, revision_id) WHERE settled_at IS NULL;
      CREATE TABLE answer_links (
        attempt_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        answer_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        unit_id uuid,
        -- What reading it came to, beside the attempt: whoever marks that again need not see the answer itself.
        read_hundredths integer,
        CONSTRAINT pk_answer_links PRIMARY KEY (attempt_id, revision_id),
        CONSTRAINT fk_answer_links_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_answer_links_answer FOREIGN KEY (answer_id) REFERENCES written_answers (id),
        CONSTRAINT fk_answer_links_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_answer_links_unit FOREIGN KEY (unit_id) REFERENCES units (id),
        CONSTRAINT ck_answer_links_points CHECK (read_hundredths >= 0)
      );
      CREATE INDEX ix_answer_links_answer ON answer_links (answer_id);

      -- One marker with one answer: taken for a while, then read. Two of them, a third only where they are too far apart.
      CREATE TABLE answer_readings (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        answer_id uuid NOT NULL,
        region_code integer NOT NULL,
        place smallint NOT NULL,
        marker_id uuid NOT NULL,
        taken_at timestamptz NOT NULL,
        taken_until timestamptz NOT NULL,
        read_at timestamptz,
        hundredths integer,
        max_hundredths integer NOT NULL,
        CONSTRAINT pk_answer_readings PRIMARY KEY (id),
        CONSTRAINT fk_answer_readings_answer FOREIGN KEY (answer_id, max_hundredths)
          REFERENCES written_answers (id, max_hundredths),
        CONSTRAINT fk_answer_readings_marker FOREIGN KEY (marker_id) REFERENCES officers (id),
        CONSTRAINT uq_answer_readings_place UNIQUE (answer_id, place),
        CONSTRAINT uq_answer_readings_marker UNIQUE (answer_id, marker_id),
        CONSTRAINT ck_answer_readings_place CHECK (place BETWEEN 1 AND 3),
        CONSTRAINT ck_answer_readings_read CHECK ((read_at IS NULL) = (hundredths IS NULL)),
        CONSTRAINT ck_answer_readings_points CHECK (hundredths BETWEEN 0 AND max_hundredths)
      );
      CREATE INDEX ix_answer_readings_marker ON answer_readings (marker_id, read_at);
      -- Every time points were given to a reading; the last counts, none is ever changed.
      CREATE TABLE answer_marks (
        id bigint GENERATED ALWAYS AS IDENTITY,
        reading_id uuid NOT NULL,
        region_code integer NOT NULL,
        marker_id uuid NOT NULL,
        ticks jsonb NOT NULL,
        hundredths integer NOT NULL,
        -- Of a correction; empty the first time.
        reason text NOT NULL,
        given_at timestamptz NOT NULL,
        CONSTRAINT pk_answer_marks PRIMARY KEY (id),
        CONSTRAINT fk_answer_marks_reading FOREIGN KEY (reading_id) REFERENCES answer_readings (id),
        CONSTRAINT fk_answer_marks_marker FOREIGN KEY (marker_id) REFERENCES officers (id),
        CONSTRAINT ck_answer_marks_points CHECK (hundredths >= 0)
      );
      CREATE INDEX ix_answer_marks_reading ON answer_marks (reading_id, id);
      CREATE TRIGGER tr_answer_marks_append_only BEFORE UPDATE OR DELETE ON answer_marks
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- An answer with set marks: its points stand, and markers read it before they go on.
      CREATE TABLE anchor_answers (
        answer_id uuid NOT NULL,
        region_code integer NOT NULL,
        ticks jsonb NOT NULL,
        hundredths integer NOT NULL,
        max_hundredths integer NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT pk_anchor_answers PRIMARY KEY (answer_id),
        CONSTRAINT fk_anchor_answers_answer FOREIGN KEY (answer_id, max_hundredths)
          REFERENCES written_answers (id, max_hundredths),
        CONSTRAINT fk_anchor_answers_set_by FOREIGN KEY (set_by) REFERENCES officers (id),
        CONSTRAINT ck_anchor_answers_points CHECK (hundredths BETWEEN 0 AND max_hundredths)
      );
      CREATE TABLE anchor_readings (
        answer_id uuid NOT NULL,
        marker_id uuid NOT NULL,
        round smallint NOT NULL,
        region_code integer NOT NULL,
        ticks jsonb NOT NULL,
        hundredths integer NOT NULL,
        read_at timestamptz NOT NULL,
        CONSTRAINT pk_anchor_readings PRIMARY KEY (answer_id, marker_id, round),
        CONSTRAINT fk_anchor_readings_answer FOREIGN KEY (answer_id) REFERENCES anchor_answers (answer_id),
        CONSTRAINT fk_anchor_readings_marker FOREIGN KEY (marker_id) REFERENCES officers (id),
        CONSTRAINT ck_anchor_readings_points CHECK (hundredths >= 0)
      );
      CREATE TRIGGER tr_anchor_readings_append_only BEFORE UPDATE OR DELETE ON anchor_readings
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- What no unique constraint can say. Only the server itself writes here, and it sees what a marker does not.
      CREATE FUNCTION keep_readings() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        others integer[];
        apart integer;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF (NEW.answer_id, NEW.place, NEW.marker_id) IS DISTINCT FROM (OLD.answer_id, OLD.place, OLD.marker_id)
            OR (OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at) THEN
            RAISE EXCEPTION 'a reading stays with its marker' USING ERRCODE = 'check_violation',
              CONSTRAINT = 'tr_answer_readings_keep';
          END IF;
          RETURN NEW;
        END IF;
        IF EXISTS (SELECT FROM answer_links l WHERE l.answer_id = NEW.answer_id AND l.officer_id = NEW.marker_id) THEN
          RAISE EXCEPTION 'nobody reads his own answer' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'tr_answer_readings_keep';
        END IF;
        IF NEW.place = 3 THEN
          SELECT array_agg(r.hundredths ORDER BY r.place) FILTER (WHERE r.read_at IS NOT NULL) INTO others
            FROM answer_readings r WHERE r.answer_id = NEW.answer_id AND r.place < 3;
          SELECT limit_hundredths INTO apart FROM written_answers WHERE id = NEW.answer_id;
          IF coalesce(cardinality(others), 0) < 2 OR abs(others[1] - others[2]) <= apart THEN
            RAISE EXCEPTION 'no third reading without need' USING ERRCODE = 'check_violation',
              CONSTRAINT = 'tr_answer_readings_keep';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_answer_readings_keep BEFORE INSERT OR UPDATE ON answer_readings
        FOR EACH ROW EXECUTE FUNCTION keep_readings();
    `);
    for (const [table, seen] of Object.entries(WALLED))
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (${seen});
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK (${inRange});
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING (${inRange}) WITH CHECK (${inRange});
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING (${inRange});
      `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE anchor_readings, anchor_answers, answer_marks, answer_readings, answer_links, written_answers,
        exam_markers, marking_plans;
      DROP FUNCTION keep_readings();
    `);
  }
}
