import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1795000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE TABLE units (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        kind text NOT NULL,
        region_code integer NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_units PRIMARY KEY (id),
        CONSTRAINT fk_units_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT uq_units_name UNIQUE (region_code, name),
        CONSTRAINT ck_units_kind CHECK (kind IN ('corps', 'detachment', 'brigade', 'branch', 'other')),
        CONSTRAINT ck_units_days CHECK (valid_to > valid_from)
      );
      CREATE TABLE officers (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        gender text NOT NULL,
        id_number_sealed bytea NOT NULL,
        id_number_digest bytea NOT NULL,
        id_number_masked text NOT NULL,
        certificate_no text NOT NULL,
        certificate_valid_to date,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_officers PRIMARY KEY (id),
        CONSTRAINT uq_officers_id_number UNIQUE (id_number_digest),
        CONSTRAINT uq_officers_certificate_no UNIQUE (certificate_no),
        CONSTRAINT ck_officers_gender CHECK (gender IN ('male', 'female')),
        CONSTRAINT ck_officers_name CHECK (name <> '')
      );
      CREATE TABLE postings (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        officer_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        kind text NOT NULL,
        post text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_postings PRIMARY KEY (id),
        CONSTRAINT fk_postings_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_postings_unit FOREIGN KEY (unit_id) REFERENCES units (id),
        CONSTRAINT ck_postings_kind CHECK (kind IN ('serving', 'seconded_in', 'seconded_out', 'on_leave', 'exempt')),
        CONSTRAINT ck_postings_days CHECK (valid_to > valid_from),
        -- Nobody serves in two places on one day: a second serving posting would count a person twice.
        CONSTRAINT ex_postings_one_serving EXCLUDE USING gist
          (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'serving')
      );
      CREATE INDEX ix_postings_unit ON postings (unit_id);
      CREATE TABLE grants (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        officer_id uuid NOT NULL,
        role text NOT NULL,
        region_code integer NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_grants PRIMARY KEY (id),
        CONSTRAINT fk_grants_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_grants_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT ck_grants_role CHECK (role IN ('officer', 'training_manager', 'author', 'reviewer', 'marker', 'lawyer',
          'leader', 'system_administrator', 'security_administrator', 'auditor')),
        CONSTRAINT ck_grants_days CHECK (valid_to > valid_from)
      );
      CREATE INDEX ix_grants_officer ON grants (officer_id);
      CREATE TABLE accounts (
        officer_id uuid NOT NULL,
        login text NOT NULL,
        password_hash text,
        activation_digest bytea,
        activation_expires_at timestamptz,
        failed_count integer NOT NULL DEFAULT 0,
        first_failed_at timestamptz,
        locked_until timestamptz,
        CONSTRAINT pk_accounts PRIMARY KEY (officer_id),
        CONSTRAINT fk_accounts_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT uq_accounts_login UNIQUE (login)
      );
      CREATE TABLE sessions (
        token_digest bytea NOT NULL,
        officer_id uuid NOT NULL,
        device text NOT NULL,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        -- An attempt in progress keeps its officer signed in until its deadline.
        kept_until timestamptz,
        CONSTRAINT pk_sessions PRIMARY KEY (token_digest),
        CONSTRAINT fk_sessions_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE INDEX ix_sessions_officer ON sessions (officer_id);
      CREATE TABLE uploads (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        officer_id uuid NOT NULL,
        file_name text NOT NULL,
        bytes integer NOT NULL,
        sha256 bytea NOT NULL,
        uploaded_at timestamptz NOT NULL,
        -- What was committed from it: the trace from a row in the system back to the file it came from.
        committed_as text,
        committed_at timestamptz,
        committed_counts jsonb,
        CONSTRAINT pk_uploads PRIMARY KEY (id),
        CONSTRAINT fk_uploads_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT ck_uploads_committed CHECK ((committed_as IS NULL) = (committed_at IS NULL))
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE uploads, sessions, accounts, grants, postings, officers, units`);
  }
}
