import type { MigrationInterface, QueryRunner } from 'typeorm';

const ONE_TEXT = `EXCLUDE USING gist (law_slug WITH =, daterange(effective_from, effective_to) WITH &&)`;

export class KeepLawTexts1795000000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE editions
        -- From this day nobody can say whether it still is law; null = there is no doubt.
        ADD COLUMN doubtful_from date,
        ADD COLUMN is_built_in boolean NOT NULL DEFAULT false,
        -- Null = imported, and nobody has decided yet that it is the law.
        ADD COLUMN published_at timestamptz,
        -- When its days were decided here: the built-in catalogue no longer changes them.
        ADD COLUMN decided_at timestamptz;
      UPDATE editions SET is_built_in = true, published_at = now(),
        doubtful_from = CASE WHEN status = 'to_be_confirmed' THEN effective_from END;
      -- On any day one law has one text; texts that wait to be published may overlap it.
      ALTER TABLE editions
        DROP CONSTRAINT ex_editions_one_text,
        ADD CONSTRAINT ex_editions_one_text ${ONE_TEXT} WHERE (published_at IS NOT NULL);

      CREATE TABLE edition_texts (
        edition_slug text NOT NULL,
        title text NOT NULL,
        enactment_lines text[] NOT NULL,
        digest bytea NOT NULL,
        -- How often its text was imported.
        number integer NOT NULL,
        file_name text NOT NULL,
        imported_by uuid NOT NULL,
        imported_at timestamptz NOT NULL,
        CONSTRAINT pk_edition_texts PRIMARY KEY (edition_slug),
        CONSTRAINT fk_edition_texts_edition FOREIGN KEY (edition_slug) REFERENCES editions (slug),
        CONSTRAINT fk_edition_texts_imported_by FOREIGN KEY (imported_by) REFERENCES officers (id)
      );
      CREATE TABLE provisions (
        edition_slug text NOT NULL,
        -- Its path, the same whenever the text is imported again: a63.1.p1.i3.
        key text NOT NULL,
        parent_key text,
        position integer NOT NULL,
        kind text NOT NULL,
        number integer,
        sub integer NOT NULL,
        text text NOT NULL,
        -- What is searched, articles and headings, with width, case and spaces folded; empty for what lies in an
        -- article, which is found with it.
        search_text text NOT NULL,
        CONSTRAINT pk_provisions PRIMARY KEY (edition_slug, key),
        CONSTRAINT fk_provisions_text FOREIGN KEY (edition_slug) REFERENCES edition_texts (edition_slug),
        CONSTRAINT fk_provisions_parent FOREIGN KEY (edition_slug, parent_key) REFERENCES provisions (edition_slug, key)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_provisions_kind CHECK (kind IN
          ('part', 'subpart', 'chapter', 'section', 'article', 'paragraph', 'item', 'sub_item')),
        CONSTRAINT uq_provisions_position UNIQUE (edition_slug, position) DEFERRABLE INITIALLY DEFERRED
      );
      -- The two-character pieces of a text: Chinese has no spaces, and a word of two characters has to be found.
      CREATE FUNCTION bigrams_of(searched text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000
        RETURN ARRAY(SELECT DISTINCT substr(searched, place, 2) FROM generate_series(1, length(searched) - 1) AS place);
      CREATE INDEX ix_provisions_bigrams ON provisions USING gin (bigrams_of(search_text)) WHERE search_text <> '';
      -- Servers that keep the catalogue in memory see by it that another one changed it.
      CREATE TABLE law_version (
        is_only boolean NOT NULL DEFAULT true,
        version integer NOT NULL,
        CONSTRAINT pk_law_version PRIMARY KEY (is_only),
        CONSTRAINT ck_law_version_one CHECK (is_only)
      );
      INSERT INTO law_version (version) VALUES (0);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE law_version, provisions, edition_texts;
      DROP FUNCTION bigrams_of(text);
      DELETE FROM article_changes WHERE old_edition IN (SELECT slug FROM editions WHERE published_at IS NULL)
        OR new_edition IN (SELECT slug FROM editions WHERE published_at IS NULL);
      DELETE FROM editions WHERE published_at IS NULL;
      ALTER TABLE editions
        DROP CONSTRAINT ex_editions_one_text,
        DROP COLUMN doubtful_from, DROP COLUMN is_built_in, DROP COLUMN published_at, DROP COLUMN decided_at,
        ADD CONSTRAINT ex_editions_one_text ${ONE_TEXT};
    `);
  }
}
