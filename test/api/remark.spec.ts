import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { RemarkWorker } from '../../apps/api/src/marking/remark.worker';
import type { CheckRemarkInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  CHECK_REMARK,
  DISCARD_REMARK,
  OWN_RESULT,
  REMARK,
  RUN_REMARK,
  SET_RESULT_RULES,
} from '../support/marking-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { closeTable } from '../support/gate';
import { beginSitting } from '../support/sitting';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

describe('a key that is changed after a test', () => {
  let test: TestApp;
  let who: SeededOfficer;
  let manager: ApiClient;
  let examId: string;
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    who = await test.seed.someone('training_manager', BAYANNUR);
  });
  // Four questions of five points, twelve pass: two right fail, three pass. The fourth is answered wrongly by most.
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    const open = await test.seed.openExam({ questions: 4, attemptsAllowed: 1 });
    examId = open.exam.id;
    sat = await sitForm(test, open, [2, 3, 4, 2]);
    manager = await test.signedIn(who);
  });
  afterAll(() => test.close());

  const asked = (change: Partial<CheckRemarkInput> = {}): CheckRemarkInput => ({
    ...{ examId, revisionId: sat.questionIds[3] ?? '', kind: 'REPLACE', blanks: [] },
    ...{ labels: [wrongOf(3)], reason: '第四题答案印错', isAfterAnnouncement: true },
    ...change,
  });
  /** What those chose who had a question wrong. */
  const wrongOf = (place: number) => (sat.right[place] === 'A' ? 'B' : 'A');
  const check = async (change?: Partial<CheckRemarkInput>, client = manager) =>
    (await client.run(CHECK_REMARK, { input: asked(change) })).checkRemark;
  const done = async (id: string, state: string) => {
    await test.app.get(RemarkWorker).work(id);
    const { remark } = await manager.run(REMARK, { id });
    expect(remark?.state).toBe(state);
    return remark;
  };
  const points = async () =>
    (
      await test.database.query<{ points: number }[]>(
        `SELECT a.points_hundredths / 100 AS points FROM unnest($1::uuid[]) WITH ORDINALITY AS w(id, place)
         JOIN attempts a ON a.id = w.id ORDER BY w.place`,
        [sat.attemptIds],
      )
    ).map((row) => row.points);
  const checked = async (change?: Partial<CheckRemarkInput>) => {
    const { id } = accepted(await check(change));
    await done(id, 'CHECKED');
    return id;
  };

  it('is first worked out: who would pass and who would fail, and nobody is touched', async () => {
    const { id } = accepted(await check());
    const remark = await done(id, 'CHECKED');
    expect(remark).toMatchObject({
      ...{ before: [sat.right[3]], after: [wrongOf(3)], attemptCount: 4, changedCount: 4 },
      ...{ toPassCount: 2, toFailCount: 0, askedByName: expect.any(String), startedByName: null },
    });
    expect(remark?.moves.map(({ fromPoints, toPoints }) => [fromPoints, toPoints])).toEqual([
      ...[
        [10, 15],
        [10, 15],
        [15, 20],
        [20, 15],
      ],
    ]);
    expect(remark?.moves[0]).toMatchObject({
      wasPassed: false,
      isPassed: true,
      regionName: expect.stringMatching(/临河区$/),
    });
    expect(await points()).toEqual([10, 15, 20, 10]);
  });

  it('then marks everybody again, keeps the old key, and counts the figures anew', async () => {
    const id = await checked();
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    const remark = await done(id, 'DONE');
    expect(remark).toMatchObject({ changedCount: 4, toPassCount: 2, startedByName: expect.any(String) });
    expect(await points()).toEqual([15, 20, 15, 15]);
    const kept = await test.database.query(
      `SELECT number, before->'labels' AS before, key->'labels' AS key, reason FROM key_changes WHERE exam_id = $1`,
      [examId],
    );
    expect(kept).toEqual([
      { number: 1, before: [sat.right[3]], key: [wrongOf(3)], reason: '第四题答案印错' },
    ]);
    const [exam] = await test.database.query(`SELECT counted_at FROM exams WHERE id = $1`, [examId]);
    expect(exam).toEqual({ counted_at: null });
  });

  it('marks by the new key also those whose attempts end while it is being changed', async () => {
    const { sitting, examId: other } = await beginSitting(test, { questions: 4 });
    const [first, ...others] = await sitting.rightAnswers(test.database);
    expect(await sitting.save(sitting.sheetOf(1, others))).toBe('SheetSaved');
    const id = await checked({
      examId: other,
      revisionId: first?.questionId ?? '',
      kind: 'VOID',
      labels: [],
    });
    test.clock.advance(3600);
    manager = await test.signedIn(who);
    const worker = test.app.get(RemarkWorker);
    const gate = await closeTable(test.database, 'attempts');
    try {
      const ending = test.app.get(AttemptsService).sweep();
      await gate.untilWaiting(1);
      const running = manager.run(RUN_REMARK, { remarkId: id });
      const isFirst = await Promise.race([running.then(() => true), gate.untilWaiting(2).then(() => false)]);
      if (isFirst) await worker.work(id);
      await gate.open();
      await Promise.all([ending, running]);
    } finally {
      await gate.open();
    }
    await done(id, 'DONE');
    const [attempt] = await test.database.query(
      `SELECT points_hundredths AS points FROM attempts WHERE id = $1`,
      [sitting.attemptId],
    );
    expect(attempt).toEqual({ points: 2000 });
  });

  it('gives the same when its job is run again', async () => {
    const id = await checked();
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    await done(id, 'DONE');
    const before = await manager.run(REMARK, { id });
    // As after a server that died before it could say that it was done.
    await test.database.query(`UPDATE remarks SET state = 'running', done_to = NULL WHERE id = $1`, [id]);
    await done(id, 'DONE');
    expect((await manager.run(REMARK, { id })).remark?.moves).toEqual(before.remark?.moves);
    expect(await points()).toEqual([15, 20, 15, 15]);
  });

  it('accepts another answer and takes nothing from anybody', async () => {
    const id = await checked({ kind: 'ACCEPT' });
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    await done(id, 'DONE');
    expect(await points()).toEqual([15, 20, 20, 15]);
  });

  it('voids a question for all', async () => {
    const id = await checked({ kind: 'VOID', labels: [] });
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    const remark = await done(id, 'DONE');
    expect(remark).toMatchObject({ after: [], changedCount: 3 });
    expect(await points()).toEqual([15, 20, 20, 15]);
  });

  it('is told to the officer: the new key, the old one, why, and how his points moved', async () => {
    const id = await checked();
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    await done(id, 'DONE');
    const [officer] = sat.officers;
    if (!officer) throw new Error('Nobody sat');
    const { viewer } = await (await test.signedIn(officer)).run(OWN_RESULT, { id: sat.attemptIds[0] ?? '' });
    expect(viewer?.attempt).toMatchObject({
      result: { points: 15, isPassed: true },
      keyChanges: [
        {
          ...{ questionId: sat.questionIds[3], kind: 'REPLACE', reason: '第四题答案印错' },
          ...{ before: [sat.right[3]], after: [wrongOf(3)] },
        },
      ],
      pointsChanges: [{ fromPoints: 10, toPoints: 15, reason: '第四题答案印错' }],
    });
    const reviewed = viewer?.attempt?.result?.questions.find(
      ({ questionId }) => questionId === sat.questionIds[3],
    );
    expect(reviewed).toMatchObject({ points: 5, key: [wrongOf(3)] });
  });

  it('counts for who hands in after it', async () => {
    const id = await checked();
    accepted((await manager.run(RUN_REMARK, { remarkId: id })).runRemark);
    await done(id, 'DONE');
    const latecomer = await test.seed.officer();
    const [late] = await test.database.query<{ id: string }[]>(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, region_code)
       SELECT exam_id, $2, 1, paper_id, 'in_progress', 1, 1, sheet, sheet_hash, started_at, deadline, region_code
       FROM attempts WHERE id = $1 RETURNING id`,
      [sat.attemptIds[2], latecomer.id],
    );
    const { AttemptsService } = await import('../../apps/api/src/attempts/attempts.service');
    await test.app.get(AttemptsService).sweep();
    const [row] = await test.database.query(`SELECT points_hundredths FROM attempts WHERE id = $1`, [
      late?.id,
    ]);
    expect(row).toEqual({ points_hundredths: 1500 });
  });

  it.each<[string, Partial<CheckRemarkInput>, string]>([
    ['without saying that the results are out', { isAfterAnnouncement: false }, 'KEY_ANNOUNCED'],
    ['without a reason', { reason: ' ' }, 'REASON_MISSING'],
    ['to an option there is not', { labels: ['Z'] }, 'KEY_INVALID'],
    ['to two options of a single choice', { labels: ['A', 'B'] }, 'KEY_INVALID'],
    [
      'of a question that was not asked',
      { revisionId: '00000000-0000-4000-8000-000000000000' },
      'QUESTION_NOT_ON_PAPER',
    ],
    ['of a test that is not there', { examId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('is refused %s', async (_, change, code) => {
    expect(outcomeOf(await check(change))).toBe(code);
  });

  it('is refused where it is the key there is', async () => {
    expect(outcomeOf(await check({ labels: [sat.right[3] ?? ''] }))).toBe('KEY_UNCHANGED');
  });

  it('needs no such saying while the results are not out', async () => {
    const rules = { examId, announceAt: '2026-12-05T01:00:00.000Z', appealUntil: null, hasRankBands: false };
    accepted((await manager.run(SET_RESULT_RULES, { input: rules })).setResultRules);
    expect(outcomeOf(await check({ isAfterAnnouncement: false }))).toBe('Remark');
  });

  it('is refused to who manages only a part of its regions, or another', async () => {
    const within = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    expect(outcomeOf(await check({}, within))).toBe('NOT_YOUR_EXAM');
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await check({}, beside))).toBe('NOT_FOUND');
    const id = await checked();
    expect(outcomeOf((await beside.run(RUN_REMARK, { remarkId: id })).runRemark)).toBe('NOT_FOUND');
    expect((await beside.run(REMARK, { id })).remark).toBeNull();
  });

  it('is not run before it is worked out, not twice, and not when it was put aside', async () => {
    const id = await checked();
    // As if nobody had come to it yet.
    const [waiting] = await test.database.query<{ id: string }[]>(
      `INSERT INTO remarks (exam_id, revision_id, kind, key, reason, is_after_announcement, state, region_code, asked_by,
         asked_at)
       SELECT exam_id, revision_id, kind, key, reason, is_after_announcement, 'checking', region_code, asked_by, asked_at
       FROM remarks WHERE id = $1 RETURNING id`,
      [id],
    );
    const run = async (remarkId: string) =>
      outcomeOf((await manager.run(RUN_REMARK, { remarkId })).runRemark);
    expect(await run(waiting?.id ?? '')).toBe('REMARK_NOT_NOW');
    expect([await run(id), await run(id)]).toEqual(['Remark', 'REMARK_NOT_NOW']);
    await done(id, 'DONE');
    const other = await checked({ revisionId: sat.questionIds[2], labels: [wrongOf(2)] });
    accepted((await manager.run(DISCARD_REMARK, { remarkId: other })).discardRemark);
    expect(await run(other)).toBe('REMARK_NOT_NOW');
    expect(outcomeOf((await manager.run(DISCARD_REMARK, { remarkId: id })).discardRemark)).toBe(
      'REMARK_NOT_NOW',
    );
  });

  it('is worked out again when another key was changed meanwhile', async () => {
    const first = await checked();
    const second = await checked({ revisionId: sat.questionIds[2], labels: [wrongOf(2)] });
    accepted((await manager.run(RUN_REMARK, { remarkId: first })).runRemark);
    await done(first, 'DONE');
    expect((await manager.run(RUN_REMARK, { remarkId: second })).runRemark).toMatchObject({
      code: 'REMARK_STALE',
    });
  });

  it('is done in the background by itself', async () => {
    const { id } = accepted(await check());
    for (let tries = 0; tries < 100; tries += 1) {
      const { remark } = await manager.run(REMARK, { id });
      if (remark?.state === 'CHECKED') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Nobody worked it out');
  });
});
