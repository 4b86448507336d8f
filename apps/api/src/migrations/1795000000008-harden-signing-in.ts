import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_PERSONS = ['password_history', 'second_factors', 'recovery_codes', 'sign_in_tickets'];

export class HardenSigningIn1795000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE password_rules (
        -- One row for the installation.
        is_only boolean NOT NULL DEFAULT true,
        least_length smallint NOT NULL DEFAULT 10,
        least_classes smallint NOT NULL DEFAULT 3,
        -- How many former passwords are not taken again.
        remembered smallint NOT NULL DEFAULT 5,
        refuses_common boolean NOT NULL DEFAULT true,
        max_age_days smallint,
        CONSTRAINT pk_password_rules PRIMARY KEY (is_only),
        CONSTRAINT ck_password_rules_only CHECK (is_only),
        CONSTRAINT ck_password_rules_length CHECK (least_length BETWEEN 8 AND 64),
        CONSTRAINT ck_password_rules_classes CHECK (least_classes BETWEEN 1 AND 4),
        CONSTRAINT ck_password_rules_remembered CHECK (remembered BETWEEN 0 AND 24),
        CONSTRAINT ck_password_rules_age CHECK (max_age_days BETWEEN 30 AND 730)
      );
      INSERT INTO password_rules DEFAULT VALUES;
      REVOKE INSERT, DELETE ON password_rules FROM whetstone_app;

      ALTER TABLE accounts ADD COLUMN password_set_at timestamptz;
      ALTER TABLE accounts ADD COLUMN must_change boolean NOT NULL DEFAULT false;
      CREATE INDEX ix_officers_certificate ON officers (lower(certificate_no));

      CREATE TABLE password_history (
        officer_id uuid NOT NULL,
        set_at timestamptz NOT NULL,
        password_hash text NOT NULL,
        CONSTRAINT pk_password_history PRIMARY KEY (officer_id, set_at),
        CONSTRAINT fk_password_history_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE TABLE second_factors (
        officer_id uuid NOT NULL,
        secret_sealed bytea NOT NULL,
        -- Null until the first code has shown that the device holds the secret.
        confirmed_at timestamptz,
        -- The last half minute whose code was taken: none is taken twice.
        last_step bigint NOT NULL DEFAULT 0,
        CONSTRAINT pk_second_factors PRIMARY KEY (officer_id),
        CONSTRAINT fk_second_factors_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE TABLE recovery_codes (
        officer_id uuid NOT NULL,
        code_digest bytea NOT NULL,
        CONSTRAINT pk_recovery_codes PRIMARY KEY (officer_id, code_digest),
        CONSTRAINT fk_recovery_codes_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      -- The password was right; the second factor is still to come.
      CREATE TABLE sign_in_tickets (
        ticket_digest bytea NOT NULL,
        officer_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_sign_in_tickets PRIMARY KEY (ticket_digest),
        CONSTRAINT fk_sign_in_tickets_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE INDEX ix_sign_in_tickets_officer ON sign_in_tickets (officer_id);

      ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
      ALTER TABLE sessions ADD CONSTRAINT uq_sessions_id UNIQUE (id);
      ALTER TABLE sessions ADD COLUMN address text NOT NULL DEFAULT '';
      ALTER TABLE sessions ADD COLUMN second_factor_at timestamptz;
    `);
    for (const table of OF_PERSONS) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table} ON ${table} USING (EXISTS (SELECT FROM officers o WHERE o.id = officer_id));
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions DROP COLUMN second_factor_at, DROP COLUMN address, DROP COLUMN id;
      DROP TABLE sign_in_tickets, recovery_codes, second_factors, password_history;
      DROP INDEX ix_officers_certificate;
      ALTER TABLE accounts DROP COLUMN must_change, DROP COLUMN password_set_at;
      DROP TABLE password_rules;
    `);
  }
}
