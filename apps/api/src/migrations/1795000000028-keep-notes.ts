import type { MigrationInterface, QueryRunner } from 'typeorm';

const isSelf = `officer_id = (SELECT nullif(current_setting('app.officer', true), '')::uuid)`;

/** What officers write beside an article of one text of a law: theirs alone, whoever is set over them. */
export class KeepNotes1795000000028 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE notes (
        officer_id uuid NOT NULL,
        edition_slug text NOT NULL,
        article integer NOT NULL,
        article_sub smallint NOT NULL,
        text text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL,
        CONSTRAINT pk_notes PRIMARY KEY (officer_id, edition_slug, article, article_sub),
        CONSTRAINT fk_notes_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        CONSTRAINT fk_notes_edition FOREIGN KEY (edition_slug) REFERENCES editions (slug),
        CONSTRAINT ck_notes_article CHECK (article > 0 AND article_sub >= 0),
        CONSTRAINT ck_notes_text CHECK (length(text) BETWEEN 1 AND 4000)
      );
      CREATE INDEX ix_notes_officer ON notes (officer_id, updated_at);
      ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notes FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_notes ON notes USING (${isSelf}) WITH CHECK (${isSelf});
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE notes`);
  }
}
