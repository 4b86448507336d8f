import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ExamVoidsService } from '../../apps/api/src/invigilation/exam-voids.service';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { examInput, SET_EXAM, VOID_EXAM } from '../support/exam-operations';
import { MY_ATTEMPT_WORDS } from '../support/invigilation-operations';
import { ISSUE_CERTIFICATES, OWN_CERTIFICATES } from '../support/marking-operations';
import { START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const REASON = '试题泄露';

describe('making an exam void', () => {
  let test: TestApp;
  let who: SeededOfficer;
  let officers: readonly SeededOfficer[];
  let blueprintId: string;
  let manager: ApiClient;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    who = await test.seed.someone('training_manager', BAYANNUR);
    officers = [];
    for (let count = 0; count < 3; count += 1)
      officers = [...officers, await test.seed.officer({ regionCode: LINHE })];
    manager = await test.signedIn(who);
    const content = contentInput(await test.seed.builtInBank());
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '季度方案', content };
    blueprintId = accepted((await manager.run(SAVE_BLUEPRINT, { input })).saveBlueprint).id;
  });
  beforeEach(async () => {
    await test.database.query(`DELETE FROM rate_limits`);
    test.clock.set('2026-11-18T12:00:00+08:00');
    manager = await test.signedIn(who);
    examId = accepted((await manager.run(SET_EXAM, { input: examInput(blueprintId) })).setExam).id;
    test.clock.set('2026-11-19T09:10:00+08:00');
    manager = await test.signedIn(who);
  });
  afterAll(() => test.close());

  const begin = async (nth: number) => Sitting.begin(await test.signedIn(officers[nth] ?? who), examId);
  const makeVoid = async (reason = REASON, by = manager) =>
    (await by.run(VOID_EXAM, { input: { id: examId, version: 1, reason } })).voidExam;
  /** As the job does it, whether or not the server's own worker has come to it already. */
  const work = () => test.app.get(ExamVoidsService).work({ examId, reason: REASON, by: who.id });
  const states = () =>
    test.database.query<unknown[]>(
      `SELECT a.state, v.reason FROM attempts a LEFT JOIN attempt_voids v ON v.id = a.void_id
       WHERE a.exam_id = $1 ORDER BY a.started_at, a.id`,
      [examId],
    );

  it('takes all that was begun with it: no save, no result, no certificate; the answers stay', async () => {
    const [open, done] = [await begin(0), await begin(1)];
    await open.save(open.sheet(1, ['A'], 2));
    const right = await done.rightAnswers(test.database);
    accepted(await done.submit(done.sheetOf(1, right)));
    const certificates = { examId, title: '行政执法培训合格', years: 1 };
    accepted((await manager.run(ISSUE_CERTIFICATES, { input: certificates })).issueCertificates);
    expect(accepted(await makeVoid())).toMatchObject({ withdrawReason: REASON, isVoid: true });
    await Promise.all([work(), work()]);
    expect(await states()).toEqual([
      { state: 'voided', reason: REASON },
      { state: 'voided', reason: REASON },
    ]);
    expect(await open.save(open.sheet(2, ['B']))).toBe('ATTEMPT_VOIDED');
    const told = (await done.client.run(MY_ATTEMPT_WORDS, { id: done.attemptId })).viewer?.attempt;
    expect(told).toMatchObject({ state: 'VOIDED', voidReason: REASON, result: null });
    const { viewer } = await done.client.run(OWN_CERTIFICATES, {});
    expect(viewer?.certificates).toMatchObject([{ status: 'REVOKED' }]);
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT jsonb_array_length(sheet->'answers') AS count FROM attempts WHERE id = $1`,
      [open.attemptId],
    );
    expect(row?.count).toBe(2);
  });

  it('lets nobody begin from that moment on, and tells why', async () => {
    await begin(0);
    accepted(await makeVoid());
    const client = await test.signedIn(officers[2] ?? who);
    const { startAttempt } = await client.run(START_ATTEMPT, { input: { examId } });
    expect(startAttempt).toMatchObject({ code: 'EXAM_VOIDED', message: `本场考试已整场作废：${REASON}` });
    await work();
  });

  it('is done also when it is over, not without a reason, not twice, and by nobody beside', async () => {
    await begin(0);
    test.clock.set('2026-11-20T09:00:00+08:00');
    manager = await test.signedIn(who);
    expect(outcomeOf(await makeVoid(' '))).toBe('REASON_MISSING');
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await makeVoid(REASON, beside))).toBe('NOT_FOUND');
    expect(outcomeOf(await makeVoid())).toBe('Exam');
    expect(
      outcomeOf(
        (await manager.run(VOID_EXAM, { input: { id: examId, version: 2, reason: REASON } })).voidExam,
      ),
    ).toBe('EXAM_VOIDED_ALREADY');
    await work();
    expect(await states()).toMatchObject([{ state: 'voided' }]);
  });

  it('takes its sittings out of the figures of its questions', async () => {
    const sitting = await begin(0);
    accepted(await sitting.submit(sitting.sheet(1, ['A'])));
    test.clock.set('2026-11-20T09:00:00+08:00');
    const figures = test.app.get(QuestionStatisticsService);
    const counted = async () => {
      // The server's own turn may hold the exam: then this one passes it over.
      for (;;) {
        await figures.count();
        const [row] = await test.database.query<{ count: number; isCounted: boolean }[]>(
          `SELECT coalesce(sum(s.paper_count), 0)::int AS count, e.counted_at IS NOT NULL AS "isCounted"
           FROM exams e LEFT JOIN question_statistics s ON s.exam_id = e.id WHERE e.id = $1 GROUP BY e.id`,
          [examId],
        );
        if (row?.isCounted) return row.count;
      }
    };
    expect(await counted()).toBeGreaterThan(0);
    manager = await test.signedIn(who);
    accepted(await makeVoid());
    await work();
    expect(await counted()).toBe(0);
  });
});
