import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;

const inRange = (column: string) => `(${column} >= ${LOWEST} AND ${column} < ${UPPER})`;
const overlaps = (column: string) => `(${column} < ${UPPER} AND region_upper(${column}) > ${LOWEST})`;

/** Of a lecture's test: as before, whoever sees the lecture. */
const OF_LECTURE = `EXISTS (SELECT FROM lecture_issues i WHERE i.id = lecture_issue_id)`;

/** Of an exam by itself: its region's, those of its audience's regions, whoever serves or served there, is listed, or sat it. */
const BY_ITSELF = `lecture_issue_id IS NULL AND (${inRange('region_code')}
  OR EXISTS (SELECT FROM exam_regions r WHERE r.exam_id = exams.id AND (${overlaps('r.region_code')}
    OR EXISTS (SELECT FROM postings p WHERE p.officer_id = ${OFFICER}
               AND p.region_code >= r.region_code AND p.region_code < region_upper(r.region_code))))
  OR EXISTS (SELECT FROM exam_officers l WHERE l.exam_id = exams.id AND l.officer_id = ${OFFICER})
  OR EXISTS (SELECT FROM attempts a WHERE a.exam_id = exams.id AND a.officer_id = ${OFFICER}))`;

const LECTURE_WRITE = `EXISTS (SELECT FROM lecture_issues i JOIN lecture_series s ON s.id = i.series_id
    WHERE i.id = lecture_issue_id AND ${inRange('s.region_code')})
  OR EXISTS (SELECT FROM lecture_issue_regions l WHERE l.lecture_issue_id = exams.lecture_issue_id
    GROUP BY l.lecture_issue_id HAVING bool_and(${inRange('l.region_code')}))`;

const WRITE = `${LECTURE_WRITE} OR (lecture_issue_id IS NULL AND ${inRange('region_code')})`;

const ofVisibleOfficer = `EXISTS (SELECT FROM officers o WHERE o.id = officer_id)`;

