import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateExams1795000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE exams (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        lecture_issue_id uuid,
        bank_id uuid NOT NULL,
        title text NOT NULL,
        -- [{ type, topicId, topic, count, pointsEachHundredths }, ...] in the order of the sections
        rules jsonb NOT NULL,
        question_count smallint NOT NULL,
        duration_seconds integer NOT NULL,
        max_points_hundredths integer NOT NULL,
        pass_points_hundredths integer NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        attempts_allowed smallint NOT NULL,
        published_by uuid,
        published_at timestamptz NOT NULL,
        CONSTRAINT pk_exams PRIMARY KEY (id),
        CONSTRAINT fk_exams_issue FOREIGN KEY (lecture_issue_id) REFERENCES lecture_issues (id),
        CONSTRAINT fk_exams_bank FOREIGN KEY (bank_id) REFERENCES banks (id),
        CONSTRAINT fk_exams_published_by FOREIGN KEY (published_by) REFERENCES officers (id),
        CONSTRAINT uq_exams_issue UNIQUE (lecture_issue_id),
        CONSTRAINT ck_exams_window CHECK (closes_at > opens_at),
        CONSTRAINT ck_exams_duration CHECK (duration_seconds > 0),
        CONSTRAINT ck_exams_pass CHECK (pass_points_hundredths BETWEEN 1 AND max_points_hundredths),
        CONSTRAINT ck_exams_attempts CHECK (attempts_allowed > 0)
      );
      -- One frozen form drawn for one attempt, without its key.
      CREATE TABLE papers (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        exam_id uuid NOT NULL,
        seed text NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT pk_papers PRIMARY KEY (id),
        CONSTRAINT fk_papers_exam FOREIGN KEY (exam_id) REFERENCES exams (id)
      );
      CREATE TABLE paper_keys (
        paper_id uuid NOT NULL,
        keys jsonb NOT NULL,
        CONSTRAINT pk_paper_keys PRIMARY KEY (paper_id),
        CONSTRAINT fk_paper_keys_paper FOREIGN KEY (paper_id) REFERENCES papers (id)
      );
      CREATE TRIGGER tr_papers_immutable BEFORE UPDATE OR DELETE ON papers
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE attempts (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        exam_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        number smallint NOT NULL,
        paper_id uuid NOT NULL,
        state text NOT NULL,
        epoch integer NOT NULL,
        rev integer NOT NULL,
        sheet jsonb NOT NULL,
        sheet_hash text NOT NULL,
        started_at timestamptz NOT NULL,
        deadline timestamptz NOT NULL,
        saved_at timestamptz,
        submitted_at timestamptz,
        -- Where the officer served when it began: a later transfer moves no past figure.
        region_code integer NOT NULL,
        points_hundredths integer,
        is_passed boolean,
        marks jsonb,
        receipt_code text,
        CONSTRAINT pk_attempts PRIMARY KEY (id),
        CONSTRAINT fk_attempts_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_attempts_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_attempts_paper FOREIGN KEY (paper_id) REFERENCES papers (id),
        CONSTRAINT fk_attempts_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT uq_attempts_number UNIQUE (exam_id, officer_id, number),
        CONSTRAINT uq_attempts_receipt_code UNIQUE (receipt_code),
        CONSTRAINT ck_attempts_state CHECK (state IN ('in_progress', 'submitted')),
        CONSTRAINT ck_attempts_deadline CHECK (deadline > started_at),
        CONSTRAINT ck_attempts_submitted CHECK ((state = 'submitted') =
          (submitted_at IS NOT NULL AND points_hundredths IS NOT NULL AND is_passed IS NOT NULL AND marks IS NOT NULL
           AND receipt_code IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_attempts_one_open ON attempts (exam_id, officer_id) WHERE state = 'in_progress';
      CREATE INDEX ix_attempts_open_deadline ON attempts (deadline) WHERE state = 'in_progress';
      CREATE INDEX ix_attempts_officer ON attempts (officer_id);
      -- Every acknowledged change of a sheet, for replay in an appeal.
      CREATE TABLE sheet_events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        attempt_id uuid NOT NULL,
        epoch integer NOT NULL,
        rev integer NOT NULL,
        sheet jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_sheet_events PRIMARY KEY (id),
        CONSTRAINT fk_sheet_events_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id)
      );
      CREATE INDEX ix_sheet_events_attempt ON sheet_events (attempt_id);
      CREATE TRIGGER tr_sheet_events_append_only BEFORE UPDATE OR DELETE ON sheet_events
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sheet_events, attempts, paper_keys, papers, exams`);
  }
}
