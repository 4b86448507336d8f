import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;

const inRange = (column: string) => `(${column} >= ${LOWEST} AND ${column} < ${UPPER})`;

/** Regions nest: two of them overlap when one lies within the other. What is made for a region is shared downward. */
const overlaps = (column: string) => `(${column} < ${UPPER} AND region_upper(${column}) > ${LOWEST})`;

const seriesIsMine = `EXISTS (SELECT FROM lecture_series s WHERE s.id = series_id AND ${inRange('s.region_code')})`;

const WALLED: Readonly<Record<string, { readonly read: string; readonly write: string }>> = {
  banks: { read: overlaps('region_code'), write: inRange('region_code') },
  questions: {
    read: `EXISTS (SELECT FROM banks b WHERE b.id = bank_id)`,
    write: `EXISTS (SELECT FROM banks b WHERE b.id = bank_id AND ${inRange('b.region_code')})`,
  },
  // Those it is for: the regions of its audience, from above and from within, and officers who serve or served there.
  lecture_issues: {
    read: `${seriesIsMine} OR EXISTS (
      SELECT FROM lecture_issue_regions l WHERE l.lecture_issue_id = lecture_issues.id AND (${overlaps('l.region_code')}
        OR EXISTS (SELECT FROM postings p WHERE p.officer_id = ${OFFICER}
                   AND p.region_code >= l.region_code AND p.region_code < region_upper(l.region_code))))`,
    write: seriesIsMine,
  },
  exams: {
    read: `EXISTS (SELECT FROM lecture_issues i WHERE i.id = lecture_issue_id)`,
    write: `EXISTS (SELECT FROM lecture_issues i JOIN lecture_series s ON s.id = i.series_id
                    WHERE i.id = lecture_issue_id AND ${inRange('s.region_code')})
      OR EXISTS (SELECT FROM lecture_issue_regions l WHERE l.lecture_issue_id = exams.lecture_issue_id
                 GROUP BY l.lecture_issue_id HAVING bool_and(${inRange('l.region_code')}))`,
  },
};

export class WallContent1795000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, { read, write }] of Object.entries(WALLED)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY po_${table}_read ON ${table} FOR SELECT USING (${read});
        CREATE POLICY po_${table}_insert ON ${table} FOR INSERT WITH CHECK (${write});
        CREATE POLICY po_${table}_update ON ${table} FOR UPDATE USING (${write}) WITH CHECK (${write});
        CREATE POLICY po_${table}_delete ON ${table} FOR DELETE USING (${write});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WALLED).toReversed()) {
      await queryRunner.query(
        ['read', 'insert', 'update', 'delete']
          .map((what) => `DROP POLICY po_${table}_${what} ON ${table};`)
          .join(' ') + `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`,
      );
    }
  }
}
