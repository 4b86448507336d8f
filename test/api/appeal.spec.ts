import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import type { ApiClient } from '../support/api-client';
import {
  APPEALS,
  FILE_APPEAL,
  OWN_RESULT,
  RULE_ON_APPEAL,
  SET_RESULT_RULES,
  WITHDRAW_APPEAL,
} from '../support/marking-operations';
import { START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

const TEXT = '该题所依据的条款已经修订';

describe('results and appeals', () => {
  let test: TestApp;
  let who: SeededOfficer;
  let manager: ApiClient;
  let officer: SeededOfficer;
  let client: ApiClient;
  let examId: string;
  let issue: IssueRow;
  let attemptId: string;
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    who = await test.seed.someone('training_manager', BAYANNUR);
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    const open = await test.seed.openExam({ questions: 4 });
    ({ issue } = open);
    examId = open.exam.id;
    sat = await sitForm(test, open, [2, 4]);
    officer = sat.officers[0] as SeededOfficer;
    attemptId = sat.attemptIds[0] ?? '';
    client = await test.signedIn(officer);
    manager = await test.signedIn(who);
  });
  afterAll(() => test.close());

  const own = async () => (await client.run(OWN_RESULT, { id: attemptId })).viewer;
  const file = async (questionId: string | null, text = TEXT, by = client) =>
    (await by.run(FILE_APPEAL, { input: { attemptId, questionId, text } })).fileAppeal;
  const filed = async (questionId: string | null): Promise<string> => {
    const { appeals } = accepted(await file(questionId));
    return appeals.at(-1)?.id ?? '';
  };
  const announceAt = async (time: string | null, hasRankBands = false) =>
    (
      await manager.run(SET_RESULT_RULES, {
        input: { examId, announceAt: time, appealUntil: null, hasRankBands },
      })
    ).setResultRules;
  const rule = async (
    appealId: string,
    ruling: { isUpheld?: boolean; reason?: string; points?: number },
    by = manager,
  ) =>
    (
      await by.run(RULE_ON_APPEAL, {
        input: { appealId, isUpheld: true, reason: '条款确已修订', ...ruling },
      })
    ).ruleOnAppeal;

  describe('results', () => {
    it('are told at their time and not before, in no place', async () => {
      accepted(await announceAt('2026-12-02T01:00:00.000Z'));
      const before = await own();
      expect(before?.attempt).toMatchObject({
        state: 'SUBMITTED',
        result: null,
        appealUntil: null,
        keyChanges: [],
      });
      expect(before?.exams[0]).toMatchObject({
        ...{ results: { isAnnounced: false }, attempts: [{ points: null, isPassed: null }] },
        notOpen: { code: 'RESULTS_PENDING' },
      });
      test.clock.set('2026-12-02T09:00:00+08:00');
      client = await test.signedIn(officer);
      expect((await own())?.attempt).toMatchObject({
        ...{ result: { points: 10, isPassed: false }, appealUntil: '2026-12-09T01:00:00.000Z' },
      });
    });

    it('a second attempt waits for the first one’s result', async () => {
      accepted(await announceAt('2026-12-02T01:00:00.000Z'));
      const [, passed] = sat.officers;
      await test.seed.attended(passed as SeededOfficer, issue);
      const second = await test.signedIn(passed as SeededOfficer);
      const { startAttempt } = await second.run(START_ATTEMPT, { input: { examId } });
      // Not ALREADY_PASSED: that would tell him.
      expect(outcomeOf(startAttempt)).toBe('RESULTS_PENDING');
    });

    it('have no time before the test is over, and none once they are out', async () => {
      expect(outcomeOf(await announceAt('2026-11-20T01:00:00.000Z'))).toBe('ANNOUNCED_BEFORE_CLOSING');
      accepted(await announceAt('2026-12-02T01:00:00.000Z'));
      test.clock.set('2026-12-03T09:00:00+08:00');
      manager = await test.signedIn(who);
      expect(outcomeOf(await announceAt('2026-12-05T01:00:00.000Z'))).toBe('RESULTS_OUT');
      const input = { examId, announceAt: '2026-12-02T01:00:00.000Z', hasRankBands: false };
      const early = { input: { ...input, appealUntil: '2026-12-01T01:00:00.000Z' } };
      expect(outcomeOf((await manager.run(SET_RESULT_RULES, early)).setResultRules)).toBe(
        'APPEAL_BEFORE_RESULTS',
      );
    });

    it('are set by who manages all its regions', async () => {
      const within = await test.signedIn(await test.seed.someone('training_manager', LINHE));
      const input = { examId, announceAt: null, appealUntil: null, hasRankBands: true };
      expect(outcomeOf((await within.run(SET_RESULT_RULES, { input })).setResultRules)).toBe('NOT_YOUR_EXAM');
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      expect(outcomeOf((await beside.run(SET_RESULT_RULES, { input })).setResultRules)).toBe('NOT_FOUND');
    });

    it('say in which part of all who sat one stands, where it is set and enough sat', async () => {
      accepted(await announceAt(null, true));
      expect((await own())?.attempt?.rankBand).toBeNull();
      const open = await test.seed.openExam({ questions: 4 });
      const many = await sitForm(
        test,
        open,
        Array.from({ length: 30 }, (_, place) => (place === 0 ? 4 : 2)),
      );
      manager = await test.signedIn(who);
      const best = await test.signedIn(many.officers[0] as SeededOfficer);
      const bandOf = async () =>
        (await best.run(OWN_RESULT, { id: many.attemptIds[0] ?? '' })).viewer?.attempt?.rankBand;
      expect(await bandOf()).toBeNull();
      const input = { examId: open.exam.id, announceAt: null, appealUntil: null, hasRankBands: true };
      accepted((await manager.run(SET_RESULT_RULES, { input })).setResultRules);
      expect(await bandOf()).toBe('TOP_10');
    });
  });

  describe('an appeal', () => {
    it('is seen by those who manage the officer’s region, with his answer and the key', async () => {
      await filed(sat.questionIds[3] ?? '');
      const { appeals } = await manager.run(APPEALS, { filter: { examId } });
      expect(appeals.nodes).toMatchObject([
        {
          ...{
            officerName: officer.name,
            regionName: expect.stringMatching(/临河区$/),
            text: TEXT,
            state: 'OPEN',
          },
          ...{
            answerKeyTexts: [sat.right[3]],
            points: 0,
            maxPoints: 5,
            stemText: expect.stringMatching(/./),
          },
        },
      ]);
      expect(appeals.nodes[0]?.answer).not.toEqual([sat.right[3]]);
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      expect((await beside.run(APPEALS, { filter: { examId } })).appeals.totalCount).toBe(0);
    });

    it('that is upheld with points moves this attempt, past the pass line, and says why', async () => {
      const id = await filed(sat.questionIds[3] ?? '');
      expect(await rule(id, { points: 5 })).toMatchObject({ state: 'UPHELD', givenPoints: 5, points: 5 });
      expect((await own())?.attempt).toMatchObject({
        result: { points: 15, isPassed: true },
        appeals: [{ state: 'UPHELD', ruling: '条款确已修订', givenPoints: 5 }],
      });
      const [kept] = await test.database.query(
        `SELECT hundredths, reason, appeal_id FROM given_points WHERE attempt_id = $1`,
        [attemptId],
      );
      expect(kept).toEqual({ hundredths: 500, reason: '条款确已修订', appeal_id: id });
    });

    it('that is dismissed leaves the points and says why', async () => {
      const id = await filed(null);
      await rule(id, { isUpheld: false, reason: '评分无误' });
      expect((await own())?.attempt).toMatchObject({
        result: { points: 10 },
        appeals: [{ state: 'DISMISSED', ruling: '评分无误', givenPoints: null }],
      });
    });

    it('can be taken back while nobody ruled, and be made again', async () => {
      const id = await filed(null);
      const withdraw = async (who: ApiClient) =>
        outcomeOf((await who.run(WITHDRAW_APPEAL, { appealId: id })).withdrawAppeal);
      const other = await test.signedIn(sat.officers[1] as SeededOfficer);
      expect([await withdraw(other), await withdraw(client), await withdraw(client)]).toEqual([
        ...['NOT_FOUND', 'Attempt', 'APPEAL_NOT_OPEN'],
      ]);
      expect(outcomeOf(await file(null))).toBe('Attempt');
    });

    it('is refused a second time, about a question of another paper, without a reason, and too late', async () => {
      await filed(sat.questionIds[0] ?? '');
      expect(outcomeOf(await file(sat.questionIds[0] ?? ''))).toBe('APPEAL_ASKED');
      expect(outcomeOf(await file('00000000-0000-4000-8000-000000000000'))).toBe('QUESTION_NOT_ON_PAPER');
      expect(outcomeOf(await file(sat.questionIds[1] ?? '', '不服'))).toBe('APPEAL_TEXT');
      test.clock.set('2026-12-08T09:00:00+08:00');
      client = await test.signedIn(officer);
      expect(outcomeOf(await file(null))).toBe('APPEAL_TOO_LATE');
    });

    it('is refused before the results are out, and about somebody else’s attempt', async () => {
      const other = await test.signedIn(sat.officers[1] as SeededOfficer);
      expect(outcomeOf(await file(null, TEXT, other))).toBe('ATTEMPT_NOT_FOUND');
      accepted(await announceAt('2026-12-02T01:00:00.000Z'));
      expect(outcomeOf(await file(null))).toBe('RESULTS_NOT_OUT');
    });

    it('is refused while the attempt goes on', async () => {
      const open = await test.seed.openExam({ questions: 4 });
      await test.seed.attended(officer, open.issue);
      attemptId = await test.seed.openAttempt(officer, open.exam);
      expect(outcomeOf(await file(null))).toBe('APPEAL_NOT_SUBMITTED');
    });

    it('is ruled on once, with a reason, within the points, and by nobody himself', async () => {
      const id = await filed(sat.questionIds[3] ?? '');
      expect(outcomeOf(await rule(id, { reason: ' ' }))).toBe('REASON_MISSING');
      expect(outcomeOf(await rule(id, { points: 6 }))).toBe('RULING_POINTS');
      expect(outcomeOf(await rule(id, { isUpheld: false, points: 1 }))).toBe('RULING_POINTS');
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      expect(outcomeOf(await rule(id, {}, beside))).toBe('NOT_FOUND');
      await test.database.query(
        `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'training_manager', $2, '2020-01-01')`,
        [officer.id, LINHE],
      );
      expect(outcomeOf(await rule(id, {}, await test.signedIn(officer)))).toBe('APPEAL_OWN');
      expect([outcomeOf(await rule(id, {})), outcomeOf(await rule(id, {}))]).toEqual([
        'Appeal',
        'APPEAL_NOT_OPEN',
      ]);
    });
  });
});
