import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;
const OWN_BANKS = `SELECT b.id FROM banks b WHERE b.region_code >= ${LOWEST} AND b.region_code < ${UPPER}`;

export class ShareQuestions1795000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE question_suggestions (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- The draft it became in the bank above.
        question_id uuid NOT NULL,
        bank_id uuid NOT NULL,
        -- What was suggested, as it stood in the bank below.
        source_question_id uuid NOT NULL,
        source_revision_id uuid NOT NULL,
        suggested_by uuid NOT NULL,
        suggested_at timestamptz NOT NULL,
        note text NOT NULL,
        status text NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        reason text NOT NULL DEFAULT '',
        CONSTRAINT pk_question_suggestions PRIMARY KEY (id),
        CONSTRAINT uq_question_suggestions_question UNIQUE (question_id),
        CONSTRAINT fk_question_suggestions_question FOREIGN KEY (question_id) REFERENCES questions (id),
        CONSTRAINT fk_question_suggestions_bank FOREIGN KEY (bank_id) REFERENCES banks (id),
        CONSTRAINT fk_question_suggestions_source FOREIGN KEY (source_question_id) REFERENCES questions (id),
        CONSTRAINT fk_question_suggestions_revision FOREIGN KEY (source_revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_question_suggestions_by FOREIGN KEY (suggested_by) REFERENCES officers (id),
        CONSTRAINT fk_question_suggestions_decided_by FOREIGN KEY (decided_by) REFERENCES officers (id),
        CONSTRAINT ck_question_suggestions_status CHECK (status IN ('open', 'accepted', 'declined')),
        CONSTRAINT ck_question_suggestions_decided
          CHECK ((status = 'open') = (decided_at IS NULL) AND (status <> 'declined' OR reason <> ''))
      );
      CREATE INDEX ix_question_suggestions_bank ON question_suggestions (bank_id, status);
      CREATE INDEX ix_question_suggestions_by ON question_suggestions (suggested_by);
      CREATE INDEX ix_question_suggestions_source ON question_suggestions (source_question_id);

      CREATE TABLE question_images (
        -- sha256 of the bytes and the ending of their kind: one picture, one file.
        name text NOT NULL,
        mime_type text NOT NULL,
        bytes integer NOT NULL,
        uploaded_by uuid,
        uploaded_at timestamptz NOT NULL,
        CONSTRAINT pk_question_images PRIMARY KEY (name),
        CONSTRAINT fk_question_images_by FOREIGN KEY (uploaded_by) REFERENCES officers (id),
        CONSTRAINT ck_question_images_mime_type CHECK (mime_type IN ('image/png', 'image/jpeg', 'image/webp'))
      );

      -- A few pieces of each question, by which what is like it is found. Behind the wall only comparisons that tell
      -- nothing may use an index, so this is a table of numbers compared for equality, and stands before it.
      CREATE TABLE question_sketches (
        bank_id uuid NOT NULL,
        piece integer NOT NULL,
        question_id uuid NOT NULL,
        CONSTRAINT pk_question_sketches PRIMARY KEY (bank_id, piece, question_id),
        CONSTRAINT fk_question_sketches_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
      );
      CREATE INDEX ix_question_sketches_question ON question_sketches (question_id);

      ALTER TABLE question_suggestions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE question_suggestions FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_question_suggestions_read ON question_suggestions FOR SELECT
        USING (suggested_by = ${OFFICER} OR bank_id IN (${OWN_BANKS}));
      CREATE POLICY po_question_suggestions_insert ON question_suggestions FOR INSERT
        WITH CHECK (bank_id IN (${OWN_BANKS}));
      CREATE POLICY po_question_suggestions_update ON question_suggestions FOR UPDATE
        USING (bank_id IN (${OWN_BANKS}));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE question_sketches, question_images, question_suggestions`);
  }
}
