import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuditLog1795000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL,
        -- Null = nobody was signed in.
        actor_id uuid,
        actor_name text NOT NULL,
        address text NOT NULL,
        device text NOT NULL,
        action text NOT NULL,
        subject_type text,
        subject_id text,
        -- Whose matter it is: the subject's region, else the actor's; 0 = the whole installation's.
        region_code integer NOT NULL,
        -- ok, or the code of the refusal or failure.
        result text NOT NULL,
        detail jsonb NOT NULL,
        CONSTRAINT pk_audit_entries PRIMARY KEY (at, id)
      ) PARTITION BY RANGE (at);
      CREATE INDEX ix_audit_entries_region ON audit_entries (region_code, at);
      -- Nothing is ever lost for want of a month's partition.
      CREATE TABLE audit_entries_other PARTITION OF audit_entries DEFAULT;
      REVOKE ALL ON audit_entries_other FROM whetstone_app;

      -- A chain per province and day in Beijing: each link holds the hash of its entry and of all before it.
      CREATE TABLE audit_seals (
        province_code integer NOT NULL,
        day date NOT NULL,
        seq integer NOT NULL,
        entry_id bigint NOT NULL,
        hash bytea NOT NULL,
        sealed_at timestamptz NOT NULL,
        CONSTRAINT pk_audit_seals PRIMARY KEY (province_code, day, seq),
        CONSTRAINT uq_audit_seals_entry UNIQUE (entry_id),
        CONSTRAINT ck_audit_seals_seq CHECK (seq > 0),
        CONSTRAINT ck_audit_seals_hash CHECK (length(hash) = 32)
      );

      -- The application writes and reads; it changes and removes nothing.
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries, audit_seals FROM whetstone_app;
      ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
      ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_audit_entries_read ON audit_entries FOR SELECT USING (
        region_code >= nullif(current_setting('app.rlo', true), '')::int
        AND region_code < nullif(current_setting('app.rhi', true), '')::int);
      CREATE POLICY po_audit_entries_insert ON audit_entries FOR INSERT WITH CHECK (true);

      -- Run by the owner at each start: the months up to a year ahead get partitions of their own.
      CREATE FUNCTION prepare_audit_months(today date) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        first date := date_trunc('month', today);
        name text;
      BEGIN
        FOR month IN 0..12 LOOP
          name := 'audit_entries_' || to_char(first + make_interval(months => month), 'YYYYMM');
          CONTINUE WHEN to_regclass(name) IS NOT NULL;
          EXECUTE format('CREATE TABLE %I PARTITION OF audit_entries FOR VALUES FROM (%L) TO (%L)', name,
            (first + make_interval(months => month))::timestamp AT TIME ZONE 'Asia/Shanghai',
            (first + make_interval(months => month + 1))::timestamp AT TIME ZONE 'Asia/Shanghai');
          -- Whoever reads a partition by its own name would pass the policy of the whole.
          EXECUTE format('REVOKE ALL ON %I FROM whetstone_app', name);
        END LOOP;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION prepare_audit_months(date);
      DROP TABLE audit_seals, audit_entries;
    `);
  }
}
