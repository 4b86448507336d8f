import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SheetSaver, type SheetToSave } from '../../apps/api/src/attempts/sheet-saver';
import type { NamedStatement } from '../../apps/api/src/platform/exam-database';
import { startTestApp, type TestApp } from '../support/test-app';

describe('sheets that arrive together', () => {
  let test: TestApp;
  let saver: SheetSaver;
  beforeAll(async () => {
    test = await startTestApp();
    saver = test.app.get(SheetSaver);
  });
  afterAll(() => test.close());

  /** One sheet each of so many officers. */
  async function sheets(count: number): Promise<SheetToSave[]> {
    const { exam, issue } = await test.seed.openExam();
    const saves = [];
    for (let index = 0; index < count; index += 1) {
      const officer = await test.seed.officer();
      await test.seed.attended(officer, issue);
      const attemptId = await test.seed.openAttempt(officer, exam);
      const sheet = JSON.stringify({ answers: [], flagged: [], nth: index });
      saves.push({ attemptId, officerId: officer.id, epoch: 1, rev: 1, sheet, hash: `h${index}` });
    }
    return saves;
  }
  const stored = async (attemptId: string) => {
    const [row] = await test.database.query<{ rev: number; sheet: { nth: number }; events: number }[]>(
      `SELECT rev, sheet, (SELECT count(*)::int FROM sheet_events WHERE attempt_id = a.id) AS events
       FROM attempts a WHERE id = $1`,
      [attemptId],
    );
    return row;
  };
  async function statementsOf<Value>(work: () => Promise<Value>): Promise<[Value, string[]]> {
    const query = jest.spyOn(test.examDatabase, 'query');
    const value = await work();
    const names = query.mock.calls.map(([statement]) => (statement as NamedStatement).name);
    query.mockRestore();
    return [value, names];
  }

  it('are written by two statements: the first at once, the others when it has committed', async () => {
    const saves = await sheets(6);
    const [saved, statements] = await statementsOf(() => Promise.all(saves.map((save) => saver.save(save))));
    expect(statements).toEqual(['save_sheet', 'save_sheets']);
    expect(saved.map((row) => row?.rev)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const [index, save] of saves.entries())
      expect(await stored(save.attemptId)).toMatchObject({ rev: 1, sheet: { nth: index }, events: 1 });
  });

  it('of one attempt follow one another, and the newest stands', async () => {
    const [save] = await sheets(1);
    if (!save) throw new Error('No sheet');
    const revs = [1, 2, 3, 4, 5].map((rev) => ({ ...save, rev, hash: `h${rev}` }));
    const saved = await Promise.all(revs.map((one) => saver.save(one)));
    expect(saved.map((row) => row?.rev)).toEqual([1, 2, 3, 4, 5]);
    expect(await stored(save.attemptId)).toMatchObject({ rev: 5, events: 5 });
  });

  it('are not lost to one among them that the database cannot take', async () => {
    const saves = await sheets(5);
    const broken = saves.map((save, index) => (index === 3 ? { ...save, sheet: '{"nth":"\\u0000"}' } : save));
    const results = await Promise.allSettled(broken.map((save) => saver.save(save)));
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    ]);
    expect(await stored(saves[4]?.attemptId ?? '')).toMatchObject({ rev: 1, events: 1 });
    expect(await stored(saves[3]?.attemptId ?? '')).toMatchObject({ rev: 0, events: 0 });
  });

  it('take nothing for somebody else, for an older window, or for nobody', async () => {
    const [one, two] = await sheets(2);
    if (!one || !two) throw new Error('No sheets');
    const strange = [
      { ...one, officerId: two.officerId },
      { ...one, epoch: 0 },
      { ...one, attemptId: randomUUID() },
    ];
    expect(await Promise.all([...strange, two].map((save) => saver.save(save)))).toMatchObject([
      null,
      null,
      null,
      { rev: 1 },
    ]);
    expect(await stored(one.attemptId)).toMatchObject({ rev: 0, events: 0 });
  });
});
