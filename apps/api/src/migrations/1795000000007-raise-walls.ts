import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True for rows of the regions the transaction may see; without a scope the settings are '' or absent, and nothing is. */
const inRange = (column: string) =>
  `(${column} >= nullif(current_setting('app.rlo', true), '')::int AND ${column} < nullif(current_setting('app.rhi', true), '')::int)`;

/** True for rows of the one officer the transaction is for. */
const isSelf = (column: string) => `(${column} = nullif(current_setting('app.officer', true), '')::uuid)`;

/** True for rows of an officer the transaction may see; the officers' own policy decides. */
const ofVisibleOfficer = (column: string) => `EXISTS (SELECT FROM officers o WHERE o.id = ${column})`;

const WALLED: Readonly<Record<string, { readonly read: string; readonly write?: string }>> = {
  // Where somebody has served he is known, and stays known there when he moves on: past figures name him.
  officers: {
    read: `${inRange('region_code')} OR ${isSelf('id')}
      OR EXISTS (SELECT FROM unnest(region_codes) AS served(code) WHERE ${inRange('served.code')})`,
  },
  // The whole career of those who serve here now, and here-and-then of those who do not.
  postings: {
    read: `${inRange('region_code')} OR ${isSelf('officer_id')}
      OR EXISTS (SELECT FROM officers o WHERE o.id = officer_id AND ${inRange('o.region_code')})`,
    write: `${inRange('region_code')} OR EXISTS (SELECT FROM officers o WHERE o.id = officer_id AND ${inRange('o.region_code')})`,
  },
  units: {
    read: `${inRange('region_code')} OR EXISTS (SELECT FROM postings p WHERE p.unit_id = units.id)`,
    write: inRange('region_code'),
  },
  // Whoever is within a region may know who above him sees it.
  grants: {
    read: `${inRange('region_code')} OR ${isSelf('officer_id')}
      OR (region_code <= nullif(current_setting('app.rlo', true), '')::int
          AND region_upper(region_code) >= nullif(current_setting('app.rhi', true), '')::int)`,
    write: inRange('region_code'),
  },
  accounts: { read: ofVisibleOfficer('officer_id') },
  sessions: { read: ofVisibleOfficer('officer_id') },
  uploads: {
    read: `${isSelf('officer_id')} OR (current_setting('app.rlo', true) = '0' AND current_setting('app.rhi', true) = '1000000')`,
  },
  attendances: { read: `${inRange('region_code')} OR ${ofVisibleOfficer('officer_id')}` },
  watch_leases: { read: ofVisibleOfficer('officer_id') },
  watch_reports: { read: `EXISTS (SELECT FROM watch_leases l WHERE l.id = lease_id)` },
  attempts: { read: `${inRange('region_code')} OR ${ofVisibleOfficer('officer_id')}` },
  sheet_events: { read: `EXISTS (SELECT FROM attempts a WHERE a.id = attempt_id)` },
};

