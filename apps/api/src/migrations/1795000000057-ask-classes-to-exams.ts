import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOWEST = `nullif(current_setting('app.rlo', true), '')::int`;
const UPPER = `nullif(current_setting('app.rhi', true), '')::int`;
const OFFICER = `nullif(current_setting('app.officer', true), '')::uuid`;

/** Who sees an exam, as it was asked before there were classes, with `ofClass` beside it. */
const seesExam = (parameters: string, ofClass: string) => `
  CREATE FUNCTION sees_exam(${parameters}) RETURNS boolean
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
                     AND p.region_code >= r.region_code AND p.region_code < region_upper(r.region_code))))${ofClass};
  END $$;`;

/** Those whose region overlaps that of the class, as of any other audience, and whoever is in it. */
const OF_CLASS = `
      OR (cohort IS NOT NULL AND (EXISTS (SELECT FROM training_classes c WHERE c.id = cohort)
        OR EXISTS (SELECT FROM class_members m WHERE m.class_id = cohort AND m.officer_id = me AND m.left_at IS NULL)))`;

/** An exam may be for a class. */
export class AskClassesToExams1795000000057 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE exams
        -- Of the audience: who is in this class when he begins; null = no matter of classes.
        ADD COLUMN audience_class_id uuid,
        ADD CONSTRAINT fk_exams_class FOREIGN KEY (audience_class_id) REFERENCES training_classes (id),
        ADD CONSTRAINT ck_exams_class CHECK (audience_class_id IS NULL OR lecture_issue_id IS NULL);
      CREATE INDEX ix_exams_class ON exams (audience_class_id) WHERE audience_class_id IS NOT NULL;
      ${seesExam('exam uuid, issue uuid, region integer, cohort uuid', OF_CLASS)}
      ALTER POLICY po_exams_read ON exams
        USING (sees_exam(id, lecture_issue_id, region_code, audience_class_id));
      DROP FUNCTION sees_exam(uuid, uuid, integer);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${seesExam('exam uuid, issue uuid, region integer', '')}
      ALTER POLICY po_exams_read ON exams USING (sees_exam(id, lecture_issue_id, region_code));
      DROP FUNCTION sees_exam(uuid, uuid, integer, uuid);
      ALTER TABLE exams DROP COLUMN audience_class_id;
    `);
  }
}
