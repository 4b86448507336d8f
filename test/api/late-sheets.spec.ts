import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GRACE_MS } from '@whetstone/domain';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import type { ApiClient } from '../support/api-client';
import { DECIDE_LATE_SHEET, LATE_SHEETS } from '../support/marking-operations';
import { SAVE_SHEET } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import type { SeededOfficer } from '../support/seed';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const BAYANNUR = 150800;
const ELSEWHERE = 620100;

interface Stored {
  readonly rev: number;
  readonly points: number | null;
  readonly answers: number;
  readonly events: number;
}

describe('answers that arrive after the end', () => {
  let test: TestApp;
  let manager: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.seed.someone('training_manager', BAYANNUR);
  });
  afterAll(() => test.close());

  async function storedOf({ attemptId }: Sitting): Promise<Stored | undefined> {
    const [row] = await test.database.query<Stored[]>(
      `SELECT rev, points_hundredths AS points, jsonb_array_length(sheet->'answers') AS answers,
         (SELECT count(*)::int FROM sheet_events WHERE attempt_id = a.id) AS events FROM attempts a WHERE id = $1`,
      [attemptId],
    );
    return row;
  }

  /** Sessions end in the meantime: whoever comes late has signed in again. */
  async function save(sitting: Sitting, rev: number, count: number, client: ApiClient = sitting.client) {
    const right = await sitting.rightAnswers(test.database);
    const input = sitting.sheetOf(rev, right.slice(0, count));
    const { saveSheet } = await client.run(SAVE_SHEET, { input });
    return saveSheet;
  }

  async function list(examId: string, viewer = manager) {
    const client = await test.signedIn(viewer);
    return (await client.run(LATE_SHEETS, { id: examId })).markedExam?.lateSheets ?? [];
  }

  async function decide(lateSheetId: string, accepts: boolean, reason: string, viewer = manager) {
    const client = await test.signedIn(viewer);
    const { decideLateSheet } = await client.run(DECIDE_LATE_SHEET, {
      input: { lateSheetId, accepts, reason },
    });
    return outcomeOf(decideLateSheet);
  }

  /** One answer saved in time; four that come three minutes after the end. */
  async function comeLate(): Promise<{ officer: SeededOfficer; sitting: Sitting; examId: string }> {
    const begun = await beginSitting(test);
    expect(outcomeOf(await save(begun.sitting, 1, 1))).toBe('SheetSaved');
    test.clock.advance(1800 + 180);
    const back = await test.signedIn(begun.officer);
    expect(outcomeOf(await save(begun.sitting, 5, 4, back))).toBe('TOO_LATE');
    await test.app.get(AttemptsService).sweep();
    return begun;
  }

  it('are kept and not counted, and their officer is told so', async () => {
    const { sitting, examId, officer } = await comeLate();
    expect(await storedOf(sitting)).toMatchObject({ rev: 1, answers: 1, events: 1, points: 500 });
    const again = await save(sitting, 5, 4, await test.signedIn(officer));
    expect(again).toMatchObject({
      code: 'ALREADY_SUBMITTED',
      message: expect.stringContaining('已留存备查'),
    });
    expect(await list(examId)).toEqual([
      expect.objectContaining({
        ...{ officerName: officer.name, answeredCount: 4, differingCount: 3, state: 'OPEN' },
        ...{ decidedByName: null, reason: null },
      }),
    ]);
  });

  it('count when a person accepts them with a reason: the attempt is marked again, and once only', async () => {
    const { sitting, examId } = await comeLate();
    const [late] = await list(examId);
    const id = late?.id ?? '';
    expect(await decide(id, true, ' ')).toBe('REASON_MISSING');
    expect(await storedOf(sitting)).toMatchObject({ answers: 1, points: 500 });
    expect(await decide(id, true, '考场断网，监考员证明')).toBe('LateSheet');
    expect(await storedOf(sitting)).toMatchObject({ rev: 5, answers: 4, events: 2, points: 2000 });
    expect(await decide(id, false, '改主意')).toBe('LATE_SHEET_DECIDED');
    expect(await list(examId)).toEqual([
      expect.objectContaining({ state: 'ACCEPTED', differingCount: 0, reason: '考场断网，监考员证明' }),
    ]);
  });

  it('are marked with the points a person gave meanwhile, and the figures are counted anew', async () => {
    const { sitting, examId, officer } = await comeLate();
    const [mark] = await test.database.query<{ revisionId: string }[]>(
      `SELECT m->>'questionId' AS "revisionId" FROM attempts a, jsonb_array_elements(a.marks) m
       WHERE a.id = $1 AND (m->>'hundredths')::int > 0`,
      [sitting.attemptId],
    );
    await test.database.query(
      `INSERT INTO given_points (attempt_id, officer_id, region_code, revision_id, hundredths, reason, given_by, given_at)
       SELECT id, officer_id, region_code, $2, 200, '表述不完整', $3, $4 FROM attempts WHERE id = $1`,
      [sitting.attemptId, mark?.revisionId, officer.id, test.clock.now()],
    );
    await test.database.query(`UPDATE exams SET counted_at = $2 WHERE id = $1`, [examId, test.clock.now()]);
    const [late] = await list(examId);
    expect(await decide(late?.id ?? '', true, '考场断网，监考员证明')).toBe('LateSheet');
    expect(await storedOf(sitting)).toMatchObject({ answers: 4, points: 1700 });
    const [exam] = await test.database.query(`SELECT counted_at FROM exams WHERE id = $1`, [examId]);
    expect(exam).toEqual({ counted_at: null });
  });

  it('change nothing when they are declined, and stay kept', async () => {
    const { sitting, examId } = await comeLate();
    const [late] = await list(examId);
    expect(await decide(late?.id ?? '', false, '没有证明')).toBe('LateSheet');
    expect(await storedOf(sitting)).toMatchObject({ rev: 1, answers: 1, events: 1, points: 500 });
    expect(await list(examId)).toEqual([expect.objectContaining({ state: 'DECLINED', differingCount: 3 })]);
  });

  it("are nobody else's to see or to decide on", async () => {
    const { examId } = await comeLate();
    const [late] = await list(examId);
    const stranger = await test.seed.someone('training_manager', ELSEWHERE);
    expect(await list(examId, stranger)).toEqual([]);
    expect(await decide(late?.id ?? '', true, '帮忙', stranger)).toBe('NOT_FOUND');
  });

  it('are not kept after the officer himself handed in, nor when they say nothing new', async () => {
    const { sitting, examId, officer } = await beginSitting(test);
    await save(sitting, 1, 1);
    await sitting.submit(sitting.sheetOf(2, []));
    test.clock.advance(1800 + 180);
    const back = await test.signedIn(officer);
    expect(outcomeOf(await save(sitting, 9, 4, back))).toBe('ALREADY_SUBMITTED');
    expect(await list(examId)).toEqual([]);
  });

  it('within the grace are saved like any other', async () => {
    const { sitting, examId } = await beginSitting(test);
    test.clock.advance(1800 + GRACE_MS / 1000 - 1);
    expect(outcomeOf(await save(sitting, 1, 2))).toBe('SheetSaved');
    expect(await list(examId)).toEqual([]);
  });
});
