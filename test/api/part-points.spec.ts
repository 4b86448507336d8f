import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { MarkingHall } from '../support/marking-hall';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

const MY_PART_POINTS = graphql(`
  query MyPartPoints($id: ID!) {
    viewer {
      attempt(id: $id) {
        partPoints {
          questionId
          points
        }
      }
    }
  }
`);

const WRITTEN = { choice: 'B', parts: ['B C', 'FALSE', '汉坝子渠', '按裁量基准'] };

describe('what the parts of a case earned', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const told = async (client: ApiClient, id: string) =>
    (await client.run(MY_PART_POINTS, { id })).viewer?.attempt?.partPoints;

  it('is told to the officer once it is read: the parts of the machine and those of the readers', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const { client, attemptId } = await handInWritten(test, hall.exam.id, WRITTEN);
    await hall.read(one.client, [4], hall.caseId);
    expect(await told(client, attemptId)).toEqual([]);
    await hall.read(two.client, [5], hall.caseId);
    expect(await told(client, attemptId)).toEqual([{ questionId: hall.caseId, points: [2, 0, 1, 4.5] }]);
    expect(await hall.resultOf(attemptId)).toMatchObject({ points: 500 + 750 });
  });

  it('comes from the two readings that count where three were needed', async () => {
    const hall = await MarkingHall.open(test);
    const markers = [await hall.marker(), await hall.marker(), await hall.marker()];
    const { client, attemptId } = await handInWritten(test, hall.exam.id, WRITTEN);
    for (const [index, points] of [0, 6, 5].entries())
      await hall.read(markers[index]?.client ?? hall.lead, [points], hall.caseId);
    expect(await told(client, attemptId)).toEqual([{ questionId: hall.caseId, points: [2, 0, 1, 5.5] }]);
  });

  it('is nothing where nothing was written, without anybody reading it', async () => {
    const hall = await MarkingHall.open(test);
    const { client, attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', parts: ['B C'] });
    expect(await told(client, attemptId)).toEqual([{ questionId: hall.caseId, points: [2, 0, 0, 0] }]);
  });

  it('is not told where a ruling gave points to the case as a whole', async () => {
    const hall = await MarkingHall.open(test);
    const { client, attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', parts: ['B C'] });
    await test.database.query(
      `INSERT INTO given_points (attempt_id, officer_id, region_code, revision_id, hundredths, reason, given_by, given_at)
       SELECT id, officer_id, region_code, $2, 800, '更正', officer_id, now() FROM attempts WHERE id = $1`,
      [attemptId, hall.caseId],
    );
    expect(await told(client, attemptId)).toEqual([
      { questionId: hall.caseId, points: [null, null, null, null] },
    ]);
  });

  it.each([
    [
      'results',
      `INSERT INTO result_rules (exam_id, announce_at, has_rank_bands, set_by, set_at)
       SELECT id, '2026-11-21T01:00:00Z', false, published_by, published_at FROM exams WHERE id = $1
       ON CONFLICT (exam_id) DO UPDATE SET announce_at = excluded.announce_at`,
    ],
    ['keys', `UPDATE exams SET keys_from = '2026-11-21T01:00:00Z' WHERE id = $1`],
  ])('is not told before the %s are', async (_, later) => {
    const hall = await MarkingHall.open(test);
    const { officer, attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', parts: ['B C'] });
    await test.database.query(later, [hall.exam.id]);
    const client = await test.signedIn(officer);
    expect(await told(client, attemptId)).toEqual([]);
    test.clock.set('2026-11-21T09:30:00+08:00');
    expect(await told(await test.signedIn(officer), attemptId)).toHaveLength(1);
  });
});
