import type { Probe, Target } from './authorization';
import { makeExam } from './authorization-exams';
import type { TestApp } from './test-app';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const named = '{ __typename }';

const examIn = (target: Target, test: TestApp): Promise<string> =>
  target.bankId === NOWHERE ? Promise.resolve(NOWHERE) : makeExam(target, test);

/** The attempt that lies in a place, as if somebody had made it void or let it count again, whatever was decided before. */
async function decided({ attemptId }: Target, test: TestApp, kind: 'void' | 'restore'): Promise<string> {
  await test.database.query(
    `WITH decision AS (
       INSERT INTO attempt_voids (attempt_id, officer_id, region_code, kind, reason, is_used_up, decided_by, decided_at)
       SELECT id, officer_id, region_code, $2, '核对', true, officer_id, now() FROM attempts
       WHERE id = $1 AND (state = 'voided') = ($2 = 'restore') RETURNING id)
     SELECT id FROM decision`,
    [attemptId, kind],
  );
  await test.database.query(
    `UPDATE attempts SET state = CASE WHEN $2 = 'void' THEN 'voided' WHEN submitted_at IS NULL THEN 'in_progress' ELSE 'submitted' END,
       void_id = CASE WHEN $2 = 'void' THEN (SELECT max(id) FROM attempt_voids WHERE attempt_id = $1) END
     WHERE id = $1 AND (state = 'voided') = ($2 = 'restore')`,
    [attemptId, kind],
  );
  return attemptId;
}

/** How the root fields about watching over an exam are asked about what lies in a place. */
export const INVIGILATION_PROBES: Readonly<Record<string, Probe>> = {
  'Query.examBoard': {
    args: async (target, test) =>
      `(examId: "${await examIn(target, test)}", filter: { hasLeft: false, search: "" }, page: { limit: 5, offset: 0 })`,
    select: '{ title }',
  },
  'Query.examSeat': {
    args: async (target, test) =>
      `(examId: "${await examIn(target, test)}", officerId: "${target.officer.id}")`,
    select: '{ officerName }',
  },
  'Mutation.grantExtraTimes': {
    args: async (target, test) =>
      `(input: { examId: "${await examIn(target, test)}", officerIds: ["${target.officer.id}"], minutes: 5, reason: "停电" })`,
    select: named,
  },
  'Mutation.sendExamMessage': {
    args: async (target, test) => `(input: { examId: "${await examIn(target, test)}", text: "请安静" })`,
    select: named,
  },
  'Mutation.noteIncident': {
    args: async (target, test) =>
      `(input: { examId: "${await examIn(target, test)}", officerId: "${target.officer.id}", kind: OTHER, text: "离场片刻" })`,
    select: named,
  },
  'Mutation.voidAttempt': {
    args: async (target, test) =>
      `(input: { attemptId: "${await decided(target, test, 'restore')}", reason: "替考", isUsedUp: true })`,
    select: named,
  },
  'Mutation.restoreAttempt': {
    args: async (target, test) =>
      `(input: { attemptId: "${await decided(target, test, 'void')}", reason: "查实无误" })`,
    select: named,
  },
};
