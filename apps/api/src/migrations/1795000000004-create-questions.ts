import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuestions1795000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE banks (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        region_code integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_banks PRIMARY KEY (id),
        CONSTRAINT fk_banks_region FOREIGN KEY (region_code) REFERENCES regions (code),
        CONSTRAINT uq_banks_name UNIQUE (region_code, name),
        CONSTRAINT ck_banks_name CHECK (name <> '')
      );
      CREATE TABLE topics (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        bank_id uuid NOT NULL,
        -- From the root down, joined by '/': a topic holds what lies under its path.
        path text NOT NULL,
        CONSTRAINT pk_topics PRIMARY KEY (id),
        CONSTRAINT fk_topics_bank FOREIGN KEY (bank_id) REFERENCES banks (id),
        CONSTRAINT uq_topics_path UNIQUE (bank_id, path)
      );
      CREATE TABLE questions (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        bank_id uuid NOT NULL,
        -- Digest of the normalised stem: the same question imported again is recognised by it.
        stem_digest bytea NOT NULL,
        status text NOT NULL,
        current_revision_id uuid NOT NULL,
        CONSTRAINT pk_questions PRIMARY KEY (id),
        CONSTRAINT fk_questions_bank FOREIGN KEY (bank_id) REFERENCES banks (id),
        CONSTRAINT uq_questions_stem UNIQUE (bank_id, stem_digest),
        CONSTRAINT ck_questions_status CHECK (status IN ('draft', 'in_review', 'published', 'needs_review', 'retired'))
      );
      CREATE TABLE question_revisions (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        question_id uuid NOT NULL,
        number integer NOT NULL,
        type text NOT NULL,
        stem text NOT NULL,
        options jsonb NOT NULL,
        explanation text NOT NULL,
        difficulty smallint NOT NULL,
        points_hundredths integer NOT NULL,
        topic_id uuid NOT NULL,
        reference_date date NOT NULL,
        content_digest bytea NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_question_revisions PRIMARY KEY (id),
        CONSTRAINT fk_question_revisions_question FOREIGN KEY (question_id) REFERENCES questions (id)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_question_revisions_topic FOREIGN KEY (topic_id) REFERENCES topics (id),
        CONSTRAINT fk_question_revisions_created_by FOREIGN KEY (created_by) REFERENCES officers (id),
        CONSTRAINT uq_question_revisions_number UNIQUE (question_id, number),
        CONSTRAINT ck_question_revisions_type CHECK
          (type IN ('single', 'multiple', 'true_false', 'fill_in', 'short_answer', 'case')),
        CONSTRAINT ck_question_revisions_difficulty CHECK (difficulty BETWEEN 1 AND 5),
        CONSTRAINT ck_question_revisions_points CHECK (points_hundredths > 0)
      );
      ALTER TABLE questions ADD CONSTRAINT fk_questions_current_revision
        FOREIGN KEY (current_revision_id) REFERENCES question_revisions (id) DEFERRABLE INITIALLY DEFERRED;
      -- Keys live apart from the text: what serves papers never reads this table.
      CREATE TABLE question_keys (
        revision_id uuid NOT NULL,
        key jsonb NOT NULL,
        CONSTRAINT pk_question_keys PRIMARY KEY (revision_id),
        CONSTRAINT fk_question_keys_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id)
      );
      CREATE TABLE question_citations (
        revision_id uuid NOT NULL,
        position smallint NOT NULL,
        edition_slug text NOT NULL,
        article integer NOT NULL,
        article_sub smallint NOT NULL,
        paragraph smallint,
        item smallint,
        CONSTRAINT pk_question_citations PRIMARY KEY (revision_id, position),
        CONSTRAINT fk_question_citations_revision FOREIGN KEY (revision_id) REFERENCES question_revisions (id),
        CONSTRAINT fk_question_citations_edition FOREIGN KEY (edition_slug) REFERENCES editions (slug),
        CONSTRAINT ck_question_citations_article CHECK (article > 0)
      );
      CREATE TABLE built_in_files (
        name text NOT NULL,
        sha256 bytea NOT NULL,
        loaded_at timestamptz NOT NULL,
        CONSTRAINT pk_built_in_files PRIMARY KEY (name)
      );
      -- A revision is what people were examined on: it is superseded, never edited.
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
      END $$;
      CREATE TRIGGER tr_question_revisions_immutable BEFORE UPDATE OR DELETE ON question_revisions
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER tr_question_keys_immutable BEFORE UPDATE OR DELETE ON question_keys
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE built_in_files, question_citations, question_keys, question_revisions, questions, topics, banks CASCADE; DROP FUNCTION refuse_change`,
    );
  }
}
