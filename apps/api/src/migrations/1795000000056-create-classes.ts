import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;

const inRange = (column: string) => `(${column} >= ${LOWEST} AND ${column} < ${UPPER})`;
const overlaps = (column: string) => `(${column} < ${UPPER} AND region_upper(${column}) > ${LOWEST})`;
const classIsMine = `EXISTS (SELECT FROM training_classes c WHERE c.id = class_id AND ${inRange('c.region_code')})`;

/**
 * A class is shared downward, as lectures are; its places and members are seen as far as one sees the units they are of.
 * Only the region that holds the class changes it.
 */
const WALLED: Readonly<Record<string, { readonly read: string; readonly write: string }>> = {
  training_classes: { read: overlaps('region_code'), write: inRange('region_code') },
  class_quotas: { read: inRange('region_code'), write: `${inRange('region_code')} AND ${classIsMine}` },
  class_members: {
    read: `${inRange('region_code')} OR officer_id = ${OFFICER}`,
    write: `${inRange('region_code')} AND ${classIsMine}`,
  },
};

/** Training classes: a cohort in a period, with places for the units it comes from. */
export class CreateClasses1795000000056 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE training_classes (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        region_code integer NOT NULL,
        name text NOT NULL,
        year smallint NOT NULL,
        number smallint NOT NULL,
        -- Both are days of the class.
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_training_classes PRIMARY KEY (id),
        CONSTRAINT fk_training_classes_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_training_classes_created_by FOREIGN KEY (created_by) REFERENCES officers (id),
        CONSTRAINT uq_training_classes_number UNIQUE (region_code, year, number),
        CONSTRAINT ck_training_classes_name CHECK (name <> ''),
        CONSTRAINT ck_training_classes_number CHECK (number > 0),
        CONSTRAINT ck_training_classes_days CHECK (ends_on >= starts_on)
      );

      -- Places of a unit; no row at all = anybody of the region may come.
      CREATE TABLE class_quotas (
        class_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        -- Of the unit, as it was then.
        region_code integer NOT NULL,
        seats smallint NOT NULL,
        CONSTRAINT pk_class_quotas PRIMARY KEY (class_id, unit_id),
        CONSTRAINT fk_class_quotas_class FOREIGN KEY (class_id) REFERENCES training_classes (id),
        CONSTRAINT fk_class_quotas_unit FOREIGN KEY (unit_id) REFERENCES units (id),
        CONSTRAINT ck_class_quotas_seats CHECK (seats > 0)
      );
      CREATE INDEX ix_class_quotas_unit ON class_quotas (unit_id);

      -- Somebody in a class from when to when. He who comes back has a second row.
      CREATE TABLE class_members (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        class_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        -- Where he served on the day he joined: whose place he takes, and who sees it.
        unit_id uuid NOT NULL,
        region_code integer NOT NULL,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        left_at timestamptz,
        removed_by uuid,
        leave_reason text,
        CONSTRAINT pk_class_members PRIMARY KEY (id),
        CONSTRAINT fk_class_members_class FOREIGN KEY (class_id) REFERENCES training_classes (id),
        CONSTRAINT fk_class_members_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_class_members_unit FOREIGN KEY (unit_id) REFERENCES units (id),
        CONSTRAINT fk_class_members_added_by FOREIGN KEY (added_by) REFERENCES officers (id),
        CONSTRAINT fk_class_members_removed_by FOREIGN KEY (removed_by) REFERENCES officers (id),
        CONSTRAINT ck_class_members_left CHECK (left_at >= added_at AND (left_at IS NULL) = (removed_by IS NULL)
          AND (left_at IS NULL) = (leave_reason IS NULL) AND leave_reason <> '')
      );
      CREATE UNIQUE INDEX uq_class_members_present ON class_members (class_id, officer_id) WHERE left_at IS NULL;
      CREATE INDEX ix_class_members_class ON class_members (class_id, added_at);
      CREATE INDEX ix_class_members_officer ON class_members (officer_id);

      CREATE FUNCTION refuse_over_quota(class uuid) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        -- Who adds at the same moment waits here, and then counts what the other one added.
        PERFORM FROM training_classes WHERE id = class FOR NO KEY UPDATE;
        IF EXISTS (SELECT FROM class_quotas WHERE class_id = class) AND EXISTS (
          SELECT FROM class_members m LEFT JOIN class_quotas q ON q.class_id = m.class_id AND q.unit_id = m.unit_id
          WHERE m.class_id = class AND m.left_at IS NULL
          GROUP BY m.unit_id HAVING count(*) > coalesce(min(q.seats), 0)) THEN
          RAISE EXCEPTION 'class %: more members than a unit has places', class
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tr_class_members_quota';
        END IF;
      END $$;
      CREATE FUNCTION keep_class_members() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refuse_over_quota(class_id) FROM (SELECT DISTINCT class_id FROM added) AS a;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_class_members_quota AFTER INSERT ON class_members
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_class_members();
      CREATE FUNCTION keep_class_quotas() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refuse_over_quota(coalesce(NEW.class_id, OLD.class_id));
        RETURN NULL;
      END $$;
      -- At the end of the transaction: quotas are changed together, one row after the other.
      CREATE CONSTRAINT TRIGGER tr_class_quotas_taken AFTER INSERT OR UPDATE OR DELETE ON class_quotas
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_class_quotas();

      -- Who was in a class when is history: a row is ended once and stays.
      CREATE FUNCTION keep_class_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.left_at IS NOT NULL OR (NEW.id, NEW.class_id, NEW.officer_id, NEW.unit_id, NEW.region_code, NEW.added_by,
            NEW.added_at) IS DISTINCT FROM (OLD.id, OLD.class_id, OLD.officer_id, OLD.unit_id, OLD.region_code,
            OLD.added_by, OLD.added_at) THEN
          RAISE EXCEPTION 'members of a class are history' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'tr_class_members_history';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_class_members_history BEFORE UPDATE ON class_members
        FOR EACH ROW EXECUTE FUNCTION keep_class_history();
      CREATE TRIGGER tr_class_members_stay BEFORE DELETE ON class_members
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    for (const [table, { read, write }] of Object.entries(WALLED))
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (${read});
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK (${write});
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING (${write}) WITH CHECK (${write});
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING (${write});
      `);
    await queryRunner.query(`REVOKE DELETE ON training_classes, class_members FROM whetstone_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE class_members, class_quotas, training_classes;
      DROP FUNCTION keep_class_members();
      DROP FUNCTION keep_class_quotas();
      DROP FUNCTION keep_class_history();
      DROP FUNCTION refuse_over_quota(uuid);
    `);
  }
}
