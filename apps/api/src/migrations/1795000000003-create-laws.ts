import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLaws1795000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE laws (
        slug text NOT NULL,
        title text NOT NULL,
        short_title text NOT NULL,
        aliases text[] NOT NULL,
        kind text NOT NULL,
        issuer text NOT NULL,
        CONSTRAINT pk_laws PRIMARY KEY (slug),
        CONSTRAINT uq_laws_title UNIQUE (title)
      );
      CREATE TABLE editions (
        slug text NOT NULL,
        law_slug text NOT NULL,
        label text NOT NULL,
        number text NOT NULL,
        promulgated_on date,
        effective_from date NOT NULL,
        effective_to date,
        status text NOT NULL,
        status_note text,
        status_note_en text,
        repealed_by_edition text,
        repealed_by_article integer,
        articles integer NOT NULL,
        CONSTRAINT pk_editions PRIMARY KEY (slug),
        CONSTRAINT fk_editions_law FOREIGN KEY (law_slug) REFERENCES laws (slug),
        CONSTRAINT fk_editions_repealed_by FOREIGN KEY (repealed_by_edition) REFERENCES editions (slug)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_editions_status CHECK (status IN ('in_force', 'not_yet', 'superseded', 'repealed', 'to_be_confirmed')),
        CONSTRAINT ck_editions_days CHECK (effective_to > effective_from),
        CONSTRAINT ck_editions_articles CHECK (articles > 0),
        -- On any day one law has one text.
        CONSTRAINT ex_editions_one_text EXCLUDE USING gist
          (law_slug WITH =, daterange(effective_from, effective_to) WITH &&)
      );
      CREATE TABLE gists (
        edition_slug text NOT NULL,
        article integer NOT NULL,
        gist_zh text NOT NULL,
        gist_en text NOT NULL,
        CONSTRAINT pk_gists PRIMARY KEY (edition_slug, article),
        CONSTRAINT fk_gists_edition FOREIGN KEY (edition_slug) REFERENCES editions (slug),
        CONSTRAINT ck_gists_article CHECK (article > 0)
      );
      CREATE TABLE article_changes (
        id integer GENERATED ALWAYS AS IDENTITY,
        old_edition text,
        old_citation text,
        new_edition text NOT NULL,
        new_citation text NOT NULL,
        note text,
        CONSTRAINT pk_article_changes PRIMARY KEY (id),
        CONSTRAINT fk_article_changes_old FOREIGN KEY (old_edition) REFERENCES editions (slug),
        CONSTRAINT fk_article_changes_new FOREIGN KEY (new_edition) REFERENCES editions (slug)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE article_changes, gists, editions, laws`);
  }
}
