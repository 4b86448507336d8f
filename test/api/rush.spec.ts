import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import type { ApiClient } from '../support/api-client';
import { REPORT_WATCH, START_WATCH } from '../support/operations';
import { accepted } from '../support/outcome';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

/** More than the server has connections: each of them must get by with one. */
const OFFICERS = 16;

describe('a county that comes at the same second', () => {
  let test: TestApp;
  let issue: IssueRow;
  let clients: readonly ApiClient[];
  let sittings: readonly Sitting[] = [];
  beforeAll(async () => {
    test = await startTestApp();
    issue = await test.seed.lectureIssue();
    const officers = await Promise.all(Array.from({ length: OFFICERS }, () => test.seed.officer()));
    clients = await Promise.all(officers.map((officer) => test.signedIn(officer)));
  });
  afterAll(() => test.close());

  it('is credited, every one of them', async () => {
    const lectureIssueId = issue.id;
    const leases = await Promise.all(
      clients.map(
        async (client) => (await client.run(START_WATCH, { input: { lectureIssueId } })).startWatch,
      ),
    );
    test.clock.advance(100);
    const credits = await Promise.all(
      leases.map(accepted).map(({ id: leaseId }, index) => {
        const input = { leaseId, spans: [{ fromSeconds: 0, toSeconds: 100 }] };
        return clients[index]?.run(REPORT_WATCH, { input });
      }),
    );
    const credited = credits.map((credit) => credit?.reportWatch);
    expect(credited).toEqual(
      Array.from({ length: OFFICERS }, () => expect.objectContaining({ creditedSeconds: 100 })),
    );
  });

  it('begins the test, every one of them', async () => {
    const { exam } = await test.seed.openExam({ issue });
    sittings = await Promise.all(clients.map((client) => Sitting.begin(client, exam.id)));
    expect(new Set(sittings.map(({ attemptId }) => attemptId)).size).toBe(OFFICERS);
  });

  it('hands in, every one of them', async () => {
    const handedIn = await Promise.all(sittings.map((sitting) => sitting.submit(sitting.sheet(1, ['A']))));
    expect(handedIn.map((one) => accepted(one).state)).toEqual(
      Array.from({ length: OFFICERS }, () => 'SUBMITTED'),
    );
  });
});
