import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GroupCommit } from '../../apps/api/src/platform/group-commit';
import { Overloaded } from '../../apps/api/src/platform/overload';
import { SheetSaver } from '../../apps/api/src/attempts/sheet-saver';
import { closeTable } from '../support/gate';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const AT_ONCE = 4;

/** Longer than this test's own requests take to come, one after the other. */
const LATE_MS = 1_500;

describe('a server that has more to do than it can', () => {
  let test: TestApp;
  let sitting: Sitting;
  let rev = 0;
  beforeAll(async () => {
    test = await startTestApp({
      limits: {
        underWay: AT_ONCE,
        late: { count: 2, ms: LATE_MS },
        lateForPatient: { count: 2, ms: LATE_MS / 5 },
      },
    });
    ({ sitting } = await beginSitting(test));
  });
  afterAll(() => test.close());

  const SAVE = `mutation Save($input: SaveSheetInput!) { saveSheet(input: $input) { __typename ... on Refused { code } } }`;
  const sheet = () => ({ input: sitting.sheet((rev += 1), ['A']) });
  const post = async (query: string, variables: object = {}, headers: Record<string, string> = {}) =>
    fetch(`${await test.url()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-whetstone': '1',
        cookie: sitting.client.cookieText,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });

  /** Keeps every save waiting until it is opened. */
  async function whileSavesWait<Value>(work: () => Promise<Value>): Promise<Value> {
    const gate = await closeTable(test.database, 'attempts');
    try {
      return await work();
    } finally {
      await gate.open();
    }
  }

  it('tells what is too many at once to come again, and answers what it has begun', async () => {
    await test.url();
    let begun: Promise<Response>[] = [];
    const refused = await whileSavesWait(async () => {
      begun = Array.from({ length: AT_ONCE }, () => post(SAVE, sheet()));
      for (;;) {
        const response = await post('{ __typename }');
        if (response.status === 503) return response;
      }
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    const answers = await Promise.all(
      (await Promise.all(begun)).map((response) => response.json() as Promise<unknown>),
    );
    expect(answers).toContainEqual({ data: { saveSheet: { __typename: 'SheetSaved' } } });
    expect((await post('{ __typename }')).status).toBe(200);
  });

  it('takes no more where two have waited for too long, though there is room for others', async () => {
    let begun: Promise<Response>[] = [];
    const waitedMs = await whileSavesWait(async () => {
      const started = performance.now();
      begun = Array.from({ length: 2 }, () => post(SAVE, sheet()));
      while ((await post('{ __typename }')).status === 200);
      return performance.now() - started;
    });
    expect(waitedMs).toBeGreaterThan(LATE_MS);
    await Promise.all(begun);
    expect((await post('{ __typename }')).status).toBe(200);
  });

  it('leaves out what can wait before it leaves out anybody who looks at a screen', async () => {
    let begun: Promise<Response>[] = [];
    const status = await whileSavesWait(async () => {
      begun = Array.from({ length: 2 }, () => post(SAVE, sheet()));
      while ((await post('{ __typename }', {}, { priority: 'u=5' })).status === 200);
      return (await post('{ __typename }', {}, { priority: 'u=1' })).status;
    });
    expect(status).toBe(200);
    await Promise.all(begun);
    expect((await post('{ __typename }', {}, { priority: 'u=5' })).status).toBe(200);
  });

  it('keeps serving its pages and the look at its health meanwhile', async () => {
    let begun: Promise<Response>[] = [];
    const statuses = await whileSavesWait(async () => {
      begun = Array.from({ length: AT_ONCE }, () => post(SAVE, sheet()));
      while ((await post('{ __typename }')).status !== 503);
      const health = await fetch(`${await test.url()}/readyz`);
      return [health.status];
    });
    await Promise.all(begun);
    expect(statuses).toEqual([200]);
  });

  it('lets no more sheets wait for the database than it can hold, and says so by the status', async () => {
    const saver = test.app.get(SheetSaver);
    const save = saver.save.bind(saver);
    saver.save = () => Promise.reject(new Overloaded());
    try {
      const response = await post(SAVE, sheet());
      expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([503, true]);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    } finally {
      saver.save = save;
    }
    expect((await post(SAVE, sheet())).status).toBe(200);
  });
});

describe('writing in groups', () => {
  /** A database that answers when the test lets it. */
  function slowDatabase() {
    const batches: number[][] = [];
    let answer = (): void => undefined;
    const write = (items: readonly number[]) => {
      batches.push([...items]);
      return new Promise<readonly number[]>((resolve) => {
        answer = () => resolve(items.map((item) => item * 10));
      });
    };
    return { batches, write, answer: () => answer() };
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('sends the first at once and those that come meanwhile together, one of a key at a time', async () => {
    const { batches, write, answer } = slowDatabase();
    const group = new GroupCommit<number, number>({ keyOf: (item) => String(item % 10), write });
    const added = [7, 3, 13, 1].map((item) => group.add(item));
    expect(batches).toEqual([[7]]);
    for (let turn = 0; turn < 3; turn += 1) {
      answer();
      await settle();
    }
    expect(batches).toEqual([[7], [1, 3], [13]]);
    expect(await Promise.all(added)).toEqual([70, 30, 130, 10]);
  });

  it('refuses those beyond what may wait, and takes them again when there is room', async () => {
    const { write, answer } = slowDatabase();
    const group = new GroupCommit<number, number>({ keyOf: String, write, mostWaiting: 2 });
    const taken = [1, 2, 3].map((item) => group.add(item));
    await expect(group.add(4)).rejects.toBeInstanceOf(Overloaded);
    answer();
    await settle();
    taken.push(group.add(4));
    for (let turn = 0; turn < 2; turn += 1) {
      answer();
      await settle();
    }
    expect(await Promise.all(taken)).toEqual([10, 20, 30, 40]);
  });

  it('lets one that cannot be written fail by itself', async () => {
    const write = async (items: readonly number[]) => {
      if (items.includes(2)) throw new Error('two');
      return items;
    };
    const group = new GroupCommit<number, number>({ keyOf: String, write });
    const results = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
