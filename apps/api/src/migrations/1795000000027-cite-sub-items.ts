import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A question may rest on a sub-item (目) of an item. */
export class CiteSubItems1795000000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE question_citations ADD COLUMN sub_item smallint,
        ADD CONSTRAINT ck_question_citations_sub_item CHECK (sub_item IS NULL OR (sub_item > 0 AND item IS NOT NULL));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE question_citations DROP COLUMN sub_item`);
  }
}
