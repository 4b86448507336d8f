import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlineOf } from '@whetstone/domain';
import { AttemptBeginner } from '../../apps/api/src/attempts/attempt-beginner';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import { Clock } from '../../apps/api/src/platform/clock';
import type { ExamRow } from '../../apps/api/src/exams/exams.service';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { MY_ATTEMPT, START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';
import { withoutRules } from '../support/without-rules';

const NOON = '2026-11-18T12:00:00+08:00';

describe('attempts that lie ready', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(() => test.clock.set(NOON));
  afterAll(() => test.close());

  const service = () => test.app.get(AttemptPreparationService);
  const start = async (
    client: ApiClient,
    input: { examId: string; startJitterMs?: number; attemptId?: string },
  ) => (await client.run(START_ATTEMPT, { input })).startAttempt;
  const rowsOf = (exam: ExamRow) =>
    test.database.query<
      { officerId: string; state: string; number: number; paperId: string; started: boolean }[]
    >(
      `SELECT officer_id AS "officerId", state, number, paper_id AS "paperId", started_at IS NOT NULL AS started
       FROM attempts WHERE exam_id = $1 ORDER BY number`,
      [exam.id],
    );

  async function ready(options: Parameters<TestApp['seed']['openExam']>[0] = {}) {
    const { exam, issue } = await test.seed.openExam(options);
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    await service().prepare(exam.id, [officer.id]);
    return { exam, issue, officer, client: await test.signedIn(officer) };
  }

  /** The statements that reached the database through the application's own connections while something was done. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    const query = test.examDatabase.query.bind(test.examDatabase);
    test.examDatabase.query = (statement, values) => {
      seen.push(statement.name);
      return query(statement, values);
    };
    try {
      await work();
    } finally {
      test.examDatabase.query = query;
    }
    return seen;
  }

  it('are nobody’s business before they are begun', async () => {
    const { exam, officer, client } = await ready();
    const [row] = await rowsOf(exam);
    expect(row).toMatchObject({ officerId: officer.id, state: 'prepared', number: 1, started: false });
    const [{ id } = { id: '' }] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM attempts WHERE exam_id = $1`,
      [exam.id],
    );
    expect((await client.run(MY_ATTEMPT, { id })).viewer?.attempt).toBeNull();
    expect(await new ReadyPaper(test, id).fetchedBy(client)).toBe(404);
    expect(accepted(await start(client, { examId: exam.id })).id).toBe(id);
    expect(await new ReadyPaper(test, id).fetchedBy(client)).toBe(200);
  });

  it('are begun by one statement, with the whole time from the first click', async () => {
    const { exam, client } = await ready({ durationSeconds: 1800 });
    test.clock.advance(600);
    let begun: Awaited<ReturnType<typeof start>> | undefined;
    const statements = await statementsOf(async () => (begun = await start(client, { examId: exam.id })));
    expect(statements.filter((name) => name === 'begin_attempts')).toHaveLength(1);
    expect(begun).toMatchObject({
      ...{ number: 1, state: 'IN_PROGRESS', epoch: 1, rev: 0, sheet: { answers: [], flagged: [] } },
      ...{ startedAt: '2026-11-18T04:10:00.000Z', deadline: '2026-11-18T04:40:00.000Z' },
    });
  });

  it('are begun once by two clicks at once, at two servers: the later window has it', async () => {
    const { exam, officer } = await ready();
    const beginning = { examId: exam.id, officerId: officer.id, continuing: null, jitterMs: 0 };
    const race = () =>
      [1, 2].map(() => new AttemptBeginner(test.examDatabase, test.app.get(Clock)).begin(beginning));
    const begun = await raceInto(test.database, 'attempts', { waiting: 2, race });
    expect(new Set(begun.map((row) => row?.id)).size).toBe(1);
    expect(begun.map((row) => row?.epoch).toSorted()).toEqual([1, 2]);
  });

  it('are begun by a hall at once in a few statements, each his own', async () => {
    const { exam, issue } = await test.seed.openExam();
    const officers = await Promise.all(Array.from({ length: 20 }, () => test.seed.officer()));
    for (const officer of officers) await test.seed.attended(officer, issue);
    const ids = officers.map(({ id }) => id);
    await service().prepare(exam.id, ids);
    const beginner = test.app.get(AttemptBeginner);
    const beginning = { continuing: null, jitterMs: 0 };
    const stranger = { ...beginning, examId: exam.id, officerId: exam.id };
    let begun: Awaited<ReturnType<AttemptBeginner['begin']>>[] = [];
    const statements = await statementsOf(async () => {
      const hall = ids.map((officerId) => beginner.begin({ ...beginning, examId: exam.id, officerId }));
      begun = await Promise.all([...hall, beginner.begin(stranger)]);
    });
    expect(begun.map((row) => row?.officerId)).toEqual([...ids, undefined]);
    expect(statements).toEqual(['begin_attempts', 'begin_attempts']);
  });

  it('are not begun outside the window, nor by a window that goes on with another', async () => {
    const issue = await test.seed.lectureIssue({ opensOn: '2026-12-01', closesOn: '2026-12-31' });
    const { exam, officer, client } = await ready({ issue });
    expect(outcomeOf(await start(client, { examId: exam.id }))).toBe('EXAM_NOT_OPEN');
    test.clock.set('2026-12-05T12:00:00+08:00');
    const later = await test.signedIn(officer);
    const attemptId = '00000000-0000-4000-8000-000000000000';
    expect(outcomeOf(await start(later, { examId: exam.id, attemptId }))).toBe('ALREADY_SUBMITTED');
    test.clock.set('2027-01-01T00:00:00+08:00');
    expect(outcomeOf(await start(await test.signedIn(officer), { examId: exam.id }))).toBe('EXAM_CLOSED');
    expect(await rowsOf(exam)).toMatchObject([{ state: 'prepared' }]);
  });

  it('are followed by attempts that are decided as ever, each on another paper', async () => {
    const { exam, client } = await ready();
    for (let number = 1; number <= 3; number += 1) {
      const sitting = await Sitting.begin(client, exam.id);
      await sitting.submit(sitting.sheet(1, []));
    }
    expect(outcomeOf(await start(client, { examId: exam.id }))).toBe('NO_ATTEMPTS_LEFT');
    const rows = await rowsOf(exam);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(new Set(rows.map(({ paperId }) => paperId)).size).toBe(3);
  });

  it('are made when somebody begins at that very moment, and he goes on with the one he has', async () => {
    const { exam, issue } = await test.seed.openExam();
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const client = await test.signedIn(officer);
    const race = () => [
      service().prepare(exam.id, [officer.id]),
      start(client, { examId: exam.id }).then((result) => accepted(result)),
    ];
    await raceInto<unknown>(test.database, 'attempts', { waiting: 2, race });
    expect(await rowsOf(exam)).toMatchObject([{ state: 'in_progress', number: 1 }]);
    expect(await service().prepare(exam.id, [officer.id])).toEqual({ prepared: 0, withdrawn: 0 });
  });

  it('lie ready for those who are entitled when the window is near, and are taken from those who no longer are', async () => {
    const { exam, issue } = await test.seed.openExam();
    const [entitled, moved, absent] = [
      await test.seed.officer(),
      await test.seed.officer(),
      await test.seed.officer(),
    ] as [SeededOfficer, SeededOfficer, SeededOfficer];
    for (const officer of [entitled, moved]) await test.seed.attended(officer, issue);
    const readyNow = async () => (await rowsOf(exam)).map(({ officerId }) => officerId).toSorted();
    test.clock.set('2026-10-31T23:44:00+08:00');
    await service().prepareDue();
    expect(await readyNow()).toEqual([]);
    test.clock.set('2026-10-31T23:46:00+08:00');
    await Promise.all([service().prepareDue(), service().prepareDue()]);
    expect(await readyNow()).toEqual([entitled.id, moved.id].toSorted());
    await test.seed.leaves(moved, '2026-10-01', BAOTOU);
    await test.seed.attended(absent, issue);
    await service().prepareDue();
    expect(await readyNow()).toEqual([entitled.id, moved.id].toSorted());
    test.clock.advance(601);
    await service().prepareDue();
    expect(await readyNow()).toEqual([entitled.id, absent.id].toSorted());
  });

  it('end when the rule says, to the millisecond, whatever the device says it waited', async () => {
    const { exam, officer } = await ready();
    const { opensAt } = exam;
    const beginner = test.app.get(AttemptBeginner);
    const beginning = { examId: exam.id, officerId: officer.id, continuing: null };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 90_000 }),
        fc.integer({ min: -10, max: 90_000 }),
        fc.integer({ min: 60, max: 7_200 }),
        fc.integer({ min: 100_000, max: 7_200_000 }),
        async (afterMs, jitterMs, durationSeconds, openMs) => {
          const closesAt = new Date(opensAt.getTime() + openMs);
          await withoutRules(test.database, (on) =>
            on.query(
              `UPDATE attempts SET state = 'prepared', started_at = NULL, deadline = NULL WHERE exam_id = $1`,
              [exam.id],
            ),
          );
          await test.database.query(`UPDATE exams SET duration_seconds = $2, closes_at = $3 WHERE id = $1`, [
            ...[exam.id, durationSeconds, closesAt],
          ]);
          const startedAt = new Date(opensAt.getTime() + afterMs);
          test.clock.set(startedAt);
          const begun = await beginner.begin({ ...beginning, jitterMs });
          const rule = { opensAt, closesAt, durationSeconds };
          expect(begun?.deadline).toEqual(deadlineOf(rule, startedAt, jitterMs));
        },
      ),
      { numRuns: 150, seed: 20_261_126 },
    );
  });
});

/** The paper of an attempt by its address, which nobody has told yet. */
class ReadyPaper {
  constructor(
    private readonly test: TestApp,
    private readonly attemptId: string,
  ) {}

  async fetchedBy(client: ApiClient): Promise<number> {
    const [paper] = await this.test.database.query<{ hash: string }[]>(
      `SELECT p.hash FROM papers p JOIN attempts a ON a.paper_id = p.id WHERE a.id = $1`,
      [this.attemptId],
    );
    return (await client.get(`/papers/${paper?.hash ?? ''}`)).statusCode;
  }
}
