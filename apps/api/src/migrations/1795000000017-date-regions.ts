import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = (constraint: string, what: string, ...values: readonly string[]) =>
  `RAISE EXCEPTION ${[`'${what}'`, ...values].join(', ')} USING ERRCODE = 'check_violation', CONSTRAINT = '${constraint}'`;

/** Whether days [.., valid_to) of one row reach beyond the last day of another. */
const outlives = (row: string, end: string) =>
  `${end} IS NOT NULL AND (${row}.valid_to IS NULL OR ${row}.valid_to > ${end})`;

const isHeldAbove = `(coalesce(parent_code, 0) >= nullif(current_setting('app.rlo', true), '')::int
  AND coalesce(parent_code, 0) < nullif(current_setting('app.rhi', true), '')::int)`;
const isNameHeldAbove = `EXISTS (SELECT FROM regions WHERE code = region_code AND ${isHeldAbove})`;

export class DateRegions1795000000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE regions
        -- What it was merged into; null = it goes on, or was closed.
        ADD COLUMN successor_code integer,
        ADD COLUMN is_custom boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT fk_regions_successor FOREIGN KEY (successor_code) REFERENCES regions (code),
        ADD CONSTRAINT ck_regions_successor CHECK (successor_code IS NULL OR valid_to IS NOT NULL);
      CREATE TABLE region_names (
        region_code integer NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        name text NOT NULL,
        CONSTRAINT pk_region_names PRIMARY KEY (region_code, valid_from),
        CONSTRAINT fk_region_names_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT ck_region_names_days CHECK (valid_to > valid_from),
        CONSTRAINT ck_region_names_length CHECK (char_length(name) BETWEEN 1 AND 100),
        CONSTRAINT ex_region_names_one EXCLUDE USING gist
          (region_code WITH =, daterange(valid_from, valid_to) WITH &&)
      );
      INSERT INTO region_names (region_code, valid_from, valid_to, name)
        SELECT code, valid_from, valid_to, name FROM regions;
      ALTER TABLE regions DROP COLUMN name;
      CREATE TABLE region_version (
        is_only boolean NOT NULL DEFAULT true,
        version integer NOT NULL,
        CONSTRAINT pk_region_version PRIMARY KEY (is_only),
        CONSTRAINT ck_region_version_one CHECK (is_only)
      );
      INSERT INTO region_version (version) VALUES (0);

      ALTER TABLE units
        ADD COLUMN parent_id uuid,
        ADD CONSTRAINT fk_units_parent FOREIGN KEY (parent_id) REFERENCES units (id);
      CREATE INDEX ix_units_parent ON units (parent_id);

      -- Everybody reads the tree; a region is changed by whoever holds what is above it.
      ALTER TABLE regions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE regions FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_regions_read ON regions FOR SELECT USING (true);
      CREATE POLICY po_regions_insert ON regions FOR INSERT WITH CHECK (${isHeldAbove});
      CREATE POLICY po_regions_update ON regions FOR UPDATE USING (${isHeldAbove}) WITH CHECK (${isHeldAbove});
      ALTER TABLE region_names ENABLE ROW LEVEL SECURITY;
      ALTER TABLE region_names FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_region_names_read ON region_names FOR SELECT USING (true);
      CREATE POLICY po_region_names_insert ON region_names FOR INSERT WITH CHECK (${isNameHeldAbove});
      CREATE POLICY po_region_names_update ON region_names FOR UPDATE
        USING (${isNameHeldAbove}) WITH CHECK (${isNameHeldAbove});

      -- A region lies within its parent, by code and by days, and does not end before what is in it.
      CREATE FUNCTION hold_region() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      DECLARE above regions;
      BEGIN
        SELECT * INTO above FROM regions WHERE code = NEW.parent_code FOR KEY SHARE;
        IF NEW.code <= above.code OR NEW.upper_code > above.upper_code OR NEW.valid_from < above.valid_from
           OR ${outlives('NEW', 'above.valid_to')} THEN
          ${refuse('tr_regions_nest', 'region % does not lie within its parent', 'NEW.code')};
        END IF;
        IF EXISTS (SELECT FROM regions c WHERE c.parent_code = NEW.code AND ${outlives('c', 'NEW.valid_to')}) THEN
          ${refuse('tr_regions_children', 'region % ends before one below it', 'NEW.code')};
        END IF;
        IF EXISTS (SELECT FROM units u WHERE u.region_code = NEW.code AND ${outlives('u', 'NEW.valid_to')}) THEN
          ${refuse('tr_regions_units', 'region % ends before its units', 'NEW.code')};
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_regions_held BEFORE INSERT OR UPDATE ON regions
        FOR EACH ROW EXECUTE FUNCTION hold_region();

      -- A unit lies within the days of its region and below a unit whose region holds its own; nobody stands above himself.
      -- Two moves at once are decided one after the other, or together they could close a ring.
      CREATE FUNCTION hold_unit() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      DECLARE place regions;
      BEGIN
        SELECT * INTO place FROM regions WHERE code = NEW.region_code FOR KEY SHARE;
        IF NEW.valid_from < place.valid_from OR ${outlives('NEW', 'place.valid_to')} THEN
          ${refuse('tr_units_days', 'unit % is there when its region is not', 'NEW.id')};
        END IF;
        IF NEW.parent_id IS NOT NULL THEN
          PERFORM pg_advisory_xact_lock(7261159);
          IF EXISTS (
            WITH RECURSIVE above (id, parent_id) AS (
              SELECT id, parent_id FROM units WHERE id = NEW.parent_id
              UNION SELECT u.id, u.parent_id FROM units u JOIN above a ON u.id = a.parent_id)
            SELECT FROM above WHERE id = NEW.id) OR NEW.id = NEW.parent_id THEN
            ${refuse('tr_units_ring', 'unit % would stand above itself', 'NEW.id')};
          END IF;
          IF NOT EXISTS (SELECT FROM units p WHERE p.id = NEW.parent_id AND NEW.region_code >= p.region_code
                           AND NEW.region_code < region_upper(p.region_code)) THEN
            ${refuse('tr_units_nest', 'unit % lies outside its parent', 'NEW.id')};
          END IF;
        END IF;
        IF EXISTS (SELECT FROM postings p WHERE p.unit_id = NEW.id AND ${outlives('p', 'NEW.valid_to')}) THEN
          ${refuse('tr_units_postings', 'unit % ends before its postings', 'NEW.id')};
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_units_held BEFORE INSERT OR UPDATE OF parent_id, region_code, valid_from, valid_to ON units
        FOR EACH ROW EXECUTE FUNCTION hold_unit();

      -- Nobody serves in a unit that is no longer there.
      CREATE FUNCTION hold_postings() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      BEGIN
        IF EXISTS (SELECT FROM touched t JOIN units u ON u.id = t.unit_id WHERE ${outlives('t', 'u.valid_to')}) THEN
          ${refuse('tr_postings_unit', 'a posting goes on after its unit')};
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_postings_added_held AFTER INSERT ON postings REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION hold_postings();
      CREATE TRIGGER tr_postings_changed_held AFTER UPDATE ON postings REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION hold_postings();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY po_regions_read ON regions;
      DROP POLICY po_regions_insert ON regions;
      DROP POLICY po_regions_update ON regions;
      ALTER TABLE regions NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      DROP TRIGGER tr_postings_added_held ON postings;
      DROP TRIGGER tr_postings_changed_held ON postings;
      DROP TRIGGER tr_units_held ON units;
      DROP TRIGGER tr_regions_held ON regions;
      DROP FUNCTION hold_postings();
      DROP FUNCTION hold_unit();
      DROP FUNCTION hold_region();
      ALTER TABLE units DROP COLUMN parent_id;
      DROP TABLE region_version;
      ALTER TABLE regions ADD COLUMN name text;
      UPDATE regions r SET name = (SELECT name FROM region_names n WHERE n.region_code = r.code
                                   ORDER BY valid_from DESC LIMIT 1);
      ALTER TABLE regions ALTER COLUMN name SET NOT NULL, DROP COLUMN successor_code, DROP COLUMN is_custom;
      DROP TABLE region_names;
    `);
  }
}
