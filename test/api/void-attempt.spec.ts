import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import type { ApiClient } from '../support/api-client';
import {
  EXAM_SEAT,
  MY_ATTEMPT_WORDS,
  RESTORE_ATTEMPT,
  VOID_ATTEMPT,
} from '../support/invigilation-operations';
import { DECIDE_LATE_SHEET } from '../support/marking-operations';
import { OpenLine } from '../support/open-line';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';
import { GRANT_EXTRA_TIME, MY_EXAMS } from '../support/exam-operations';
import { SAVE_SHEET, START_ATTEMPT } from '../support/operations';

describe('making an attempt void', () => {
  let test: TestApp;
  let manager: ApiClient;
  let managerRow: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    managerRow = await test.seed.someone('training_manager', BAYANNUR);
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    await test.database.query(`DELETE FROM rate_limits`);
    manager = await test.signedIn(managerRow);
  });
  afterAll(() => test.close());

  const makeVoid = async (attemptId: string, reason = '替考', by = manager, isUsedUp = true) =>
    (await by.run(VOID_ATTEMPT, { input: { attemptId, reason, isUsedUp } })).voidAttempt;
  const restore = async (attemptId: string, reason = '查实无误') =>
    (await manager.run(RESTORE_ATTEMPT, { input: { attemptId, reason } })).restoreAttempt;
  const rowOf = async ({ attemptId }: Sitting) => {
    const [row] = await test.database.query<
      { state: string; sheet: unknown; rev: number; points: number | null; isPassed: boolean | null }[]
    >(
      `SELECT state, sheet, rev, points_hundredths AS points, is_passed AS "isPassed" FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row;
  };
  const mine = async ({ client, attemptId }: Sitting) =>
    (await client.run(MY_ATTEMPT_WORDS, { id: attemptId })).viewer?.attempt;

  it('leaves its answers as they are and refuses every save and the hand-in with a sentence of its own', async () => {
    const { sitting } = await beginSitting(test);
    await sitting.save(sitting.sheet(1, ['A'], 3));
    const before = await rowOf(sitting);
    expect(accepted(await makeVoid(sitting.attemptId)).state).toBe('VOIDED');
    expect(await sitting.save(sitting.sheet(2, ['B']))).toBe('ATTEMPT_VOIDED');
    expect(outcomeOf(await sitting.submit(sitting.sheet(3, ['C'])))).toBe('ATTEMPT_VOIDED');
    expect(await rowOf(sitting)).toEqual({ ...before, state: 'voided' });
    expect(await mine(sitting)).toMatchObject({ state: 'VOIDED', voidReason: '替考', result: null });
    const trail = await test.database.query<unknown[]>(`SELECT FROM sheet_events WHERE attempt_id = $1`, [
      sitting.attemptId,
    ]);
    expect(trail).toHaveLength(1);
  });

  it('is told to its room at once with the reason, and closes the line', async () => {
    const { sitting } = await beginSitting(test);
    const { client, attemptId, epoch } = sitting;
    const line = await OpenLine.open(await test.url(), client.cookieText, { attemptId, epoch });
    await line.next();
    accepted(await makeVoid(attemptId, '夹带资料'));
    expect(await line.next()).toMatchObject({ state: 'VOIDED', voidReason: '夹带资料' });
    await line.ended();
  });

  it('keeps nothing that comes after the end as evidence, and is not ended by the sweep', async () => {
    const { sitting, officer } = await beginSitting(test);
    accepted(await makeVoid(sitting.attemptId));
    test.clock.advance(1800 + 60);
    const client = await test.signedIn(officer);
    const input = sitting.sheet(1, ['A']);
    expect(outcomeOf((await client.run(SAVE_SHEET, { input })).saveSheet)).toBe('ATTEMPT_VOIDED');
    await test.app.get(AttemptsService).sweep();
    expect(await rowOf(sitting)).toMatchObject({ state: 'voided', points: null });
    const late = await test.database.query<unknown[]>(`SELECT FROM late_sheets WHERE attempt_id = $1`, [
      sitting.attemptId,
    ]);
    expect(late).toEqual([]);
  });

  it('takes back a result that was passed: nothing is told, and another attempt may begin', async () => {
    const { sitting, examId } = await beginSitting(test, { attemptsAllowed: 2 });
    accepted(await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database))));
    expect((await mine(sitting))?.result?.points).toBe(20);
    expect(outcomeOf((await sitting.client.run(START_ATTEMPT, { input: { examId } })).startAttempt)).toBe(
      'ALREADY_PASSED',
    );
    accepted(await makeVoid(sitting.attemptId));
    expect(await mine(sitting)).toMatchObject({ state: 'VOIDED', result: null });
    const again = await Sitting.begin(sitting.client, examId);
    expect(again.attemptId).not.toBe(sitting.attemptId);
    expect(outcomeOf(await restore(sitting.attemptId))).toBe('VOID_SAT_AGAIN');
  });

  it('uses its attempt up: where one is allowed, no other begins', async () => {
    const { sitting, examId } = await beginSitting(test, { attemptsAllowed: 1 });
    accepted(await makeVoid(sitting.attemptId));
    const { startAttempt } = await sitting.client.run(START_ATTEMPT, { input: { examId } });
    expect(outcomeOf(startAttempt)).toBe('NO_ATTEMPTS_LEFT');
  });

  it('gives its attempt back where that is decided: another begins under the next number, and only one', async () => {
    const { sitting, examId } = await beginSitting(test, { attemptsAllowed: 1 });
    accepted(await makeVoid(sitting.attemptId, '考场停电', manager, false));
    const mineOf = async () =>
      (await sitting.client.run(MY_EXAMS, {})).viewer?.exams.find(({ id }) => id === examId);
    expect(await mineOf()).toMatchObject({ notOpen: null, attempts: [{ state: 'VOIDED', isUsedUp: false }] });
    const again = await Sitting.begin(sitting.client, examId);
    expect(outcomeOf(await again.submit(again.sheet(1, ['A'])))).toBe('Attempt');
    expect(await mineOf()).toMatchObject({
      ...{ notOpen: { code: 'NO_ATTEMPTS_LEFT' } },
      attempts: [{ number: 1 }, { number: 2, isUsedUp: true }],
    });
    expect(outcomeOf(await restore(sitting.attemptId))).toBe('VOID_SAT_AGAIN');
    const [row] = await test.database.query<{ isUsedUp: boolean; detail: unknown }[]>(
      `SELECT v.is_used_up AS "isUsedUp", l.detail FROM attempt_voids v
       JOIN audit_entries l ON l.detail->>'attemptId' = v.attempt_id::text WHERE v.attempt_id = $1`,
      [sitting.attemptId],
    );
    expect(row).toMatchObject({ isUsedUp: false, detail: { isUsedUp: false } });
  });

  it('counts again as one of those allowed when it is brought back, also where it had been given back', async () => {
    const { sitting, examId } = await beginSitting(test, { attemptsAllowed: 1 });
    accepted(await sitting.submit(sitting.sheet(1, ['A'])));
    accepted(await makeVoid(sitting.attemptId, '误判', manager, false));
    accepted(await restore(sitting.attemptId));
    const { startAttempt } = await sitting.client.run(START_ATTEMPT, { input: { examId } });
    expect(outcomeOf(startAttempt)).toBe('NO_ATTEMPTS_LEFT');
  });

  it('lets time be given for the attempt that takes its place', async () => {
    const { sitting, officer, examId } = await beginSitting(test, { attemptsAllowed: 1 });
    const give = async () => {
      const input = { examId, officerId: officer.id, minutes: 10, reason: '考场停电' };
      return outcomeOf((await manager.run(GRANT_EXTRA_TIME, { input })).grantExtraTime);
    };
    accepted(await makeVoid(sitting.attemptId, '替考'));
    expect(await give()).toBe('EXTRA_TIME_TOO_LATE');
    accepted(await restore(sitting.attemptId));
    accepted(await makeVoid(sitting.attemptId, '考场停电', manager, false));
    expect(await give()).toBe('ExtraTimeTotal');
  });

  it('is undone only by another decision, which brings back a hand-in with its marks', async () => {
    const { sitting } = await beginSitting(test);
    accepted(await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database))));
    accepted(await makeVoid(sitting.attemptId));
    const undo = `UPDATE attempts SET state = 'submitted', void_id = NULL WHERE id = $1`;
    await expect(test.database.query(undo, [sitting.attemptId])).rejects.toThrow('nobody has decided that');
    expect(accepted(await restore(sitting.attemptId)).state).toBe('SUBMITTED');
    expect(await rowOf(sitting)).toMatchObject({ state: 'submitted', points: 2000, isPassed: true });
    const file = await manager.run(EXAM_SEAT, {
      examId: await examOf(sitting),
      officerId: await officerOf(sitting),
    });
    expect(file.examSeat?.voids).toEqual([
      {
        attemptNumber: 1,
        kind: 'RESTORE',
        reason: '查实无误',
        isUsedUp: true,
        decidedByName: managerRow.name,
      },
      { attemptNumber: 1, kind: 'VOID', reason: '替考', isUsedUp: true, decidedByName: managerRow.name },
    ]);
  });

  it('marks a hand-in that comes back by what was given meanwhile', async () => {
    const { sitting } = await beginSitting(test);
    accepted(await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database))));
    accepted(await makeVoid(sitting.attemptId));
    await test.database.query(
      `INSERT INTO given_points (attempt_id, officer_id, region_code, revision_id, hundredths, reason, given_by, given_at)
       SELECT id, officer_id, region_code, $2, 100, '更正', officer_id, now() FROM attempts WHERE id = $1`,
      [sitting.attemptId, sitting.questionIds[0]],
    );
    accepted(await restore(sitting.attemptId));
    expect(await rowOf(sitting)).toMatchObject({ points: 1600 });
  });

  it('brings back an open attempt as open, with the time it has', async () => {
    const { sitting } = await beginSitting(test);
    accepted(await makeVoid(sitting.attemptId));
    expect(accepted(await restore(sitting.attemptId)).state).toBe('IN_PROGRESS');
    expect(await sitting.save(sitting.sheet(1, ['A']))).toBe('SheetSaved');
  });

  it('is never written over in the database, whoever asks', async () => {
    const { sitting } = await beginSitting(test);
    const forged = `UPDATE attempts SET state = 'voided' WHERE id = $1`;
    await expect(test.database.query(forged, [sitting.attemptId])).rejects.toThrow();
    accepted(await makeVoid(sitting.attemptId));
    for (const change of [
      'rev = rev + 1',
      `sheet = '{"answers": [], "flagged": ["x"]}'`,
      'epoch = epoch + 1',
    ])
      await expect(
        test.database.query(`UPDATE attempts SET ${change} WHERE id = $1`, [sitting.attemptId]),
      ).rejects.toThrow('a voided attempt stays as it is');
    await expect(test.database.query(`DELETE FROM attempt_voids`)).rejects.toThrow();
  });

  it.each([
    ['without a reason', ' ', 'REASON_MISSING'],
    ['a second time', '再次', 'VOIDED_ALREADY'],
  ])('is refused %s', async (_, reason, code) => {
    const { sitting } = await beginSitting(test);
    if (code === 'VOIDED_ALREADY') accepted(await makeVoid(sitting.attemptId));
    expect(outcomeOf(await makeVoid(sitting.attemptId, reason))).toBe(code);
    expect(outcomeOf(await restore(sitting.attemptId, ' '))).toBe(
      code === 'VOIDED_ALREADY' ? 'REASON_MISSING' : 'NOT_VOIDED',
    );
  });

  it('is for those who may set the exam, and for nobody beside, below or himself', async () => {
    const { sitting } = await beginSitting(test);
    for (const region of [BAOTOU, LINHE]) {
      const other = await test.signedIn(await test.seed.someone('training_manager', region));
      expect(outcomeOf(await makeVoid(sitting.attemptId, '替考', other))).toBe('NOT_FOUND');
    }
    expect(outcomeOf(await makeVoid('00000000-0000-4000-8000-000000000000'))).toBe('NOT_FOUND');
    await test.database.query(`UPDATE attempts SET officer_id = $2 WHERE id = $1`, [
      sitting.attemptId,
      managerRow.id,
    ]);
    expect(outcomeOf(await makeVoid(sitting.attemptId))).toBe('VOID_OWN_ATTEMPT');
  });

  it('lets no late sheet count that waits for a decision; it may be declined', async () => {
    const { sitting, officer } = await beginSitting(test);
    test.clock.advance(1800 + 180);
    const client = await test.signedIn(officer);
    const input = sitting.sheet(3, ['A'], 3);
    expect(outcomeOf((await client.run(SAVE_SHEET, { input })).saveSheet)).toBe('TOO_LATE');
    await test.app.get(AttemptsService).sweep();
    manager = await test.signedIn(managerRow);
    accepted(await makeVoid(sitting.attemptId));
    const [late] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM late_sheets WHERE attempt_id = $1`,
      [sitting.attemptId],
    );
    const decide = async (accepts: boolean) =>
      (
        await manager.run(DECIDE_LATE_SHEET, {
          input: { lateSheetId: late?.id ?? '', accepts, reason: '考场断网' },
        })
      ).decideLateSheet;
    expect(outcomeOf(await decide(true))).toBe('ATTEMPT_VOIDED');
    expect(outcomeOf(await decide(false))).toBe('LateSheet');
  });

  it('revokes the certificate that rests on it', async () => {
    const { sitting, officer, examId } = await beginSitting(test);
    accepted(await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database))));
    await test.database.query(
      `INSERT INTO certificates (number, officer_id, exam_id, attempt_id, region_code, title, holder_name, certificate_no,
         issued_on, valid_to, signature, issued_by, issued_at)
       SELECT 'HX-1', officer_id, exam_id, id, region_code, '初级', '某', '1', '2026-11-18', '2029-11-18', '', officer_id, now()
       FROM attempts WHERE id = $1`,
      [sitting.attemptId],
    );
    accepted(await makeVoid(sitting.attemptId, '替考'));
    const [certificate] = await test.database.query<{ reason: string; by: string }[]>(
      `SELECT revoke_reason AS reason, revoked_by AS by FROM certificates WHERE exam_id = $1 AND officer_id = $2`,
      [examId, officer.id],
    );
    expect(certificate).toEqual({ reason: '替考', by: managerRow.id });
  });

  async function examOf({ attemptId }: Sitting): Promise<string> {
    const [row] = await test.database.query<{ id: string }[]>(
      `SELECT exam_id AS id FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row?.id ?? '';
  }
  async function officerOf({ attemptId }: Sitting): Promise<string> {
    const [row] = await test.database.query<{ id: string }[]>(
      `SELECT officer_id AS id FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row?.id ?? '';
  }
});