export class RaiseWalls1795000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION region_upper(code integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE WHEN code = 0 THEN 1000000 WHEN code % 10000 = 0 THEN code + 10000
                    WHEN code % 100 = 0 THEN code + 100 ELSE code + 1 END;

      -- A posting keeps the region of its day: a unit that is moved is a new unit.
      ALTER TABLE units ADD CONSTRAINT uq_units_region UNIQUE (id, region_code);
      ALTER TABLE postings ADD COLUMN region_code integer;
      UPDATE postings p SET region_code = u.region_code FROM units u WHERE u.id = p.unit_id;
      ALTER TABLE postings ALTER COLUMN region_code SET NOT NULL;
      ALTER TABLE postings ADD CONSTRAINT fk_postings_unit_region
        FOREIGN KEY (unit_id, region_code) REFERENCES units (id, region_code);
      CREATE INDEX ix_postings_officer ON postings (officer_id);
      CREATE INDEX ix_postings_region ON postings (region_code, valid_from);

      -- Nobody counts in two places on one day, and nobody has two homes: an officer lent out keeps his own unit and
      -- counts where he is lent to.
      ALTER TABLE postings DROP CONSTRAINT ex_postings_one_serving;
      ALTER TABLE postings ADD CONSTRAINT ex_postings_one_serving EXCLUDE USING gist
        (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind IN ('serving', 'seconded_in'));
      ALTER TABLE postings ADD CONSTRAINT ex_postings_one_home EXCLUDE USING gist
        (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind <> 'seconded_in');

      -- Where he serves or last served, and everywhere he ever did: kept by the trigger below, read by the walls.
      ALTER TABLE officers ADD COLUMN region_code integer;
      ALTER TABLE officers ADD COLUMN region_codes integer[] NOT NULL DEFAULT '{}';
      CREATE FUNCTION place_officers() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      BEGIN
        UPDATE officers o SET region_code = coalesce(placed.home, o.region_code), region_codes = placed.codes
        FROM (SELECT officer_id, array_agg(DISTINCT region_code) AS codes,
                     (array_agg(region_code ORDER BY valid_from DESC) FILTER (WHERE kind <> 'seconded_in'))[1] AS home
              FROM postings WHERE officer_id IN (SELECT officer_id FROM touched) GROUP BY officer_id) placed
        WHERE o.id = placed.officer_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_postings_added AFTER INSERT ON postings REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION place_officers();
      CREATE TRIGGER tr_postings_changed AFTER UPDATE ON postings REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION place_officers();
      CREATE TRIGGER tr_postings_removed AFTER DELETE ON postings REFERENCING OLD TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION place_officers();
      UPDATE postings SET post = post;
      UPDATE officers SET region_code = 0 WHERE region_code IS NULL;
      ALTER TABLE officers ALTER COLUMN region_code SET NOT NULL;
      CREATE INDEX ix_officers_region ON officers (region_code);
    `);
    for (const [table, { read, write }] of Object.entries(WALLED)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (${read});
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK (${write ?? read});
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING (${write ?? read}) WITH CHECK (${write ?? read});
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING (${write ?? read});
      `);
    }
    // The days on which somebody counts for a region: at home, or where he is lent to.
    await queryRunner.query(`
      CREATE VIEW serving_postings WITH (security_invoker = true) AS
        SELECT id, officer_id, unit_id, region_code, post, valid_from, valid_to
        FROM postings WHERE kind IN ('serving', 'seconded_in');
      GRANT USAGE ON SCHEMA public TO whetstone_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO whetstone_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO whetstone_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO whetstone_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO whetstone_app;
      REVOKE INSERT, UPDATE, DELETE ON migrations FROM whetstone_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM whetstone_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM whetstone_app;
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM whetstone_app;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM whetstone_app;
      DROP VIEW serving_postings;
    `);
    for (const table of Object.keys(WALLED).toReversed()) {
      await queryRunner.query(
        ['read', 'insert', 'update', 'delete']
          .map((what) => `DROP POLICY po_${table}_${what} ON ${table};`)
          .join(' ') + `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`,
      );
    }
    await queryRunner.query(`
      DROP TRIGGER tr_postings_added ON postings;
      DROP TRIGGER tr_postings_changed ON postings;
      DROP TRIGGER tr_postings_removed ON postings;
      DROP FUNCTION place_officers();
      DROP INDEX ix_officers_region;
      ALTER TABLE officers DROP COLUMN region_code, DROP COLUMN region_codes;
      ALTER TABLE postings DROP CONSTRAINT ex_postings_one_home, DROP CONSTRAINT ex_postings_one_serving,
        ADD CONSTRAINT ex_postings_one_serving EXCLUDE USING gist
          (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'serving'),
        DROP COLUMN region_code;
      DROP INDEX ix_postings_officer;
      ALTER TABLE units DROP CONSTRAINT uq_units_region;
      DROP FUNCTION region_upper(integer);
    `);
  }
}
