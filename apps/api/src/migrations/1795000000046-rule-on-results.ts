import type { MigrationInterface, QueryRunner } from 'typeorm';

const inRange = (column: string) =>
  `(${column} >= nullif(current_setting('app.rlo', true), '')::int AND ${column} < nullif(current_setting('app.rhi', true), '')::int)`;
const isSelf = (column: string) => `(${column} = nullif(current_setting('app.officer', true), '')::uuid)`;

/** Read by whom it is about and by the regions he sat for; written by those regions, and what is his own by himself. */
const WALLED: Readonly<Record<string, { readonly read: string; readonly write: string }>> = {
  remarks: { read: inRange('region_code'), write: inRange('region_code') },
  remark_moves: {
    read: `${inRange('region_code')} OR ${isSelf('officer_id')}`,
    write: inRange('region_code'),
  },
  appeals: {
    read: `${inRange('region_code')} OR ${isSelf('officer_id')}`,
    write: `${inRange('region_code')} OR ${isSelf('officer_id')}`,
  },
  given_points: {
    read: `${inRange('region_code')} OR ${isSelf('officer_id')}`,
    write: inRange('region_code'),
  },
};

export class RuleOnResults1795000000046 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- When the results of a test are told, and until when somebody may ask to look again; no row = the defaults.
      CREATE TABLE result_rules (
        exam_id uuid NOT NULL,
        announce_at timestamptz,
        appeal_until timestamptz,
        has_rank_bands boolean NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT pk_result_rules PRIMARY KEY (exam_id),
        CONSTRAINT fk_result_rules_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_result_rules_set_by FOREIGN KEY (set_by) REFERENCES officers (id),
        CONSTRAINT ck_result_rules_appeal CHECK (appeal_until > announce_at)
      );
      -- A change of a key worked out before it is made: who would move, and who did.
      CREATE TABLE remarks (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        exam_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        kind text NOT NULL,
        -- Null = void.
        key jsonb,
        reason text NOT NULL,
        is_after_announcement boolean NOT NULL,
        state text NOT NULL,
        region_code integer NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        started_by uuid,
        started_at timestamptz,
        finished_at timestamptz,
        -- The last attempt that is done: a job that is begun anew goes on behind it.
        done_to uuid,
        attempt_count integer NOT NULL DEFAULT 0,
        CONSTRAINT pk_remarks PRIMARY KEY (id),
        CONSTRAINT fk_remarks_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_remarks_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_remarks_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_remarks_asked_by FOREIGN KEY (asked_by) REFERENCES officers (id),
        CONSTRAINT fk_remarks_started_by FOREIGN KEY (started_by) REFERENCES officers (id),
        CONSTRAINT ck_remarks_kind CHECK (kind IN ('replace', 'accept', 'void')),
        CONSTRAINT ck_remarks_key CHECK ((key IS NULL) = (kind = 'void')),
        CONSTRAINT ck_remarks_state CHECK (state IN ('checking', 'checked', 'running', 'done', 'discarded')),
        CONSTRAINT ck_remarks_started CHECK ((started_at IS NOT NULL) = (state IN ('running', 'done')))
      );
      CREATE INDEX ix_remarks_exam ON remarks (exam_id, asked_at);
      CREATE UNIQUE INDEX uq_remarks_one_running ON remarks (exam_id) WHERE state = 'running';
      CREATE TABLE remark_moves (
        remark_id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        from_hundredths integer NOT NULL,
        to_hundredths integer NOT NULL,
        was_passed boolean NOT NULL,
        is_passed boolean NOT NULL,
        CONSTRAINT pk_remark_moves PRIMARY KEY (remark_id, attempt_id),
        CONSTRAINT fk_remark_moves_remark FOREIGN KEY (remark_id) REFERENCES remarks (id),
        CONSTRAINT fk_remark_moves_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_remark_moves_officer FOREIGN KEY (officer_id) REFERENCES officers (id)
      );
      CREATE INDEX ix_remark_moves_attempt ON remark_moves (attempt_id);
      -- Every version of a key after it was frozen. Marking reads them in their order.
      CREATE TABLE key_changes (
        exam_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        number smallint NOT NULL,
        kind text NOT NULL,
        key jsonb,
        -- The key there was, for whoever wants to know what changed.
        before jsonb NOT NULL,
        reason text NOT NULL,
        remark_id uuid NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT pk_key_changes PRIMARY KEY (exam_id, revision_id, number),
        CONSTRAINT fk_key_changes_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_key_changes_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_key_changes_remark FOREIGN KEY (remark_id) REFERENCES remarks (id),
        CONSTRAINT fk_key_changes_changed_by FOREIGN KEY (changed_by) REFERENCES officers (id),
        CONSTRAINT uq_key_changes_remark UNIQUE (remark_id),
        CONSTRAINT ck_key_changes_kind CHECK (kind IN ('replace', 'accept', 'void')),
        CONSTRAINT ck_key_changes_key CHECK ((key IS NULL) = (kind = 'void'))
      );
      CREATE TRIGGER tr_key_changes_append_only BEFORE UPDATE OR DELETE ON key_changes
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- An officer asks to look again at his attempt, or at one question of it.
      CREATE TABLE appeals (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        attempt_id uuid NOT NULL,
        exam_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        -- Null = the attempt as a whole.
        revision_id uuid,
        text text NOT NULL,
        state text NOT NULL,
        filed_at timestamptz NOT NULL,
        ruled_by uuid,
        ruled_at timestamptz,
        ruling text,
        given_hundredths integer,
        CONSTRAINT pk_appeals PRIMARY KEY (id),
        CONSTRAINT fk_appeals_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_appeals_exam FOREIGN KEY (exam_id) REFERENCES exams (id),
        CONSTRAINT fk_appeals_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_appeals_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT fk_appeals_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_appeals_ruled_by FOREIGN KEY (ruled_by) REFERENCES officers (id),
        CONSTRAINT ck_appeals_state CHECK (state IN ('open', 'upheld', 'dismissed', 'withdrawn')),
        CONSTRAINT ck_appeals_ruled CHECK ((state IN ('upheld', 'dismissed')) =
          (ruled_by IS NOT NULL AND ruled_at IS NOT NULL AND ruling IS NOT NULL)),
        CONSTRAINT ck_appeals_own CHECK (ruled_by <> officer_id),
        CONSTRAINT ck_appeals_given CHECK (given_hundredths IS NULL OR (state = 'upheld' AND revision_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_appeals_once ON appeals (attempt_id, coalesce(revision_id, attempt_id))
        WHERE state <> 'withdrawn';
      CREATE INDEX ix_appeals_exam ON appeals (exam_id, filed_at);
      CREATE INDEX ix_appeals_officer ON appeals (officer_id);
      -- Points a person gave to a question of an attempt; the last row counts, whatever the key says.
      CREATE TABLE given_points (
        id bigint GENERATED ALWAYS AS IDENTITY,
        attempt_id uuid NOT NULL,
        officer_id uuid NOT NULL,
        region_code integer NOT NULL,
        revision_id uuid NOT NULL,
        hundredths integer NOT NULL,
        reason text NOT NULL,
        appeal_id uuid,
        given_by uuid NOT NULL,
        given_at timestamptz NOT NULL,
        CONSTRAINT pk_given_points PRIMARY KEY (id),
        CONSTRAINT fk_given_points_attempt FOREIGN KEY (attempt_id) REFERENCES attempts (id),
        CONSTRAINT fk_given_points_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_given_points_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_given_points_appeal FOREIGN KEY (appeal_id) REFERENCES appeals (id),
        CONSTRAINT fk_given_points_given_by FOREIGN KEY (given_by) REFERENCES officers (id),
        CONSTRAINT ck_given_points_hundredths CHECK (hundredths >= 0)
      );
      CREATE INDEX ix_given_points_attempt ON given_points (attempt_id, id);
      CREATE TRIGGER tr_given_points_append_only BEFORE UPDATE OR DELETE ON given_points
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    for (const [table, { read, write }] of Object.entries(WALLED)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (${read});
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK (${write});
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING (${write}) WITH CHECK (${write});
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING (${write});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE given_points, appeals, key_changes, remark_moves, remarks, result_rules`,
    );
  }
}
