import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TraceOfficers1795000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE postings
        ADD COLUMN grade text,
        ADD COLUMN reason text NOT NULL DEFAULT '',
        ADD CONSTRAINT ck_postings_grade CHECK (grade IN ('junior', 'intermediate')),
        ADD CONSTRAINT ck_postings_exempt CHECK (kind <> 'exempt' OR reason <> '');
      ALTER TABLE officers
        ADD COLUMN certificate_valid_from date,
        -- Rises with every change: whoever writes over one he has not read is told.
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        -- Name, pinyin and certificate number as they are searched; '' = still to be made, at the next start.
        ADD COLUMN search_text text NOT NULL DEFAULT '',
        ADD CONSTRAINT ck_officers_certificate_days CHECK (certificate_valid_to > certificate_valid_from),
        ADD CONSTRAINT ck_officers_name_length CHECK (char_length(name) <= 100);
      DROP VIEW serving_postings;
      CREATE VIEW serving_postings WITH (security_invoker = true) AS
        SELECT id, officer_id, unit_id, region_code, post, grade, valid_from, valid_to
        FROM postings WHERE kind IN ('serving', 'seconded_in');
      GRANT SELECT ON serving_postings TO whetstone_app;

      CREATE TABLE officer_changes (
        officer_id uuid NOT NULL,
        version integer NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        -- [{ field, before, after }]
        changes jsonb NOT NULL,
        CONSTRAINT pk_officer_changes PRIMARY KEY (officer_id, version),
        CONSTRAINT fk_officer_changes_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_officer_changes_by FOREIGN KEY (changed_by) REFERENCES officers (id)
      );
      REVOKE UPDATE, DELETE ON officer_changes FROM whetstone_app;
      ALTER TABLE officer_changes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE officer_changes FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_officer_changes ON officer_changes
        USING (EXISTS (SELECT FROM officers o WHERE o.id = officer_id));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE officer_changes;
      DROP VIEW serving_postings;
      CREATE VIEW serving_postings WITH (security_invoker = true) AS
        SELECT id, officer_id, unit_id, region_code, post, valid_from, valid_to
        FROM postings WHERE kind IN ('serving', 'seconded_in');
      ALTER TABLE officers DROP COLUMN certificate_valid_from, DROP COLUMN version, DROP COLUMN search_text,
        DROP CONSTRAINT ck_officers_name_length;
      ALTER TABLE postings DROP COLUMN grade, DROP COLUMN reason;
    `);
  }
}
