import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import { graphql } from '../gql';
import type { SetExamInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { examInput, SET_EXAM } from '../support/exam-operations';
import { START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const MY_WAITING = graphql(`
  query MyWaiting($id: ID!) {
    viewer {
      exam(id: $id) {
        waitsFrom
        serverNow
      }
    }
  }
`);

const NOON_BEFORE = '2026-11-18T12:00:00+08:00';
/** The exams of this file open at nine. */
const HALF_PAST_EIGHT = '2026-11-19T00:30:00.000Z';

describe('waiting for an exam', () => {
  let test: TestApp;
  let manager: SeededOfficer;
  let officer: SeededOfficer;
  let blueprintId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set(NOON_BEFORE);
    manager = await test.seed.someone('training_manager', BAYANNUR);
    officer = await test.seed.officer({ regionCode: LINHE });
    const content = contentInput(await test.seed.builtInBank());
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '候考', content };
    const client = await test.signedIn(manager);
    blueprintId = accepted((await client.run(SAVE_BLUEPRINT, { input })).saveBlueprint).id;
  });
  beforeEach(async () => {
    await test.database.query(`DELETE FROM rate_limits`);
    test.clock.set(NOON_BEFORE);
  });
  afterAll(() => test.close());

  const set = async (change: Partial<SetExamInput> = {}) => {
    const client = await test.signedIn(manager);
    return accepted((await client.run(SET_EXAM, { input: examInput(blueprintId, change) })).setExam).id;
  };
  const at = async (moment: string, who = officer): Promise<ApiClient> => {
    test.clock.set(moment);
    return test.signedIn(who);
  };
  const seen = async (client: ApiClient, id: string) =>
    (await client.run(MY_WAITING, { id })).viewer?.exam ?? null;

  it('is told from when, with the time it is by the server', async () => {
    const examId = await set();
    for (const moment of ['2026-11-19T00:10:00.000Z', '2026-11-19T00:59:59.999Z'])
      expect(await seen(await at(moment), examId)).toEqual({ waitsFrom: HALF_PAST_EIGHT, serverNow: moment });
    expect(await seen(await at('2026-11-19T01:00:00.000Z'), examId)).toMatchObject({ waitsFrom: null });
    expect(await seen(await at('2026-11-19T05:00:00.000Z'), examId)).toMatchObject({ waitsFrom: null });
  });

  it('is for those alone who could begin at the hour', async () => {
    const moment = '2026-11-19T00:45:00.000Z';
    const hall = await set({ hallPassword: '青山绿水' });
    // A password is said in the hall; who waits there has not heard it yet.
    expect(await seen(await at(moment), hall)).toMatchObject({ waitsFrom: HALF_PAST_EIGHT });
    const issue = await test.seed.lectureIssue();
    test.clock.set(NOON_BEFORE);
    const after = await set({ prerequisiteIssueId: issue.id });
    expect(await seen(await at(moment), after)).toMatchObject({ waitsFrom: null });
    await test.seed.attended(officer, issue);
    expect(await seen(await at(moment), after)).toMatchObject({ waitsFrom: HALF_PAST_EIGHT });
    const elsewhere = await test.seed.officer({ regionCode: BAOTOU });
    expect(await seen(await at(moment, elsewhere), hall)).toBeNull();
  });

  it('ends with the attempt that lay ready, and a hair before the hour it is still too early', async () => {
    const examId = await set();
    const client = await at('2026-11-19T00:50:00.000Z');
    await test.app.get(AttemptPreparationService).prepare(examId, [officer.id]);
    const begin = async () =>
      (await client.run(START_ATTEMPT, { input: { examId, startJitterMs: 700 } })).startAttempt;
    test.clock.set('2026-11-19T00:59:59.999Z');
    expect(outcomeOf(await begin())).toBe('EXAM_NOT_OPEN');
    test.clock.set('2026-11-19T01:00:00.700Z');
    const attempt = accepted(await begin());
    expect(attempt.startedAt).toBe('2026-11-19T01:00:00.700Z');
    expect(await seen(client, examId)).toMatchObject({ waitsFrom: null });
  });
});
