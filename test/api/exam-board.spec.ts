import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OFFLINE_AFTER_MS, seatState, type SeatState } from '@whetstone/domain';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { SEAT_STATE } from '../../apps/api/src/invigilation/board.queries';
import { Presences } from '../../apps/api/src/rooms/presences';
import type { BoardFilterInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  ACKNOWLEDGE,
  EXAM_BOARD,
  EXAM_SEAT,
  GRANT_EXTRA_TIMES,
  MY_ATTEMPT_WORDS,
  NOTE_INCIDENT,
  SEND_MESSAGE,
  VOID_ATTEMPT,
} from '../support/invigilation-operations';
import { OpenLine } from '../support/open-line';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const NINE = '2026-11-18T12:00:00+08:00';

describe('the live board of an exam', () => {
  let test: TestApp;
  let issue: IssueRow;
  let examId: string;
  let managerRow: SeededOfficer;
  let manager: ApiClient;
  let county: ApiClient;
  let sits: { officer: SeededOfficer; sitting: Sitting };
  let other: { officer: SeededOfficer; sitting: Sitting };
  let waits: SeededOfficer;

  beforeAll(async () => {
    test = await startTestApp();
    managerRow = await test.seed.someone('training_manager', BAYANNUR);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NINE);
    await test.database.query(`DELETE FROM rate_limits`);
    manager = await test.signedIn(managerRow);
    county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    issue = await test.seed.lectureIssue();
    examId = (await test.seed.openExam({ issue })).exam.id;
    sits = await sit(LINHE);
    other = await sit(WUYUAN);
    waits = await attending(LINHE);
  });

  async function attending(regionCode: number): Promise<SeededOfficer> {
    const officer = await test.seed.officer({ regionCode });
    await test.seed.attended(officer, issue);
    return officer;
  }
  async function sit(regionCode: number) {
    const officer = await attending(regionCode);
    return { officer, sitting: await Sitting.begin(await test.signedIn(officer), examId) };
  }
  const boardFor = async (
    client: ApiClient,
    change: Partial<BoardFilterInput> = {},
    limit = 50,
    offset = 0,
  ) => {
    const filter = { states: null, hasLeft: false, search: '', ...change };
    return (await client.run(EXAM_BOARD, { examId, filter, page: { limit, offset } })).examBoard;
  };
  const board = async (change: Partial<BoardFilterInput> = {}, limit = 50, offset = 0) => {
    const seen = await boardFor(manager, change, limit, offset);
    if (!seen) throw new Error('No board');
    return seen;
  };
  const seatOf = async ({ id }: SeededOfficer) =>
    (await board()).seats.nodes.find(({ officerId }) => officerId === id);
  const countsOf = async () =>
    Object.fromEntries((await board()).counts.map(({ state, count }) => [state, count]));
  const beat = async ({ client, attemptId, epoch }: Sitting, left: number) => {
    await client.postJson(`/attempts/${attemptId}/presence`, { epoch, left, token: null });
    await test.app.get(Presences).flush();
  };

  it('tells who is in and who has not begun, over all and one by one', async () => {
    expect(await countsOf()).toEqual({ IN: 2, NOT_STARTED: 1 });
    expect(await seatOf(sits.officer)).toMatchObject({
      ...{ state: 'IN', attemptNumber: 1, region: { code: LINHE }, leftCount: 0, extraSeconds: 0 },
      ...{ certificateNo: sits.officer.account, heardAt: test.clock.now().toISOString(), submittedAt: null },
    });
    expect(await seatOf(waits)).toMatchObject({ state: 'NOT_STARTED', attemptId: null, heardAt: null });
  });

  it('says offline of who is not heard, and in again when a save or a beat comes', async () => {
    test.clock.advance(OFFLINE_AFTER_MS / 1000);
    expect(await countsOf()).toEqual({ OFFLINE: 2, NOT_STARTED: 1 });
    await sits.sitting.save(sits.sitting.sheet(1, ['A']));
    await beat(other.sitting, 3);
    expect(await countsOf()).toEqual({ IN: 2, NOT_STARTED: 1 });
    expect(await seatOf(other.officer)).toMatchObject({ state: 'IN', leftCount: 3 });
  });

  it('says handed in and void, and what is late waits for a decision', async () => {
    accepted(await sits.sitting.submit(sits.sitting.sheet(1, ['A'])));
    const { attemptId } = other.sitting;
    accepted(
      (await manager.run(VOID_ATTEMPT, { input: { attemptId, reason: '替考', isUsedUp: true } })).voidAttempt,
    );
    expect(await countsOf()).toEqual({ HANDED_IN: 1, VOIDED: 1, NOT_STARTED: 1 });
  });

  it('finds by state, by having left the page, by name and by certificate; counts stay those of all', async () => {
    await beat(sits.sitting, 2);
    const idsOf = async (change: Partial<BoardFilterInput>) =>
      (await board(change)).seats.nodes.map(({ officerId }) => officerId);
    expect(await idsOf({ states: ['NOT_STARTED'] })).toEqual([waits.id]);
    expect(await idsOf({ hasLeft: true })).toEqual([sits.officer.id]);
    expect(await idsOf({ search: other.officer.account })).toEqual([other.officer.id]);
    expect(await idsOf({ search: '查无此人' })).toEqual([]);
    const filtered = await board({ states: ['MISSED'] });
    expect(filtered).toMatchObject({ leftCount: 1, seats: { totalCount: 0 } });
    expect(filtered.counts).toHaveLength(2);
  });

  it('is paged in an order that does not change when people come and go', async () => {
    const before = (await board()).seats.nodes.map(({ officerId }) => officerId);
    await beat(other.sitting, 1);
    accepted(await sits.sitting.submit(sits.sitting.sheet(1, ['A'])));
    expect((await board()).seats.nodes.map(({ officerId }) => officerId)).toEqual(before);
    const pages = [await board({}, 2, 0), await board({}, 2, 2)];
    expect(pages.flatMap(({ seats }) => seats.nodes.map(({ officerId }) => officerId))).toEqual(before);
    expect(pages[0]?.seats.totalCount).toBe(3);
  });

  it('shows three hundred in a twinkling', async () => {
    await test.database.query(
      `WITH o AS (INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
           region_code, search_text, created_at)
         SELECT '考生' || n, 'male', '', decode(md5($1 || n), 'hex'), '', $1 || n, $2, '考生' || n, now()
         FROM generate_series(1, 300) n RETURNING id)
       INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at, deadline,
         region_code)
       SELECT exam_id, o.id, 1, paper_id, 'in_progress', 1, 0, sheet, '', started_at, deadline, region_code
       FROM attempts, o WHERE attempts.id = $3`,
      [issue.id.slice(0, 8), LINHE, sits.sitting.attemptId],
    );
    const seen = await board({}, 24, 240);
    expect(seen.seats.totalCount).toBe(303);
    expect(seen.seats.nodes).toHaveLength(24);
  });

  it('is for the regions of the viewer: a county sees its own, beside nobody sees it at all', async () => {
    const seen = await boardFor(county);
    expect(seen?.mayDecide).toBe(false);
    expect(seen?.seats.nodes.map(({ officerId }) => officerId).toSorted()).toEqual(
      [sits.officer.id, waits.id].toSorted(),
    );
    expect(seen?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(await boardFor(beside)).toBeNull();
    expect((await county.run(EXAM_SEAT, { examId, officerId: other.officer.id })).examSeat).toBeNull();
    expect((await board()).mayDecide).toBe(true);
  });

  it('decides in the database as the rule of the domain does', async () => {
    const opensAt = new Date('2026-11-19T01:00:00Z');
    const minutes = [-10, 0, 1, 59, 60, 61, 90, 119, 120, 150, 180, 200];
    const exams = [null, 90, 180].flatMap((lastEntry) =>
      [60, 180].map((duration) => ({ lastEntry, duration })),
    );
    const attempts: readonly (readonly [state: string | null, silentMs: number | null])[] = [
      ...[
        [null, null] as const,
        ['submitted', 0] as const,
        ['voided', 0] as const,
        ['in_progress', null] as const,
      ],
      ...[0, OFFLINE_AFTER_MS - 1, OFFLINE_AFTER_MS, OFFLINE_AFTER_MS + 1].map(
        (ms) => ['in_progress', ms] as const,
      ),
    ];
    const at = (minute: number) => new Date(opensAt.getTime() + minute * 60_000);
    const cases = exams.flatMap(({ lastEntry, duration }) =>
      minutes.flatMap((minute) =>
        attempts.map(([state, silentMs]) => ({
          ...{ opensAt, closesAt: at(180), durationSeconds: duration * 60 },
          ...{ lastEntryAt: lastEntry === null ? null : at(lastEntry), state },
          ...{
            heardAt: silentMs === null ? null : new Date(at(minute).getTime() - silentMs),
            now: at(minute),
          },
        })),
      ),
    );
    const rows = await test.database.query<{ decided: SeatState }[]>(
      `SELECT ${SEAT_STATE.replaceAll('$10::timestamptz', 'a.now').replaceAll('$10', 'a.now')} AS decided
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS c(value, nth)
         CROSS JOIN LATERAL jsonb_to_record(c.value) AS a(now timestamptz, state text, heard_at timestamptz,
           opens_at timestamptz, closes_at timestamptz, last_entry_at timestamptz, duration_seconds int, id text)
         CROSS JOIN LATERAL (SELECT a.opens_at, a.closes_at, a.last_entry_at, a.duration_seconds) e ORDER BY nth`,
      [
        JSON.stringify(
          cases.map((one) => ({
            ...{ now: one.now, state: one.state, heard_at: one.heardAt, id: one.state },
            ...{ opens_at: one.opensAt, closes_at: one.closesAt, last_entry_at: one.lastEntryAt },
            duration_seconds: one.durationSeconds,
          })),
        ),
      ],
    );
    const expected = cases.map(({ state, heardAt, now, ...exam }) =>
      seatState({ exam, attempt: state === null ? null : { state: state as 'in_progress' }, heardAt, now }),
    );
    expect(rows.map(({ decided }) => decided)).toEqual(expected);
    expect(new Set(expected).size).toBe(7);
  });

  describe('extra time for several', () => {
    const give = async (officerIds: string[] | null, change: { minutes?: number; reason?: string } = {}) =>
      (
        await manager.run(GRANT_EXTRA_TIMES, {
          input: { examId, officerIds, minutes: 10, reason: '停电', ...change },
        })
      ).grantExtraTimes;

    it('reaches everybody who sits, in one go, and nobody who has handed in', async () => {
      accepted(await other.sitting.submit(other.sitting.sheet(1, ['A'])));
      const line = await OpenLine.open(await test.url(), sits.sitting.client.cookieText, sits.sitting);
      const before = await line.next();
      expect(accepted(await give(null))).toMatchObject({ givenCount: 1, refusedCount: 0 });
      expect(Date.parse((await line.next()).deadline) - Date.parse(before.deadline)).toBe(600_000);
      line.close();
      expect(await seatOf(sits.officer)).toMatchObject({ extraSeconds: 600 });
      expect(await seatOf(other.officer)).toMatchObject({ extraSeconds: 0 });
    });

    it('reaches those who are chosen, also before they begin, and says how many it could not', async () => {
      accepted(await other.sitting.submit(other.sitting.sheet(1, ['A'])));
      const stranger = await test.seed.officer({ regionCode: BAOTOU });
      const chosen = [sits.officer.id, waits.id, stranger.id];
      expect(accepted(await give(chosen))).toMatchObject({ givenCount: 2, refusedCount: 1 });
      const begun = await Sitting.begin(await test.signedIn(waits), examId);
      expect(begun.attemptId).not.toBe('');
      expect(await seatOf(waits)).toMatchObject({ extraSeconds: 600 });
    });

    it.each([
      ['to nobody who could have it', {}, 'EXTRA_TIME_TO_NOBODY'],
      ['without a reason', { reason: ' ' }, 'REASON_MISSING'],
      ['of no minutes', { minutes: 0 }, 'EXTRA_TIME_INVALID'],
    ])('is refused %s', async (_, change, code) => {
      accepted(await sits.sitting.submit(sits.sitting.sheet(1, ['A'])));
      accepted(await other.sitting.submit(other.sitting.sheet(1, ['A'])));
      expect(outcomeOf(await give(null, change))).toBe(code);
    });

    it('is not for who only watches', async () => {
      const input = { examId, officerIds: null, minutes: 10, reason: '停电' };
      expect(outcomeOf((await county.run(GRANT_EXTRA_TIMES, { input })).grantExtraTimes)).toBe('NOT_FOUND');
    });
  });

  describe('a message to rooms', () => {
    const send = async (text: string, officerIds: string[] | null = null, by = manager) =>
      (await by.run(SEND_MESSAGE, { input: { examId, officerIds, text } })).sendExamMessage;
    const wordsOf = async ({ client, attemptId }: Sitting) =>
      (await client.run(MY_ATTEMPT_WORDS, { id: attemptId })).viewer?.attempt?.messages.map(
        ({ text }) => text,
      );
    const acknowledge = async ({ client, attemptId }: Sitting, messageId: string) =>
      (await client.run(ACKNOWLEDGE, { input: { attemptId, messageId } })).acknowledgeMessage;

    it('is told to all at once, also to who begins later, and stays until it was read', async () => {
      const line = await OpenLine.open(await test.url(), sits.sitting.client.cookieText, sits.sitting);
      await line.next();
      const { id } = accepted(await send(' 第 3 题图片已更换 '));
      expect((await line.next()).messages).toMatchObject([{ id, text: '第 3 题图片已更换' }]);
      const late = await Sitting.begin(await test.signedIn(waits), examId);
      expect(await wordsOf(late)).toEqual(['第 3 题图片已更换']);
      expect(outcomeOf(await acknowledge(sits.sitting, id))).toBe('ReadMessage');
      expect(await wordsOf(sits.sitting)).toEqual([]);
      expect((await board()).messages).toMatchObject([
        { isToAll: true, acknowledgedCount: 1, officerNames: [] },
      ]);
      line.close();
    });

    it('is read once, however often that is said', async () => {
      const { id } = accepted(await send('请安静'));
      const first = accepted(await acknowledge(sits.sitting, id));
      test.clock.advance(30);
      expect(accepted(await acknowledge(sits.sitting, id)).acknowledgedAt).toBe(first.acknowledgedAt);
    });

    it('to one is told to nobody else', async () => {
      accepted(await send('请核对证件', [sits.officer.id]));
      expect(await wordsOf(sits.sitting)).toEqual(['请核对证件']);
      expect(await wordsOf(other.sitting)).toEqual([]);
      expect((await board()).messages).toMatchObject([{ isToAll: false, officerNames: [sits.officer.name] }]);
      const [message] = (await board()).messages;
      expect(outcomeOf(await acknowledge(other.sitting, message?.id ?? ''))).toBe('NOT_FOUND');
    });

    it('of a county reaches its own, and the province sees it', async () => {
      accepted(await send('临河考场请安静', null, county));
      expect(await wordsOf(sits.sitting)).toEqual(['临河考场请安静']);
      expect(await wordsOf(other.sitting)).toEqual([]);
      expect((await board()).messages.map(({ text }) => text)).toEqual(['临河考场请安静']);
    });

    it('of the city to all is seen in its counties; one to somebody in another county is not', async () => {
      accepted(await send('全市注意'));
      accepted(await send('只给五原', [other.officer.id]));
      expect((await boardFor(county))?.messages.map(({ text }) => text)).toEqual(['全市注意']);
    });

    it.each<[string, string, string]>([
      ['without words', ' ', 'MESSAGE_MISSING'],
      ['that is a letter', '字'.repeat(501), 'MESSAGE_TOO_LONG'],
    ])('%s is refused', async (_, text, code) => {
      expect(outcomeOf(await send(text))).toBe(code);
    });

    it('to people who do not sit is refused, and nothing of it stays', async () => {
      expect(outcomeOf(await send('有人吗', [waits.id]))).toBe('MESSAGE_TO_NOBODY');
      expect((await board()).messages).toEqual([]);
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      expect(outcomeOf(await send('有人吗', null, beside))).toBe('NOT_FOUND');
    });
  });

  describe('an incident', () => {
    const note = async (change: object = {}, by = manager) =>
      (
        await by.run(NOTE_INCIDENT, {
          input: {
            examId,
            officerId: null,
            kind: 'TECHNICAL',
            text: '第二排停电',
            happenedAt: null,
            ...change,
          },
        })
      ).noteIncident;

    it('is noted of the hall or of a person, with its time, and stands in his file', async () => {
      accepted(await note());
      test.clock.advance(600);
      accepted(
        await note({ officerId: sits.officer.id, kind: 'CONDUCT', text: '使用手机', happenedAt: NINE }),
      );
      const { incidents } = await board();
      expect(incidents.map(({ text, officerName }) => [text, officerName])).toEqual([
        ['使用手机', sits.officer.name],
        ['第二排停电', null],
      ]);
      const file = (await manager.run(EXAM_SEAT, { examId, officerId: sits.officer.id })).examSeat;
      expect(file?.incidents).toEqual([{ text: '使用手机' }]);
      expect(file?.attempts).toMatchObject([{ number: 1, state: 'IN_PROGRESS' }]);
    });

    it('is never changed or taken back', async () => {
      accepted(await note());
      await expect(test.database.query(`UPDATE exam_incidents SET text = 'x'`)).rejects.toThrow();
      await expect(test.database.query(`DELETE FROM exam_incidents`)).rejects.toThrow();
    });

    it.each([
      ['without words', { text: '' }, 'INCIDENT_MISSING'],
      ['that is a report', { text: '字'.repeat(1001) }, 'INCIDENT_TOO_LONG'],
      ['that has not happened yet', { happenedAt: '2026-11-18T12:00:01+08:00' }, 'INCIDENT_IN_FUTURE'],
      ['of nobody', { officerId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
    ])('%s is refused', async (_, change, code) => {
      expect(outcomeOf(await note(change))).toBe(code);
    });

    it('of one county is not seen in another, nor noted there', async () => {
      accepted(await note({ officerId: other.officer.id, text: '五原' }));
      expect((await boardFor(county))?.incidents).toEqual([]);
      expect(outcomeOf(await note({ officerId: other.officer.id }, county))).toBe('NOT_FOUND');
      expect(outcomeOf(await note({ officerId: sits.officer.id }, county))).toBe('ExamIncident');
    });
  });
});
