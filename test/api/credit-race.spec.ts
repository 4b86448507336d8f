import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WATCH_POLICY } from '@whetstone/domain';
import { WatchService } from '../../apps/api/src/courses/watch.service';
import { raceInto } from '../support/gate';
import { REPORT_WATCH, START_WATCH } from '../support/operations';
import { accepted } from '../support/outcome';
import { startTestApp, type TestApp } from '../support/test-app';

const ELAPSED_SECONDS = 10;

/** The lease as it was read before it was locked: what the protection consists in, left out. */
const UNLOCKED = `SELECT id, lecture_issue_id AS "issueId", started_at AS "startedAt", reported_at AS "reportedAt",
  ended_at AS "endedAt", claimed_ms AS "claimedMs" FROM watch_leases WHERE id = $1 AND officer_id = $2`;

describe('two reports of one window at once', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  /** Both claim all the time there was, for different stretches; gives the seconds credited together. */
  async function creditOfTwoReports(): Promise<number> {
    const issue = await test.seed.lectureIssue();
    const client = await test.signedIn(await test.seed.officer());
    const input = { lectureIssueId: issue.id };
    const { id: leaseId } = accepted((await client.run(START_WATCH, { input })).startWatch);
    test.clock.advance(ELAPSED_SECONDS);
    const report = async (fromSeconds: number) => {
      const spans = [{ fromSeconds, toSeconds: fromSeconds + 15 }];
      return (await client.run(REPORT_WATCH, { input: { leaseId, spans } })).reportWatch;
    };
    const race = () => [report(0), report(50)];
    const credits = await raceInto(test.database, 'watch_reports', { waiting: 2, race });
    return credits.map(accepted).reduce((sum, { creditedSeconds }) => sum + creditedSeconds, 0);
  }

  const mostSeconds = ELAPSED_SECONDS * WATCH_POLICY.maxRate;

  it('are credited together for no more than the clock allows', async () => {
    expect(await creditOfTwoReports()).toBe(mostSeconds);
  });

  it('would be credited twice over if the lease were not locked', async () => {
    const watch = test.app.get(WatchService);
    Object.assign(watch, {
      lockLease: async (on: typeof test.database, officerId: string, leaseId: string) =>
        (await on.query<unknown[]>(UNLOCKED, [leaseId, officerId]))[0],
    });
    expect(await creditOfTwoReports()).toBe(2 * mostSeconds);
  });
});
