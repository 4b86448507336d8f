import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;

const inRange = (column: string) => `(${column} >= ${LOWEST} AND ${column} < ${UPPER})`;
const overlaps = (column: string) => `(${column} < ${UPPER} AND region_upper(${column}) > ${LOWEST})`;

/** As they were written out in the policies before. */
const OF_LECTURE = `EXISTS (SELECT FROM lecture_issues i WHERE i.id = lecture_issue_id)`;
const BY_ITSELF = `lecture_issue_id IS NULL AND (${inRange('region_code')}
  OR EXISTS (SELECT FROM exam_regions r WHERE r.exam_id = exams.id AND (${overlaps('r.region_code')}
    OR EXISTS (SELECT FROM postings p WHERE p.officer_id = ${OFFICER}
               AND p.region_code >= r.region_code AND p.region_code < region_upper(r.region_code))))
  OR EXISTS (SELECT FROM exam_officers l WHERE l.exam_id = exams.id AND l.officer_id = ${OFFICER})
  OR EXISTS (SELECT FROM attempts a WHERE a.exam_id = exams.id AND a.officer_id = ${OFFICER}))`;
const WRITE = `EXISTS (SELECT FROM lecture_issues i JOIN lecture_series s ON s.id = i.series_id
    WHERE i.id = lecture_issue_id AND ${inRange('s.region_code')})
  OR EXISTS (SELECT FROM lecture_issue_regions l WHERE l.lecture_issue_id = exams.lecture_issue_id
    GROUP BY l.lecture_issue_id HAVING bool_and(${inRange('l.region_code')}))
  OR (lecture_issue_id IS NULL AND ${inRange('region_code')})`;

/**
 * Who sees an exam is asked by functions that keep their plans. Written out in the policies, the question was planned
 * anew for every statement that names exams: ten times what it takes to run one.
 */
export class SeeExamsAtOnce1795000000042 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION sees_exam(exam uuid, issue uuid, region integer) RETURNS boolean
        LANGUAGE plpgsql STABLE COST 1000 AS $$
      DECLARE
        lowest integer := ${LOWEST};
        upper integer := ${UPPER};
        me uuid := ${OFFICER};
      BEGIN
        IF lowest = 0 AND upper = 1000000 THEN
          RETURN true;
        ELSIF issue IS NOT NULL THEN
          RETURN EXISTS (SELECT FROM lecture_issues i WHERE i.id = issue);
        ELSIF region >= lowest AND region < upper THEN
          RETURN true;
        END IF;
        RETURN EXISTS (SELECT FROM attempts a WHERE a.exam_id = exam AND a.officer_id = me)
          OR EXISTS (SELECT FROM exam_officers l WHERE l.exam_id = exam AND l.officer_id = me)
          OR EXISTS (SELECT FROM exam_regions r WHERE r.exam_id = exam
            AND ((r.region_code < upper AND region_upper(r.region_code) > lowest)
              OR EXISTS (SELECT FROM postings p WHERE p.officer_id = me
                         AND p.region_code >= r.region_code AND p.region_code < region_upper(r.region_code))));
      END $$;
      CREATE FUNCTION keeps_exam(issue uuid, region integer) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
      DECLARE
        lowest integer := ${LOWEST};
        upper integer := ${UPPER};
      BEGIN
        IF lowest = 0 AND upper = 1000000 THEN
          RETURN true;
        ELSIF issue IS NULL THEN
          RETURN coalesce(region >= lowest AND region < upper, false);
        END IF;
        RETURN EXISTS (SELECT FROM lecture_issues i JOIN lecture_series s ON s.id = i.series_id
            WHERE i.id = issue AND s.region_code >= lowest AND s.region_code < upper)
          OR EXISTS (SELECT FROM lecture_issue_regions l WHERE l.lecture_issue_id = issue
            GROUP BY l.lecture_issue_id HAVING bool_and(l.region_code >= lowest AND l.region_code < upper));
      END $$;
      ALTER POLICY po_exams_read ON exams USING (sees_exam(id, lecture_issue_id, region_code));
      ALTER POLICY po_exams_insert ON exams WITH CHECK (keeps_exam(lecture_issue_id, region_code));
      ALTER POLICY po_exams_update ON exams USING (keeps_exam(lecture_issue_id, region_code))
        WITH CHECK (keeps_exam(lecture_issue_id, region_code));
      ALTER POLICY po_exams_delete ON exams USING (keeps_exam(lecture_issue_id, region_code));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER POLICY po_exams_delete ON exams USING (${WRITE});
      ALTER POLICY po_exams_update ON exams USING (${WRITE}) WITH CHECK (${WRITE});
      ALTER POLICY po_exams_insert ON exams WITH CHECK (${WRITE});
      ALTER POLICY po_exams_read ON exams USING (${OF_LECTURE} OR (${BY_ITSELF}));
      DROP FUNCTION keeps_exam(uuid, integer);
      DROP FUNCTION sees_exam(uuid, uuid, integer);
    `);
  }
}