/** Exams that belong to no lecture: with an audience of their own, drawn by a blueprint, and all that is set for them. */
export class SetExams1795000000038 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE exams
        ALTER COLUMN bank_id DROP NOT NULL,
        -- Whose it is; null = its lecture's.
        ADD COLUMN region_code integer,
        ADD COLUMN blueprint_version_id uuid,
        ADD COLUMN last_entry_at timestamptz,
        ADD COLUMN shows_whole_paper boolean NOT NULL DEFAULT false,
        ADD COLUMN is_practice boolean NOT NULL DEFAULT false,
        -- Null = at hand-in.
        -- Null = with the points.
        ADD COLUMN keys_from timestamptz,
        ADD COLUMN hall_password_digest bytea,
        ADD COLUMN hall_networks text[] NOT NULL DEFAULT '{}',
        ADD COLUMN prerequisite_issue_id uuid,
        -- Empty = any.
        ADD COLUMN audience_posts text[] NOT NULL DEFAULT '{}',
        ADD COLUMN audience_grades text[] NOT NULL DEFAULT '{}',
        ADD COLUMN attended_issue_id uuid,
        ADD COLUMN make_up_of uuid,
        ADD CONSTRAINT fk_exams_region FOREIGN KEY (region_code) REFERENCES regions (code),
        ADD CONSTRAINT fk_exams_blueprint FOREIGN KEY (blueprint_version_id) REFERENCES blueprint_versions (id),
        ADD CONSTRAINT fk_exams_prerequisite FOREIGN KEY (prerequisite_issue_id) REFERENCES lecture_issues (id),
        ADD CONSTRAINT fk_exams_attended FOREIGN KEY (attended_issue_id) REFERENCES lecture_issues (id),
        ADD CONSTRAINT fk_exams_make_up FOREIGN KEY (make_up_of) REFERENCES exams (id),
        ADD CONSTRAINT ck_exams_home CHECK ((lecture_issue_id IS NULL) = (region_code IS NOT NULL)),
        ADD CONSTRAINT ck_exams_source CHECK ((bank_id IS NULL) = (blueprint_version_id IS NOT NULL)),
        ADD CONSTRAINT ck_exams_last_entry CHECK (last_entry_at > opens_at AND last_entry_at <= closes_at),
        ADD CONSTRAINT ck_exams_length
          CHECK (lecture_issue_id IS NOT NULL OR duration_seconds <= extract(epoch FROM closes_at - opens_at)),
        ADD CONSTRAINT ck_exams_release
          CHECK (keys_from >= closes_at),
        ADD CONSTRAINT ck_exams_make_up CHECK (make_up_of <> id);
      CREATE INDEX ix_exams_region ON exams (region_code) WHERE region_code IS NOT NULL;
      CREATE TABLE exam_regions (
        exam_id uuid NOT NULL,
        region_code integer NOT NULL,
        CONSTRAINT pk_exam_regions PRIMARY KEY (exam_id, region_code),
        CONSTRAINT fk_exam_regions_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_regions_region FOREIGN KEY (region_code) REFERENCES regions (code)
      );
      -- Those who are asked by name, wherever they serve.
      CREATE TABLE exam_officers (
        exam_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        CONSTRAINT pk_exam_officers PRIMARY KEY (exam_id, officer_id),
        CONSTRAINT fk_exam_officers_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_officers_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE INDEX ix_exam_officers_officer ON exam_officers (officer_id);
      -- More time for one person, for every sitting of an exam; what was given is never taken back.
      CREATE TABLE exam_extra_times (
        id bigint GENERATED ALWAYS AS IDENTITY,
        exam_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        seconds integer NOT NULL,
        reason text NOT NULL,
        granted_by uuid NOT NULL,
        granted_at timestamptz NOT NULL,
        CONSTRAINT pk_exam_extra_times PRIMARY KEY (id),
        CONSTRAINT fk_exam_extra_times_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_exam_extra_times_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_exam_extra_times_by FOREIGN KEY (granted_by) REFERENCES officers (id),
        CONSTRAINT ck_exam_extra_times_seconds CHECK (seconds BETWEEN 60 AND 14400),
        CONSTRAINT ck_exam_extra_times_reason CHECK (reason <> '')
      );
      CREATE INDEX ix_exam_extra_times_exam ON exam_extra_times (exam_id, officer_id);
      CREATE TRIGGER tr_exam_extra_times_append_only BEFORE UPDATE OR DELETE ON exam_extra_times
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE attempts
        ADD COLUMN extra_seconds integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT ck_attempts_extra CHECK (extra_seconds >= 0);

      ALTER TABLE exam_officers ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exam_officers FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_exam_officers ON exam_officers USING (${ofVisibleOfficer}) WITH CHECK (${ofVisibleOfficer});
      ALTER TABLE exam_extra_times ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exam_extra_times FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_exam_extra_times ON exam_extra_times
        USING (${ofVisibleOfficer}) WITH CHECK (${ofVisibleOfficer});
      REVOKE UPDATE, DELETE ON exam_extra_times FROM whetstone_app;
      ALTER POLICY po_exams_read ON exams USING (${OF_LECTURE} OR (${BY_ITSELF}));
      ALTER POLICY po_exams_insert ON exams WITH CHECK (${WRITE});
      ALTER POLICY po_exams_update ON exams USING (${WRITE}) WITH CHECK (${WRITE});
      ALTER POLICY po_exams_delete ON exams USING (${WRITE});
      -- What decides when an attempt begins and ends, and when its points are told.
      GRANT SELECT (last_entry_at, keys_from) ON exams TO whetstone_exam;
      GRANT SELECT (extra_seconds) ON attempts TO whetstone_exam;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE SELECT (extra_seconds) ON attempts FROM whetstone_exam;
      REVOKE SELECT (last_entry_at, keys_from) ON exams FROM whetstone_exam;
      ALTER POLICY po_exams_delete ON exams USING (${LECTURE_WRITE});
      ALTER POLICY po_exams_update ON exams USING (${LECTURE_WRITE}) WITH CHECK (${LECTURE_WRITE});
      ALTER POLICY po_exams_insert ON exams WITH CHECK (${LECTURE_WRITE});
      ALTER POLICY po_exams_read ON exams USING (${OF_LECTURE});
      ALTER TABLE attempts DROP COLUMN extra_seconds;
      DROP TABLE exam_extra_times, exam_officers, exam_regions;
      DROP INDEX ix_exams_region;
      ALTER TABLE exams DROP CONSTRAINT ck_exams_home, DROP CONSTRAINT ck_exams_source, DROP CONSTRAINT ck_exams_length,
        DROP CONSTRAINT ck_exams_release, DROP CONSTRAINT ck_exams_make_up, DROP CONSTRAINT ck_exams_last_entry;
      ALTER TABLE exams DROP COLUMN make_up_of, DROP COLUMN attended_issue_id, DROP COLUMN audience_grades,
        DROP COLUMN audience_posts, DROP COLUMN prerequisite_issue_id, DROP COLUMN hall_networks,
        DROP COLUMN hall_password_digest, DROP COLUMN keys_from, DROP COLUMN is_practice,
        DROP COLUMN shows_whole_paper, DROP COLUMN last_entry_at, DROP COLUMN blueprint_version_id, DROP COLUMN region_code;
      ALTER TABLE exams ALTER COLUMN bank_id SET NOT NULL;
    `);
  }
}
