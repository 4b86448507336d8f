import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EditArticleChanges1795000000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The built-in rows come back with the next start, now under the names by which they are known again.
      DELETE FROM article_changes;
      ALTER TABLE article_changes
        ADD COLUMN old_article integer,
        ADD COLUMN new_article integer NOT NULL,
        -- What a row of the built-in file is known by; null = added here.
        ADD COLUMN built_in_key text,
        -- Null = as the built-in file has it.
        ADD COLUMN edited_by uuid,
        ADD COLUMN edited_at timestamptz,
        -- A built-in row that was taken out here stays out.
        ADD COLUMN is_removed boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT fk_article_changes_edited_by FOREIGN KEY (edited_by) REFERENCES officers (id),
        ADD CONSTRAINT uq_article_changes_built_in UNIQUE (built_in_key),
        ADD CONSTRAINT ck_article_changes_origin CHECK ((built_in_key IS NOT NULL) OR (edited_at IS NOT NULL)),
        ADD CONSTRAINT ck_article_changes_edited CHECK ((edited_by IS NULL) = (edited_at IS NULL)),
        ADD CONSTRAINT ck_article_changes_old CHECK
          ((old_edition IS NULL) = (old_citation IS NULL) AND (old_edition IS NULL) = (old_article IS NULL)),
        ADD CONSTRAINT ck_article_changes_removed CHECK ((NOT is_removed) OR (built_in_key IS NOT NULL));
      CREATE INDEX ix_article_changes_old ON article_changes (old_edition, old_article);
      CREATE INDEX ix_article_changes_new ON article_changes (new_edition, new_article);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM article_changes WHERE built_in_key IS NULL OR is_removed;
      ALTER TABLE article_changes DROP COLUMN old_article, DROP COLUMN new_article, DROP COLUMN built_in_key,
        DROP COLUMN edited_by, DROP COLUMN edited_at, DROP COLUMN is_removed;
    `);
  }
}
