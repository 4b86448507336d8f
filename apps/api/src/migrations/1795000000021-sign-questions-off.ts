import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;

/** Banks of the regions the transaction works in: those above are shared downward, and only what is published. */
const OWN_BANKS = `SELECT b.id FROM banks b WHERE b.region_code >= ${LOWEST} AND b.region_code < ${UPPER}`;

export class SignQuestionsOff1795000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The owner, too, stands before the walls of the questions.
      SELECT set_config('app.rlo', '0', true), set_config('app.rhi', '1000000', true);
      ALTER TABLE question_revisions
        ADD COLUMN text_format text NOT NULL DEFAULT 'plain',
        -- The sub-questions of a case, without their keys.
        ADD COLUMN parts jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN cognition text,
        ADD COLUMN source text NOT NULL DEFAULT '',
        -- The file it came in, for an import that is taken back.
        ADD COLUMN upload_id uuid,
        ADD CONSTRAINT ck_question_revisions_format CHECK (text_format IN ('plain', 'html')),
        ADD CONSTRAINT ck_question_revisions_cognition
          CHECK (cognition IN ('remember', 'understand', 'apply', 'analyse')),
        ADD CONSTRAINT fk_question_revisions_upload FOREIGN KEY (upload_id) REFERENCES uploads (id);
      CREATE INDEX ix_question_revisions_upload ON question_revisions (upload_id) WHERE upload_id IS NOT NULL;
      CREATE INDEX ix_question_revisions_created_by ON question_revisions (created_by);

      ALTER TABLE questions
        ADD COLUMN topic_id uuid,
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        -- Somebody has to look before it is drawn again.
        ADD COLUMN needs_review boolean NOT NULL DEFAULT false,
        -- The wording that is to take the place of the published one.
        ADD COLUMN successor_id uuid,
        ADD COLUMN successor_status text,
        -- Of the latest wording; null = the team.
        ADD COLUMN author_id uuid,
        -- Who signed the published wording off; null = the team, or it was published before there was a sign-off.
        ADD COLUMN reviewed_by uuid,
        -- What a search looks through: all the question says, folded; '' = still to be made, at the next start.
        ADD COLUMN search_text text NOT NULL DEFAULT '',
        -- Of the current wording, so that a list is filtered without reading wordings.
        ADD COLUMN type text,
        ADD COLUMN difficulty smallint,
        ADD COLUMN cognition text,
        ADD COLUMN updated_at timestamptz;
      UPDATE questions q SET topic_id = r.topic_id, author_id = r.created_by, updated_at = r.created_at,
        type = r.type, difficulty = r.difficulty,
        needs_review = q.status = 'needs_review',
        status = CASE q.status WHEN 'needs_review' THEN 'published' ELSE q.status END
      FROM question_revisions r WHERE r.id = q.current_revision_id;
      ALTER TABLE questions
        ALTER COLUMN topic_id SET NOT NULL,
        ALTER COLUMN updated_at SET NOT NULL,
        ALTER COLUMN type SET NOT NULL,
        ALTER COLUMN difficulty SET NOT NULL,
        DROP CONSTRAINT ck_questions_status,
        DROP CONSTRAINT uq_questions_stem,
        ADD CONSTRAINT ck_questions_status CHECK (status IN ('draft', 'in_review', 'published', 'retired')),
        ADD CONSTRAINT ck_questions_successor_status CHECK (successor_status IN ('draft', 'in_review')),
        ADD CONSTRAINT ck_questions_successor
          CHECK ((successor_id IS NULL) = (successor_status IS NULL) AND (successor_id IS NULL OR status = 'published')),
        ADD CONSTRAINT fk_questions_topic FOREIGN KEY (topic_id) REFERENCES topics (id),
        ADD CONSTRAINT fk_questions_author FOREIGN KEY (author_id) REFERENCES officers (id),
        ADD CONSTRAINT fk_questions_reviewer FOREIGN KEY (reviewed_by) REFERENCES officers (id),
        ADD CONSTRAINT fk_questions_successor FOREIGN KEY (successor_id) REFERENCES question_revisions (id)
          DEFERRABLE INITIALLY DEFERRED;
      -- What is no longer asked may be asked anew.
      CREATE UNIQUE INDEX uq_questions_stem ON questions (bank_id, stem_digest) WHERE status <> 'retired';
      CREATE INDEX ix_questions_updated ON questions (bank_id, updated_at);
      CREATE INDEX ix_questions_topic ON questions (topic_id);
      CREATE INDEX ix_questions_author ON questions (author_id);
      -- A topic sorts a question, it is no part of its wording: it changes without a revision.
      ALTER TABLE question_revisions DROP COLUMN topic_id;
      CREATE INDEX ix_question_citations_place ON question_citations (edition_slug, article);

      CREATE TABLE question_events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        question_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text,
        comment text NOT NULL DEFAULT '',
        -- { topic, tags … } as they became.
        detail jsonb NOT NULL DEFAULT '{}',
        -- Null = the team that makes the product.
        acted_by uuid,
        acted_at timestamptz NOT NULL,
        CONSTRAINT pk_question_events PRIMARY KEY (id),
        CONSTRAINT fk_question_events_question FOREIGN KEY (question_id) REFERENCES questions (id),
        CONSTRAINT fk_question_events_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_question_events_by FOREIGN KEY (acted_by) REFERENCES officers (id),
        CONSTRAINT ck_question_events_action CHECK (action IN ('create', 'save', 'submit', 'withdraw', 'return',
          'publish', 'discard', 'retire', 'reopen', 'comment', 'sort', 'suggest', 'doubt', 'settle'))
      );
      CREATE INDEX ix_question_events_question ON question_events (question_id, id);
      CREATE INDEX ix_question_events_by ON question_events (acted_by);
      REVOKE UPDATE, DELETE ON question_events FROM whetstone_app;

      -- Whatever the code does: nobody passes judgement on what he wrote himself.
      CREATE FUNCTION refuse_own_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM question_revisions r WHERE r.id = NEW.revision_id AND r.created_by = NEW.acted_by) THEN
          RAISE EXCEPTION 'a revision is reviewed by somebody who did not write it';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tr_question_events_verdict BEFORE INSERT ON question_events FOR EACH ROW
        WHEN (NEW.action IN ('publish', 'return')) EXECUTE FUNCTION refuse_own_verdict();
      CREATE FUNCTION refuse_unsigned() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM question_revisions r WHERE r.id = NEW.current_revision_id AND r.created_by IS NOT NULL
                   AND (NEW.reviewed_by IS NULL OR NEW.reviewed_by = r.created_by)) THEN
          RAISE EXCEPTION 'a question is published by somebody who did not write it';
        END IF;
        RETURN NULL;
      END $$;
      -- At the end of the transaction: a question and its first revision name each other.
      CREATE CONSTRAINT TRIGGER tr_questions_signed_off
        AFTER INSERT OR UPDATE OF status, current_revision_id, reviewed_by ON questions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.status = 'published') EXECUTE FUNCTION refuse_unsigned();

      ALTER POLICY po_questions_read ON questions USING (bank_id IN (${OWN_BANKS})
        OR (status = 'published' AND bank_id IN (SELECT b.id FROM banks b)));
      ALTER TABLE question_events ENABLE ROW LEVEL SECURITY;
      ALTER TABLE question_events FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_question_events ON question_events
        USING (EXISTS (SELECT FROM questions q WHERE q.id = question_id AND q.bank_id IN (${OWN_BANKS})));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The owner, too, stands before the walls of the questions.
      SELECT set_config('app.rlo', '0', true), set_config('app.rhi', '1000000', true);
      ALTER POLICY po_questions_read ON questions USING (EXISTS (SELECT FROM banks b WHERE b.id = bank_id));
      DROP TRIGGER tr_questions_signed_off ON questions;
      DROP TABLE question_events;
      DROP FUNCTION refuse_own_verdict();
      DROP FUNCTION refuse_unsigned();
      ALTER TABLE question_revisions ADD COLUMN topic_id uuid;
      ALTER TABLE question_revisions DISABLE TRIGGER tr_question_revisions_immutable;
      UPDATE question_revisions r SET topic_id = q.topic_id FROM questions q WHERE q.id = r.question_id;
      ALTER TABLE question_revisions ENABLE TRIGGER tr_question_revisions_immutable;
      ALTER TABLE question_revisions ALTER COLUMN topic_id SET NOT NULL,
        ADD CONSTRAINT fk_question_revisions_topic FOREIGN KEY (topic_id) REFERENCES topics (id),
        DROP COLUMN text_format, DROP COLUMN parts, DROP COLUMN cognition, DROP COLUMN source, DROP COLUMN upload_id;
      DROP INDEX ix_question_revisions_created_by;
      DROP INDEX ix_question_citations_place;
      DROP INDEX uq_questions_stem;
      ALTER TABLE questions DROP CONSTRAINT ck_questions_status, DROP CONSTRAINT ck_questions_successor;
      UPDATE questions SET status = 'needs_review' WHERE needs_review AND status = 'published';
      ALTER TABLE questions
        DROP COLUMN topic_id, DROP COLUMN tags, DROP COLUMN needs_review, DROP COLUMN successor_id,
        DROP COLUMN successor_status, DROP COLUMN author_id, DROP COLUMN reviewed_by, DROP COLUMN search_text,
        DROP COLUMN updated_at, DROP COLUMN type, DROP COLUMN difficulty, DROP COLUMN cognition,
        ADD CONSTRAINT uq_questions_stem UNIQUE (bank_id, stem_digest),
        ADD CONSTRAINT ck_questions_status
          CHECK (status IN ('draft', 'in_review', 'published', 'needs_review', 'retired'));
    `);
  }
}
