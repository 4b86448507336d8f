import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = (column: string) =>
  `(${column} >= nullif(current_setting('app.rlo', true), '')::int AND ${column} < nullif(current_setting('app.rhi', true), '')::int)`;
const isSelf = (column: string) => `(${column} = nullif(current_setting('app.officer', true), '')::uuid)`;

export class IssueCertificates1795000000047 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Proof that somebody passed. What it says is signed and never changed; it can be revoked or followed by another.
      CREATE TABLE certificates (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        number text NOT NULL,
        officer_id uuid NOT NULL,
        exam_id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        -- Where he sat: a later transfer moves no certificate.
        region_code integer NOT NULL,
        title text NOT NULL,
        holder_name text NOT NULL,
        certificate_no text NOT NULL,
        issued_on date NOT NULL,
        -- The last day it is valid.
        valid_to date NOT NULL,
        -- base64url of an Ed25519 signature over number, masked name, title and days.
        signature text NOT NULL,
        issued_by uuid NOT NULL,
        issued_at timestamptz NOT NULL,
        renews uuid,
        revoked_by uuid,
        revoked_at timestamptz,
        revoke_reason text,
        CONSTRAINT pk_certificates PRIMARY KEY (id),
        CONSTRAINT uq_certificates_number UNIQUE (number),
        CONSTRAINT uq_certificates_renews UNIQUE (renews),
        CONSTRAINT fk_certificates_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_certificates_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_certificates_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_certificates_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_certificates_issued_by FOREIGN KEY (issued_by) REFERENCES officers (id),
        CONSTRAINT fk_certificates_renews FOREIGN KEY (renews) REFERENCES certificates (id),
        CONSTRAINT fk_certificates_revoked_by FOREIGN KEY (revoked_by) REFERENCES officers (id),
        CONSTRAINT ck_certificates_days CHECK (valid_to >= issued_on),
        CONSTRAINT ck_certificates_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)
          AND (revoked_at IS NULL) = (revoke_reason IS NULL))
      );
      -- One that stands for each officer and test; a revoked one may be followed by another.
      CREATE UNIQUE INDEX uq_certificates_standing ON certificates (exam_id, officer_id) WHERE revoked_at IS NULL;
      CREATE INDEX ix_certificates_officer ON certificates (officer_id);
      CREATE SEQUENCE certificate_numbers;
      GRANT USAGE ON SEQUENCE certificate_numbers TO whetstone_app;
      ALTER TABLE certificates ENABLE ROW LEVEL SECURITY;
      ALTER TABLE certificates FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_certificates_read ON certificates FOR SELECT
        USING (${inRange('region_code')} OR ${isSelf('officer_id')});
      CREATE POLICY po_certificates_insert ON certificates FOR INSERT WITH CHECK (${inRange('region_code')});
      CREATE POLICY po_certificates_update ON certificates FOR UPDATE
        USING (${inRange('region_code')}) WITH CHECK (${inRange('region_code')});
      REVOKE DELETE ON certificates FROM whetstone_app;
      -- What was signed stands as it was signed.
      REVOKE UPDATE ON certificates FROM whetstone_app;
      GRANT UPDATE (revoked_by, revoked_at, revoke_reason) ON certificates TO whetstone_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE certificates; DROP SEQUENCE certificate_numbers`);
  }
}
