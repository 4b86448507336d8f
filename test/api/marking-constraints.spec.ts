import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { DECIDE_LATE_SHEET, FILE_APPEAL, RULE_ON_APPEAL } from '../support/marking-operations';
import { MarkingHall } from '../support/marking-hall';
import { RESTORE_ATTEMPT, VOID_ATTEMPT } from '../support/invigilation-operations';
import { SAVE_SHEET } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { LINHE, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { beginWritten, handInWritten, writtenAnswers, type Written } from '../support/written-exam';

describe('readings, where no code of ours stands before the database', () => {
  let test: TestApp;
  let hall: MarkingHall;
  let markers: SeededOfficer[];
  let writer: SeededOfficer;
  let answerId: string;
  beforeAll(async () => {
    test = await startTestApp();
    hall = await MarkingHall.open(test);
    markers = [];
    for (let nth = 0; nth < 3; nth += 1) markers.push((await hall.marker()).officer);
    writer = (await handInWritten(test, hall.exam.id, { short: '甲' })).officer;
    await hall.collect();
    const [row] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM written_answers WHERE exam_id = $1`,
      [hall.exam.id],
    );
    answerId = row?.id ?? '';
    await put(1, markers[0], 300);
    await put(2, markers[1], 350);
  });
  afterAll(() => test.close());

  function put(
    place: number,
    marker: { readonly id: string } | undefined,
    hundredths: number | null,
    max = 500,
  ) {
    return test.database.query(
      `INSERT INTO answer_readings (answer_id, region_code, place, marker_id, taken_at, taken_until, read_at, hundredths,
         max_hundredths) VALUES ($1, 150800, $2, $3, $4, $4, $5, $6, $7)`,
      [
        answerId,
        place,
        marker?.id,
        test.clock.now(),
        hundredths === null ? null : test.clock.now(),
        hundredths,
        max,
      ],
    );
  }

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['one marker read a text twice', () => put(3, markers[0], 300), /uq_answer_readings_marker|without need/],
    ['two markers be the first', () => put(1, markers[2], 300), /uq_answer_readings_place/],
    ['there be a fourth', () => put(4, markers[2], 300), /ck_answer_readings_place/],
    ['a third read what two agree on', () => put(3, markers[2], 300), /no third reading without need/],
    ['somebody read what he wrote', () => put(3, writer, 300), /nobody reads his own answer/],
    [
      'a question be worth more to one reader',
      () => put(3, markers[2], 600, 600),
      /fk_answer_readings|without need/,
    ],
    [
      'more be given than it is worth',
      () => test.database.query(`UPDATE answer_readings SET hundredths = 501 WHERE place = 1`),
      /ck_answer_readings_points/,
    ],
    [
      'less than nothing be given',
      () => test.database.query(`UPDATE answer_readings SET hundredths = -1 WHERE place = 1`),
      /ck_answer_readings_points/,
    ],
    [
      'a reading go to another',
      () =>
        test.database.query(`UPDATE answer_readings SET marker_id = $1 WHERE place = 1`, [markers[2]?.id]),
      /stays with its marker/,
    ],
    [
      'what was read be unread',
      () =>
        test.database.query(`UPDATE answer_readings SET read_at = NULL, hundredths = NULL WHERE place = 1`),
      /stays with its marker/,
    ],
    [
      'a mark be changed afterwards',
      () =>
        test.database
          .query(
            `WITH m AS (INSERT INTO answer_marks (reading_id, region_code, marker_id, ticks, hundredths, reason, given_at)
             SELECT id, region_code, marker_id, '[]', 300, '', now() FROM answer_readings WHERE place = 1 RETURNING id)
           SELECT id FROM m`,
          )
          .then(() => test.database.query(`UPDATE answer_marks SET hundredths = 0`)),
      /append|never|refuse|change/i,
    ],
  ])('refuses that %s', async (_, work, message) => {
    await expect(work()).rejects.toThrow(message);
  });

  it('lets a third read what two are further apart on', async () => {
    await test.database.query(`UPDATE answer_readings SET hundredths = 450 WHERE place = 2`);
    await expect(put(3, markers[2], 300)).resolves.toBeDefined();
  });
});

describe('what was read, when the attempt is marked again', () => {
  let test: TestApp;
  let hall: MarkingHall;
  beforeAll(async () => {
    test = await startTestApp();
    hall = await MarkingHall.open(test);
  });
  afterAll(() => test.close());

  it('stands beside a ruling of a county, which does not see the exam’s own rows', async () => {
    const [one, two] = [await hall.marker(), await hall.marker()];
    const written = { choice: 'A', short: '甲', parts: ['', '', '', '乙'] };
    const { attemptId, client, sitting } = await handInWritten(test, hall.exam.id, written);
    for (const { client: marker } of [one, two]) {
      await hall.read(marker, [2, 3]);
      await hall.read(marker, [6], hall.caseId);
    }
    expect(await hall.resultOf(attemptId)).toEqual({ points: 1100, passed: false });
    const questionId = String(sitting.questionIds[0]);
    const filed = await client.run(FILE_APPEAL, {
      input: { attemptId, questionId, text: '请核对第一题的答案' },
    });
    accepted(filed.fileAppeal);
    const county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    const [appeal] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM appeals WHERE attempt_id = $1`,
      [attemptId],
    );
    const input = { appealId: appeal?.id ?? '', isUpheld: true, reason: '题干有歧义', points: 5 };
    accepted((await county.run(RULE_ON_APPEAL, { input })).ruleOnAppeal);
    expect(await hall.resultOf(attemptId)).toEqual({ points: 1600, passed: true });
  });

  it('waits while the attempt is void, and counts once it is brought back', async () => {
    const [one, two] = [await hall.marker(), await hall.marker()];
    const [voided, other] = [
      await handInWritten(test, hall.exam.id, { short: '两人同写' }),
      await handInWritten(test, hall.exam.id, { short: '两人同写' }),
    ];
    await hall.collect();
    const input = { attemptId: voided.attemptId, reason: '替考嫌疑，待核实' };
    const asked = { input: { ...input, isUsedUp: true } };
    accepted((await hall.lead.run(VOID_ATTEMPT, asked)).voidAttempt);
    for (const { client } of [one, two]) await hall.read(client, [2, 2]);
    expect(await hall.resultOf(other.attemptId)).toEqual({ points: 400, passed: false });
    expect(await hall.resultOf(voided.attemptId)).toEqual({ points: null, passed: null });
    accepted((await hall.lead.run(RESTORE_ATTEMPT, { input })).restoreAttempt);
    await hall.collect();
    expect(await hall.resultOf(voided.attemptId)).toEqual({ points: 400, passed: false });
  });

  it('is read again where a late sheet that counts says something else, and stands where it says the same', async () => {
    const begun = await beginWritten(test, hall.exam.id);
    const { sitting, officer } = begun;
    const sheet = (rev: number, written: Written) =>
      sitting.sheetOf(rev, writtenAnswers(sitting.questionIds, written));
    expect(await sitting.save(sheet(1, { short: '网络中断前', parts: ['', '', '', '不变的一问'] }))).toBe(
      'SheetSaved',
    );
    test.clock.advance(3600 + 180);
    const back = await test.signedIn(officer);
    const late = sheet(3, { short: '断网后写完的', parts: ['', '', '', '不变的一问'] });
    expect(outcomeOf((await back.run(SAVE_SHEET, { input: late })).saveSheet)).toBe('TOO_LATE');
    await test.app.get(AttemptsService).sweep();
    // Sessions end in the meantime.
    hall = await hall.later();
    const [one, two] = [await hall.marker(), await hall.marker()];
    for (const { client } of [one, two]) {
      await hall.read(client, [1, 1]);
      await hall.read(client, [4], hall.caseId);
    }
    expect(await hall.resultOf(sitting.attemptId)).toEqual({ points: 600, passed: false });
    const [kept] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM late_sheets WHERE attempt_id = $1`,
      [sitting.attemptId],
    );
    const county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    const decision = { lateSheetId: kept?.id ?? '', accepts: true, reason: '考场断网' };
    accepted((await county.run(DECIDE_LATE_SHEET, { input: decision })).decideLateSheet);
    expect(await hall.resultOf(sitting.attemptId)).toEqual({ points: null, passed: null });
    await hall.collect();
    expect(await hall.read(one.client, [2, 3])).toBe('断网后写完的');
    expect(await hall.read(two.client, [2, 3])).toBe('断网后写完的');
    // Five for what is new; the four of the case were read before and stand.
    expect(await hall.resultOf(sitting.attemptId)).toEqual({ points: 900, passed: false });
  });
});
