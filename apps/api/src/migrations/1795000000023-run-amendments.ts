import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OWN_BANKS = `SELECT b.id FROM banks b WHERE b.region_code >= ${LOWEST} AND b.region_code < ${UPPER}`;

export class RunAmendments1795000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE amendment_tasks (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        question_id uuid NOT NULL,
        bank_id uuid NOT NULL,
        -- The edition that has ended.
        edition_slug text NOT NULL,
        -- The revision that cited it when the task was opened.
        revision_id uuid NOT NULL,
        status text NOT NULL,
        opened_by uuid,
        opened_at timestamptz NOT NULL,
        -- Null = the team: the question was written knowing of the end.
        decided_by uuid,
        decided_at timestamptz,
        comment text NOT NULL DEFAULT '',
        CONSTRAINT pk_amendment_tasks PRIMARY KEY (id),
        CONSTRAINT uq_amendment_tasks_question UNIQUE (question_id, edition_slug),
        CONSTRAINT fk_amendment_tasks_question FOREIGN KEY (question_id) REFERENCES questions (id),
        CONSTRAINT fk_amendment_tasks_bank FOREIGN KEY (bank_id) REFERENCES banks (id),
        CONSTRAINT fk_amendment_tasks_edition FOREIGN KEY (edition_slug) REFERENCES editions (slug),
        CONSTRAINT fk_amendment_tasks_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_amendment_tasks_opened_by FOREIGN KEY (opened_by) REFERENCES officers (id),
        CONSTRAINT fk_amendment_tasks_decided_by FOREIGN KEY (decided_by) REFERENCES officers (id),
        CONSTRAINT ck_amendment_tasks_status CHECK (status IN ('open', 'updating', 'history', 'updated', 'retired')),
        CONSTRAINT ck_amendment_tasks_decided CHECK ((status IN ('open', 'updating')) = (decided_at IS NULL))
      );
      CREATE INDEX ix_amendment_tasks_edition ON amendment_tasks (edition_slug, status);
      CREATE INDEX ix_amendment_tasks_bank ON amendment_tasks (bank_id);
      ALTER TABLE amendment_tasks ENABLE ROW LEVEL SECURITY;
      ALTER TABLE amendment_tasks FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_amendment_tasks ON amendment_tasks USING (bank_id IN (${OWN_BANKS}));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE amendment_tasks`);
  }
}
