import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Presences } from '../../apps/api/src/rooms/presences';
import { OpenLine } from '../support/open-line';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('that a room is there', () => {
  let test: TestApp;
  let sitting: Sitting;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    ({ sitting, examId } = await beginSitting(test));
  });
  afterAll(() => test.close());

  const say = ({ client, attemptId }: Sitting, body: object, type?: 'text/plain') => {
    const url = `/attempts/${attemptId}/presence`;
    return type ? client.postBare(url, type, JSON.stringify(body)) : client.postJson(url, body);
  };
  const openLine = async ({ client, attemptId, epoch }: Sitting) => {
    const line = await OpenLine.open(await test.url(), client.cookieText, { attemptId, epoch });
    const { token = '' } = await line.next();
    line.close();
    return token;
  };
  /** As it is written, by epoch. */
  const written = async () => {
    await test.app.get(Presences).flush();
    return test.database.query<{ epoch: number; left: number; heardAt: Date }[]>(
      `SELECT epoch, left_count AS left, heard_at AS "heardAt" FROM room_presences WHERE attempt_id = $1 ORDER BY epoch`,
      [sitting.attemptId],
    );
  };

  it('is known from the moment its line is open', async () => {
    await openLine(sitting);
    expect(await written()).toEqual([{ epoch: 1, left: 0, heardAt: test.clock.now() }]);
  });

  it('is said with the token of the line, as a page does that goes away, and moves the time', async () => {
    const token = await openLine(sitting);
    await written();
    test.clock.advance(20);
    const { statusCode } = await say(sitting, { epoch: 1, left: 2, token }, 'text/plain');
    expect(statusCode).toBe(204);
    expect(await written()).toEqual([{ epoch: 1, left: 2, heardAt: test.clock.now() }]);
  });

  it('is said with the session where no line gets through', async () => {
    expect((await say(sitting, { epoch: 1, left: 1, token: null })).statusCode).toBe(204);
    expect(await written()).toMatchObject([{ epoch: 1, left: 1 }]);
  });

  it('keeps the higher count and the later time, however often and in whatever order it is said', async () => {
    const token = await openLine(sitting);
    for (const left of [3, 1, 3]) await say(sitting, { epoch: 1, left, token });
    const [first] = await written();
    await say(sitting, { epoch: 1, left: 2, token });
    const [second] = await written();
    expect([first?.left, second?.left]).toEqual([3, 3]);
  });

  it('counts each window that held the attempt by itself', async () => {
    await say(sitting, { epoch: 1, left: 4, token: await openLine(sitting) });
    const other = await Sitting.begin(sitting.client, examId);
    await say(other, { epoch: 2, left: 1, token: await openLine(other) });
    expect((await written()).map(({ epoch, left }) => [epoch, left])).toEqual([
      [1, 4],
      [2, 1],
    ]);
  });

  it('is not said by anybody else, with a token of another window, or without a page of ours', async () => {
    const stranger = await beginSitting(test);
    const token = await openLine(stranger.sitting);
    const as =
      ({ client }: Sitting) =>
      (body: object) =>
        client.postJson(`/attempts/${sitting.attemptId}/presence`, body);
    expect((await as(stranger.sitting)({ epoch: 1, left: 1, token })).statusCode).toBe(401);
    expect((await as(stranger.sitting)({ epoch: 1, left: 1, token: null })).statusCode).toBe(404);
    const body = { epoch: 1, left: 1, token: null };
    expect((await say(sitting, body, 'text/plain')).statusCode).toBe(401);
    expect(await written()).toEqual([]);
  });

  it('is not believed of a window that does not hold the attempt yet', async () => {
    await say(sitting, { epoch: 7, left: 1, token: null });
    expect(await written()).toEqual([]);
  });

  it.each([
    [{ epoch: 1, left: -1, token: null }],
    [{ epoch: 1, left: 1e9, token: null }],
    [{ epoch: 0, left: 1, token: null }],
    [{ epoch: 1.5, left: 1, token: null }],
    [{ left: 1 }],
    [{ epoch: 1, left: 1, token: 'x'.repeat(101) }],
  ])('refuses %j as malformed', async (body) => {
    expect((await say(sitting, body)).statusCode).toBe(400);
    expect(await written()).toEqual([]);
  });

  it('is written for a hall in one statement, and kept for the next time when it cannot be', async () => {
    const presences = test.app.get(Presences);
    const note = (leftCount: number) => presences.note({ attemptId: sitting.attemptId, epoch: 1, leftCount });
    await test.database.query(`ALTER TABLE room_presences RENAME TO elsewhere`);
    note(5);
    await expect(presences.flush()).rejects.toThrow();
    await test.database.query(`ALTER TABLE elsewhere RENAME TO room_presences`);
    note(4);
    expect(await written()).toMatchObject([{ left: 5 }]);
  });
});
