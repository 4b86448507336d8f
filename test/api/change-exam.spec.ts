import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import type { ChangeExamInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { CHANGE_EXAM, examInput, MY_EXAMS, SET_EXAM, WITHDRAW_EXAM } from '../support/exam-operations';
import { MARKED_EXAMS } from '../support/marking-operations';
import { START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const OPEN = '2026-11-19T09:10:00+08:00';

describe('an exam that has been set', () => {
  let test: TestApp;
  let who: SeededOfficer;
  let officer: SeededOfficer;
  let manager: ApiClient;
  let blueprintId: string;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    who = await test.seed.someone('training_manager', BAYANNUR);
    officer = await test.seed.officer({ regionCode: LINHE });
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
  });
  afterAll(() => test.close());

  const change = async (input: Partial<ChangeExamInput> = {}, by = manager) => {
    const as = {
      opensAt: '2026-11-19T01:00:00.000Z',
      closesAt: '2026-11-19T04:00:00.000Z',
      lastEntryAt: null,
    };
    const rest = { title: '季度考试', durationMinutes: 60, attemptsAllowed: 1, passPoints: 12 };
    return (await by.run(CHANGE_EXAM, { input: { id: examId, version: 1, ...as, ...rest, ...input } }))
      .changeExam;
  };
  const withdraw = async (reason = '全县停电', version = 1, by = manager) =>
    (await by.run(WITHDRAW_EXAM, { input: { id: examId, version, reason } })).withdrawExam;
  const at = async (moment: string, one = officer) => {
    test.clock.set(moment);
    return test.signedIn(one);
  };
  const prepare = () => test.app.get(AttemptPreparationService).prepare(examId, [officer.id]);
  const start = async (client: ApiClient) =>
    (await client.run(START_ATTEMPT, { input: { examId } })).startAttempt;

  it('is changed before it opens, and what lay ready is begun by what it says then', async () => {
    await prepare();
    const changed = {
      title: '第四季度考试',
      closesAt: '2026-11-19T05:00:00.000Z',
      durationMinutes: 120,
      passPoints: 15,
    };
    expect(accepted(await change(changed))).toEqual({
      ...{ __typename: 'Exam', version: 2, title: '第四季度考试', opensAt: '2026-11-19T01:00:00.000Z' },
      ...{ closesAt: '2026-11-19T05:00:00.000Z', durationSeconds: 7200, passPoints: 15 },
    });
    const sitting = await Sitting.begin(await at(OPEN), examId);
    const [row] = await test.database.query(`SELECT deadline FROM attempts WHERE id = $1`, [
      sitting.attemptId,
    ]);
    expect(row).toEqual({ deadline: new Date('2026-11-19T11:10:00+08:00') });
  });

  it('is not changed over what somebody else has changed meanwhile', async () => {
    accepted(await change({ title: '第四季度考试' }));
    expect(outcomeOf(await change({ title: '年终考试' }))).toBe('EXAM_CHANGED_MEANWHILE');
  });

  it('closes later for those who sit it already, and takes nothing away while it is open', async () => {
    const sitting = await Sitting.begin(await at('2026-11-19T11:30:00+08:00'), examId);
    manager = await test.signedIn(who);
    expect(outcomeOf(await change({ passPoints: 11 }))).toBe('EXAM_OPEN_FIXED');
    accepted(await change({ closesAt: '2026-11-19T05:00:00.000Z' }));
    const [row] = await test.database.query(`SELECT deadline FROM attempts WHERE id = $1`, [
      sitting.attemptId,
    ]);
    expect(row).toEqual({ deadline: new Date('2026-11-19T12:30:00+08:00') });
  });

  it('is withdrawn before anybody begins: nothing lies ready, nobody begins, and those asked are told why', async () => {
    await prepare();
    expect(accepted(await withdraw())).toMatchObject({ withdrawReason: '全县停电' });
    const rows = await test.database.query(`SELECT FROM attempts WHERE exam_id = $1`, [examId]);
    expect(rows).toEqual([]);
    const client = await at(OPEN);
    expect(await start(client)).toMatchObject({
      code: 'EXAM_WITHDRAWN',
      message: '本场考试已撤回：全县停电',
    });
    const mine = (await client.run(MY_EXAMS, {})).viewer?.exams.find(({ id }) => id === examId);
    expect(mine?.notOpen).toMatchObject({ message: '本场考试已撤回：全县停电' });
    await expect(prepare()).rejects.toThrow('is withdrawn');
    manager = await test.signedIn(who);
    const { nodes } = (await manager.run(MARKED_EXAMS, {})).markedExams;
    expect(nodes.map(({ id }) => id)).not.toContain(examId);
    expect(outcomeOf(await withdraw('再撤一次', 2))).toBe('EXAM_WITHDRAWN_ALREADY');
  });

  it('is not withdrawn once somebody has begun, nor without a reason', async () => {
    expect(outcomeOf(await withdraw(' '))).toBe('REASON_MISSING');
    await Sitting.begin(await at(OPEN), examId);
    manager = await test.signedIn(who);
    expect(await withdraw()).toMatchObject({
      code: 'EXAM_BEGUN',
      message: '已有 1 人次开始考试，不能撤回，只能整场作废。',
    });
  });

  it('begins or is withdrawn when both happen at once, never both', async () => {
    const managed = await at(OPEN, who);
    for (let round = 0; round < 10; round += 1) {
      test.clock.set('2026-11-18T12:00:00+08:00');
      examId = accepted((await managed.run(SET_EXAM, { input: examInput(blueprintId) })).setExam).id;
      if (round % 2 === 0) await prepare();
      const client = await at(OPEN);
      const began = start(client).then(outcomeOf, () => 'failed');
      const withdrawn = withdraw('全县停电', 1, managed).then(outcomeOf);
      expect([await began, await withdrawn]).not.toEqual(['Attempt', 'Exam']);
      const [row] = await test.database.query(
        `SELECT count(a.id)::int AS begun, e.withdrawn_at IS NOT NULL AS "isWithdrawn"
         FROM exams e LEFT JOIN attempts a ON a.exam_id = e.id WHERE e.id = $1 GROUP BY e.id`,
        [examId],
      );
      expect(row).toEqual(
        (await withdrawn) === 'Exam' ? { begun: 0, isWithdrawn: true } : { begun: 1, isWithdrawn: false },
      );
    }
  });

  it.each([
    ['beside', BAOTOU],
    ['below', LINHE],
  ])('is nobody else’s to change: a manager %s', async (_, regionCode) => {
    const other = await test.signedIn(await test.seed.someone('training_manager', regionCode));
    expect(outcomeOf(await change({ title: '改' }, other))).toBe('NOT_FOUND');
    expect(outcomeOf(await withdraw('撤', 1, other))).toBe('NOT_FOUND');
  });

  it('is the province’s to withdraw, too', async () => {
    const above = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    expect(outcomeOf(await withdraw('全省停考', 1, above))).toBe('Exam');
  });
});
