import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RemarkWorker } from '../../apps/api/src/marking/remark.worker';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { examInput, SET_EXAM } from '../support/exam-operations';
import {
  APPEALS,
  CHECK_REMARK,
  FILE_APPEAL,
  ISSUE_CERTIFICATES,
  MARKED_EXAM,
  MARKED_EXAMS,
  OWN_RESULT,
  REMARK,
  RULE_ON_APPEAL,
  RUN_REMARK,
  SET_RESULT_RULES,
} from '../support/marking-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('an exam of no lecture, after it was sat', () => {
  let test: TestApp;
  let managerRow: SeededOfficer;
  let officer: SeededOfficer;
  let manager: ApiClient;
  let examId: string;
  let sitting: Sitting;
  let wrongId: string;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    managerRow = await test.seed.someone('training_manager', BAYANNUR);
    officer = await test.seed.officer({ regionCode: LINHE });
    manager = await test.signedIn(managerRow);
    const content = contentInput(await test.seed.builtInBank());
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '季度方案', content };
    const { id: blueprintId } = accepted((await manager.run(SAVE_BLUEPRINT, { input })).saveBlueprint);
    examId = accepted((await manager.run(SET_EXAM, { input: examInput(blueprintId) })).setExam).id;
    test.clock.set('2026-11-19T09:10:00+08:00');
    sitting = await Sitting.begin(await test.signedIn(officer), examId);
    const right = await sitting.rightAnswers(test.database);
    wrongId = String(right[0]?.questionId);
    accepted(await sitting.submit(sitting.sheetOf(1, right.slice(1))));
    test.clock.set('2026-11-19T13:00:00+08:00');
    manager = await test.signedIn(managerRow);
  });
  afterAll(() => test.close());

  const as = async (role: 'training_manager' | 'leader', regionCode: number) =>
    test.signedIn(await test.seed.someone(role, regionCode));
  const seenBy = async (client: ApiClient) => (await client.run(MARKED_EXAM, { id: examId })).markedExam;

  it('is found by its manager and by those whose officers are asked, and decided on by him alone', async () => {
    const listed = (await manager.run(MARKED_EXAMS, {})).markedExams;
    expect(listed).toMatchObject({ totalCount: 1, nodes: [{ id: examId, submittedCount: 1 }] });
    expect(await seenBy(manager)).toMatchObject({ isMine: true, submittedCount: 1, passedCount: 1 });
    expect(await seenBy(await as('leader', LINHE))).toMatchObject({ isMine: false, submittedCount: 1 });
    const below = await as('training_manager', LINHE);
    expect(await seenBy(below)).toMatchObject({ isMine: false });
    const input = { examId, announceAt: null, appealUntil: null, hasRankBands: true };
    expect(outcomeOf((await below.run(SET_RESULT_RULES, { input })).setResultRules)).toBe('NOT_YOUR_EXAM');
    expect(await seenBy(await as('training_manager', BAOTOU))).toBeNull();
  });

  it('is marked again when a key changes, its officer told', async () => {
    const input = {
      ...{ examId, revisionId: wrongId, kind: 'VOID' as const, labels: [], blanks: [] },
      ...{ reason: '题目作废', isAfterAnnouncement: true },
    };
    const { id } = accepted((await manager.run(CHECK_REMARK, { input })).checkRemark);
    await test.app.get(RemarkWorker).work(id);
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    await test.app.get(RemarkWorker).work(id);
    expect((await manager.run(REMARK, { id })).remark).toMatchObject({ state: 'DONE', changedCount: 1 });
    const own = await (await test.signedIn(officer)).run(OWN_RESULT, { id: sitting.attemptId });
    expect(own.viewer?.attempt).toMatchObject({
      result: { points: 20 },
      pointsChanges: [{ fromPoints: 15, toPoints: 20 }],
    });
  });

  it('takes an appeal, which the region of its officer rules on', async () => {
    const client = await test.signedIn(officer);
    const input = { attemptId: sitting.attemptId, questionId: wrongId, text: '该题所依据的条款已经修订' };
    const filed = accepted((await client.run(FILE_APPEAL, { input })).fileAppeal);
    const appealId = filed.appeals.at(-1)?.id ?? '';
    const { appeals } = await manager.run(APPEALS, { filter: { examId, state: 'OPEN' } });
    expect(appeals.nodes).toMatchObject([{ id: appealId }]);
    const ruling = { appealId, isUpheld: false, reason: '已按作废处理' };
    expect(outcomeOf((await manager.run(RULE_ON_APPEAL, { input: ruling })).ruleOnAppeal)).toBe('Appeal');
  });

  it('earns certificates', async () => {
    const input = { examId, title: '行政执法培训合格', years: 1 };
    const { issueCertificates } = await manager.run(ISSUE_CERTIFICATES, { input });
    expect(issueCertificates).toMatchObject({ issuedCount: 1, skippedCount: 0 });
  });
});
