import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['laws', 'editions', 'gists', 'edition_texts', 'provisions', 'article_changes', 'law_version'];

/** The whole nation: six-digit codes lie between. */
const isNation = `(nullif(current_setting('app.rlo', true), '')::int <= 0
  AND nullif(current_setting('app.rhi', true), '')::int >= 1000000)`;

/** The law is the same for everybody: all read it, and only who holds the whole nation changes it. */
export class WallLaws1795000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (true);
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK ${isNation};
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING ${isNation} WITH CHECK ${isNation};
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING ${isNation};
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const drops = ['read', 'insert', 'update', 'delete'].map(
        (what) => `DROP POLICY po_${table}_${what} ON ${table};`,
      );
      await queryRunner.query(
        `${drops.join(' ')} ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`,
      );
    }
  }
}
