import { queryOne } from '../../apps/api/src/platform/database';
import type { Probe, Target } from './authorization';
import type { TestApp } from './test-app';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const named = '{ __typename }';

async function examOf({ issueId }: Target, test: TestApp): Promise<string> {
  const [exam] = await test.database.query<{ id: string }[]>(
    `SELECT id FROM exams WHERE lecture_issue_id = $1`,
    [issueId],
  );
  return exam?.id ?? NOWHERE;
}

const ofExam: Probe['args'] = async (target, test) => `(id: "${await examOf(target, test)}")`;

/** A question on the paper of the attempt that lies in a place. */
async function questionOn(target: Target, test: TestApp): Promise<string> {
  if (target.attemptId === NOWHERE) return NOWHERE;
  const { revisionId } = await queryOne<{ revisionId: string }>(
    test.database,
    `SELECT current_revision_id AS "revisionId" FROM questions WHERE id = $1`,
    [target.questionId],
  );
  await test.database.query(
    `INSERT INTO paper_keys (paper_id, keys)
     SELECT a.paper_id, jsonb_build_array(jsonb_build_object('questionId', k.revision_id, 'maxHundredths', 500,
       'key', k.key))
     FROM attempts a, question_keys k WHERE a.id = $1 AND k.revision_id = $2 ON CONFLICT (paper_id) DO UPDATE SET keys = excluded.keys`,
    [target.attemptId, revisionId],
  );
  return revisionId;
}

/** A re-mark worked out for the exam that lies in a place, which would move its one attempt. */
async function makeRemark(target: Target, test: TestApp): Promise<string> {
  const revisionId = await questionOn(target, test);
  if (revisionId === NOWHERE) return NOWHERE;
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO remarks (exam_id, revision_id, kind, reason, is_after_announcement, state, region_code, asked_by, asked_at)
     VALUES ($1, $2, 'void', '题目有误', true, 'checked', $3, $4, $5) RETURNING id`,
    [await examOf(target, test), revisionId, target.regionCode, target.officer.id, test.clock.now()],
  );
  await test.database.query(
    `INSERT INTO remark_moves (remark_id, attempt_id, officer_id, region_code, from_hundredths, to_hundredths, was_passed,
       is_passed) VALUES ($1, $2, $3, $4, 0, 500, false, true)`,
    [id, target.attemptId, target.officer.id, target.regionCode],
  );
  return id;
}

/** An open appeal about the attempt that lies in a place. */
async function makeAppeal(target: Target, test: TestApp): Promise<string> {
  const revisionId = await questionOn(target, test);
  if (revisionId === NOWHERE) return NOWHERE;
  await test.database.query(
    `UPDATE appeals SET state = 'withdrawn', ruled_by = NULL, ruled_at = NULL, ruling = NULL,
    given_hundredths = NULL WHERE attempt_id = $1`,
    [target.attemptId],
  );
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO appeals (attempt_id, exam_id, officer_id, region_code, revision_id, text, state, filed_at)
     SELECT id, exam_id, officer_id, $2, $3, '请核对', 'open', $4 FROM attempts WHERE id = $1 RETURNING id`,
    [target.attemptId, target.regionCode, revisionId, test.clock.now()],
  );
  return id;
}

let certificates = 0;

/** A certificate of the officer who lies in a place. */
async function makeCertificate(target: Target, test: TestApp): Promise<string> {
  if (target.attemptId === NOWHERE) return NOWHERE;
  await test.database.query(
    `UPDATE certificates SET revoked_by = officer_id, revoked_at = now(), revoke_reason = '更换' WHERE officer_id = $1
       AND revoked_at IS NULL`,
    [target.officer.id],
  );
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO certificates (number, officer_id, exam_id, attempt_id, region_code, title, holder_name, certificate_no,
       issued_on, valid_to, signature, issued_by, issued_at)
     SELECT $2, officer_id, exam_id, id, $3, '证书', '某某', '1', '2026-01-01', '2028-12-31', 's', officer_id, now()
     FROM attempts WHERE id = $1 RETURNING id`,
    [target.attemptId, `WS-2026-T${(certificates += 1)}`, target.regionCode],
  );
  return id;
}

const remarkOf: Probe['args'] = async (target, test) =>
  `(input: { remarkId: "${await makeRemark(target, test)}" })`;

/** How the root fields about what comes after a test are asked about what lies in a place. */
export const MARKING_PROBES: Readonly<Record<string, Probe>> = {
  'Query.markedExam': { args: ofExam, select: '{ title }' },
  'Query.remark': {
    args: async (target, test) => `(id: "${await makeRemark(target, test)}")`,
    select: '{ reason }',
  },
  'Query.appeal': {
    args: async (target, test) => `(id: "${await makeAppeal(target, test)}")`,
    select: '{ text }',
  },
  'Query.appeals': {
    args: async (target, test) => {
      await makeAppeal(target, test);
      return `(filter: { examId: "${await examOf(target, test)}" }, page: { limit: 5, offset: 0 })`;
    },
    select: '{ totalCount }',
  },
  'Query.certificates': {
    args: async (target, test) => {
      await makeCertificate(target, test);
      return `(examId: "${await examOf(target, test)}", page: { limit: 5, offset: 0 })`;
    },
    select: '{ totalCount }',
  },
  'Mutation.issueCertificates': {
    args: async (target, test) =>
      `(input: { examId: "${await examOf(target, test)}", title: "岗位培训合格证书", years: 3 })`,
    select: named,
  },
  'Mutation.revokeCertificate': {
    args: async (target, test) =>
      `(input: { certificateId: "${await makeCertificate(target, test)}", reason: "信息有误" })`,
    select: named,
  },
  'Mutation.checkRemark': {
    args: async (target, test) =>
      `(input: { examId: "${await examOf(target, test)}", revisionId: "${await questionOn(target, test)}", kind: VOID,
        labels: [], blanks: [], reason: "题目有误", isAfterAnnouncement: true })`,
    select: named,
  },
  'Mutation.runRemark': { args: remarkOf, select: named },
  'Mutation.discardRemark': { args: remarkOf, select: named },
  'Mutation.setResultRules': {
    args: async (target, test) => `(input: { examId: "${await examOf(target, test)}", hasRankBands: false })`,
    select: named,
  },
  'Query.checkReceipt': {
    args: async (target, test) => {
      const [given] = await test.database.query<{ examId: string; code: string | null }[]>(
        `SELECT exam_id AS "examId", receipt_code AS code FROM attempts WHERE id = $1`,
        [target.attemptId],
      );
      return `(examId: "${given?.examId ?? NOWHERE}", code: "${given?.code ?? '22222-22222'}")`;
    },
    select: named,
  },
  'Mutation.replayAttempt': {
    args: async (target, test) => {
      await questionOn(target, test);
      return `(input: { attemptId: "${target.attemptId}" })`;
    },
    select: named,
  },
  'Mutation.fileAppeal': {
    args: ({ attemptId }) => `(input: { attemptId: "${attemptId}", text: "请核对第一题" })`,
    select: named,
  },
  'Mutation.withdrawAppeal': {
    args: async (target, test) => `(input: { appealId: "${await makeAppeal(target, test)}" })`,
    select: named,
  },
  'Mutation.ruleOnAppeal': {
    args: async (target, test) =>
      `(input: { appealId: "${await makeAppeal(target, test)}", isUpheld: false, reason: "评分无误" })`,
    select: named,
  },
};

/** Probes of them that make what they ask about. */
export const MARKING_MAKES_ITS_OWN: readonly string[] = ['Mutation.runRemark'];
