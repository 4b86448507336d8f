import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The server itself, or whoever brought the roster. */
const isOwn = `(officer_id = nullif(current_setting('app.officer', true), '')::uuid
  OR (current_setting('app.rlo', true) = '0' AND current_setting('app.rhi', true) = '1000000'))`;

export class StageRosters1795000000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE roster_imports (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        upload_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        state text NOT NULL,
        -- What the file's sheets look like; ID numbers masked.
        sheets jsonb NOT NULL,
        sheet_name text NOT NULL,
        -- [{ field, column }]
        columns jsonb NOT NULL,
        total_count integer NOT NULL DEFAULT 0,
        done_count integer NOT NULL DEFAULT 0,
        counts jsonb NOT NULL DEFAULT '{}',
        -- Why the last step came to nothing; null = it did not.
        failure jsonb,
        mode text,
        left_on date,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT pk_roster_imports PRIMARY KEY (id),
        CONSTRAINT uq_roster_imports_upload UNIQUE (upload_id),
        CONSTRAINT fk_roster_imports_upload FOREIGN KEY (upload_id) REFERENCES uploads (id),
        CONSTRAINT fk_roster_imports_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT ck_roster_imports_state CHECK (state IN ('mapping', 'checking', 'ready', 'committing',
          'committed', 'undoing', 'undone', 'failed')),
        CONSTRAINT ck_roster_imports_mode CHECK (mode IN ('all', 'good_only'))
      );
      CREATE INDEX ix_roster_imports_officer ON roster_imports (officer_id, created_at);

      CREATE TABLE roster_import_rows (
        import_id uuid NOT NULL,
        -- As in the file; below zero = somebody the file does not name.
        number integer NOT NULL,
        outcome text NOT NULL,
        -- The mapped cells, encrypted: they hold ID numbers.
        sealed bytea,
        certificate_key text NOT NULL,
        id_digest bytea NOT NULL,
        name text NOT NULL,
        certificate_no text NOT NULL,
        id_number_masked text NOT NULL,
        unit_name text NOT NULL,
        region_code integer,
        faults jsonb NOT NULL DEFAULT '[]',
        -- [{ field, before, after }]
        changes jsonb NOT NULL DEFAULT '[]',
        officer_id uuid,
        -- What was there before; null = nothing was written.
        undo jsonb,
        -- The activation code of somebody new, encrypted, until it has been taken.
        sealed_code bytea,
        CONSTRAINT pk_roster_import_rows PRIMARY KEY (import_id, number),
        CONSTRAINT fk_roster_import_rows_import FOREIGN KEY (import_id) REFERENCES roster_imports (id),
        CONSTRAINT ck_roster_import_rows_outcome
          CHECK (outcome IN ('new', 'changed', 'unchanged', 'left', 'faulty'))
        -- Every row is written once more when the roster is taken over: there is room for that beside it.
      ) WITH (fillfactor = 60);
      CREATE INDEX ix_roster_import_rows_outcome ON roster_import_rows (import_id, outcome, number);
      CREATE INDEX ix_roster_import_rows_certificate ON roster_import_rows (import_id, certificate_key);
      CREATE INDEX ix_roster_import_rows_id_number ON roster_import_rows (import_id, id_digest);

      -- Undoing an import removes people: whatever refers to officers must be found by them.
      CREATE INDEX ix_officer_changes_by ON officer_changes (changed_by);
      CREATE INDEX ix_identity_links_officer ON identity_links (officer_id);
      CREATE INDEX ix_uploads_officer ON uploads (officer_id);
      -- Its plan is kept for the session: made while the tables are small, it would read them whole for every bunch of a
      -- roster that fills them.
      ALTER FUNCTION place_officers() SET enable_seqscan = off;
      ALTER FUNCTION place_officers() SET enable_hashjoin = off;
      ALTER FUNCTION place_officers() SET enable_mergejoin = off;

      ALTER TABLE roster_imports ENABLE ROW LEVEL SECURITY;
      ALTER TABLE roster_imports FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_roster_imports ON roster_imports USING ${isOwn};
      ALTER TABLE roster_import_rows ENABLE ROW LEVEL SECURITY;
      ALTER TABLE roster_import_rows FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_roster_import_rows ON roster_import_rows
        USING (import_id IN (SELECT id FROM roster_imports));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE roster_import_rows;
      DROP TABLE roster_imports;
      DROP INDEX ix_officer_changes_by;
      DROP INDEX ix_identity_links_officer;
      DROP INDEX ix_uploads_officer;
      ALTER FUNCTION place_officers() RESET enable_seqscan;
      ALTER FUNCTION place_officers() RESET enable_hashjoin;
      ALTER FUNCTION place_officers() RESET enable_mergejoin;
    `);
  }
}
