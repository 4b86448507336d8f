import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCourses1795000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE lecture_series (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        region_code integer NOT NULL,
        CONSTRAINT pk_lecture_series PRIMARY KEY (id),
        CONSTRAINT fk_lecture_series_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT uq_lecture_series_region UNIQUE (region_code)
      );
      CREATE TABLE videos (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        duration_ms integer NOT NULL,
        uploaded_by uuid,
        uploaded_at timestamptz NOT NULL,
        CONSTRAINT pk_videos PRIMARY KEY (id),
        CONSTRAINT fk_videos_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES officers (id),
        CONSTRAINT ck_videos_duration CHECK (duration_ms > 0)
      );
      CREATE TABLE video_files (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        video_id uuid NOT NULL,
        mime_type text NOT NULL,
        bytes bigint NOT NULL,
        sha256 bytea NOT NULL,
        CONSTRAINT pk_video_files PRIMARY KEY (id),
        CONSTRAINT fk_video_files_video FOREIGN KEY (video_id) REFERENCES videos (id),
        CONSTRAINT uq_video_files_type UNIQUE (video_id, mime_type),
        CONSTRAINT ck_video_files_type CHECK (mime_type IN ('video/webm', 'video/mp4'))
      );
      CREATE TABLE lecture_issues (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        series_id uuid NOT NULL,
        year smallint NOT NULL,
        number smallint NOT NULL,
        title text NOT NULL,
        summary text NOT NULL,
        video_id uuid NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        -- Share of the video that must be credited, in ten-thousandths: 9000 = 90 %.
        threshold_parts smallint NOT NULL,
        published_by uuid,
        published_at timestamptz NOT NULL,
        CONSTRAINT pk_lecture_issues PRIMARY KEY (id),
        CONSTRAINT fk_lecture_issues_series FOREIGN KEY (series_id) REFERENCES lecture_series (id),
        CONSTRAINT fk_lecture_issues_video FOREIGN KEY (video_id) REFERENCES videos (id),
        CONSTRAINT fk_lecture_issues_published_by FOREIGN KEY (published_by) REFERENCES officers (id),
        CONSTRAINT uq_lecture_issues_number UNIQUE (series_id, year, number),
        CONSTRAINT ck_lecture_issues_window CHECK (closes_at > opens_at),
        CONSTRAINT ck_lecture_issues_threshold CHECK (threshold_parts BETWEEN 1 AND 10000)
      );
      CREATE TABLE lecture_issue_regions (
        lecture_issue_id uuid NOT NULL,
        region_code integer NOT NULL,
        CONSTRAINT pk_lecture_issue_regions PRIMARY KEY (lecture_issue_id, region_code),
        CONSTRAINT fk_lecture_issue_regions_issue FOREIGN KEY (lecture_issue_id) REFERENCES lecture_issues (id),
        CONSTRAINT fk_lecture_issue_regions_region FOREIGN KEY (region_code) REFERENCES regions (code)
      );
      CREATE TABLE watch_leases (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        officer_id uuid NOT NULL,
        lecture_issue_id uuid NOT NULL,
        device text NOT NULL,
        started_at timestamptz NOT NULL,
        reported_at timestamptz NOT NULL,
        ended_at timestamptz,
        -- Played milliseconds credited under this lease so far, replays included.
        claimed_ms integer NOT NULL DEFAULT 0,
        CONSTRAINT pk_watch_leases PRIMARY KEY (id),
        CONSTRAINT fk_watch_leases_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_watch_leases_issue FOREIGN KEY (lecture_issue_id) REFERENCES lecture_issues (id)
      );
      -- One lecture at a time per officer, whatever the code does.
      CREATE UNIQUE INDEX uq_watch_leases_one_open ON watch_leases (officer_id) WHERE ended_at IS NULL;
      CREATE INDEX ix_watch_leases_issue_officer ON watch_leases (lecture_issue_id, officer_id);
      CREATE TABLE watch_reports (
        id bigint GENERATED ALWAYS AS IDENTITY,
        lease_id uuid NOT NULL,
        reported_at timestamptz NOT NULL,
        -- As the player said it: [[from_ms, to_ms], ...]
        spans jsonb NOT NULL,
        credited_spans jsonb NOT NULL,
        jumped_to_ms integer,
        not_credited text,
        CONSTRAINT pk_watch_reports PRIMARY KEY (id),
        CONSTRAINT fk_watch_reports_lease FOREIGN KEY (lease_id) REFERENCES watch_leases (id)
      );
      CREATE INDEX ix_watch_reports_lease ON watch_reports (lease_id);
      CREATE TRIGGER tr_watch_reports_append_only BEFORE UPDATE OR DELETE ON watch_reports
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE attendances (
        officer_id uuid NOT NULL,
        lecture_issue_id uuid NOT NULL,
        -- The union of credited spans, sorted, apart from each other: [[from_ms, to_ms], ...]
        spans jsonb NOT NULL,
        credited_ms integer NOT NULL,
        position_ms integer NOT NULL,
        updated_at timestamptz NOT NULL,
        counted_at timestamptz,
        -- Where the officer served when it counted: a later transfer moves no past figure.
        region_code integer,
        CONSTRAINT pk_attendances PRIMARY KEY (officer_id, lecture_issue_id),
        CONSTRAINT fk_attendances_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_attendances_issue FOREIGN KEY (lecture_issue_id) REFERENCES lecture_issues (id),
        CONSTRAINT ck_attendances_credited CHECK (credited_ms >= 0)
      );
      CREATE INDEX ix_attendances_issue ON attendances (lecture_issue_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE attendances, watch_reports, watch_leases, lecture_issue_regions, lecture_issues, video_files, videos, lecture_series`,
    );
  }
}
