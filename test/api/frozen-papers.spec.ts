import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderPaper } from '@whetstone/domain';
import type { ApiClient } from '../support/api-client';
import { START_ATTEMPT } from '../support/operations';
import { accepted } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

interface Sent {
  readonly sections: readonly {
    readonly questions: readonly { readonly id: string; readonly options: readonly { label: string }[] }[];
  }[];
}

describe('a frozen paper', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  async function begun(settings: { shuffleQuestions?: boolean; shuffleOptions?: boolean } = {}) {
    const { exam, issue } = await test.seed.openExam({ questions: 8, ...settings });
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const client = await test.signedIn(officer);
    const attempt = accepted((await client.run(START_ATTEMPT, { input: { examId: exam.id } })).startAttempt);
    return { exam, issue, client, attempt };
  }

  const fetched = (client: ApiClient, url: string, headers: Record<string, string> = {}) =>
    client.get(url, { 'accept-encoding': 'identity', ...headers });

  it('is what GraphQL says of it, in the order of the paper', async () => {
    const { client, attempt } = await begun({ shuffleQuestions: false });
    const { sections } = (await fetched(client, attempt.paperUrl)).json<Sent>();
    expect(sections).toEqual(attempt.sections);
  });

  it('is named by its hash, lies ready in both encodings, and may be kept for ever', async () => {
    const { client, attempt } = await begun();
    const bodies = [];
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await fetched(client, attempt.paperUrl, { 'accept-encoding': encoding });
      expect(response.headers).toMatchObject({
        ...{ 'cache-control': 'private, max-age=31536000, immutable', vary: 'accept-encoding' },
        ...{ etag: `"${attempt.paperHash}"`, 'content-type': 'application/json; charset=utf-8' },
      });
      expect(response.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
      bodies.push(response.rawPayload);
    }
    const [brotli, gzip, plain] = bodies as [Buffer, Buffer, Buffer];
    expect(brotliDecompressSync(brotli)).toEqual(plain);
    expect(gunzipSync(gzip)).toEqual(plain);
    expect(createHash('sha256').update(plain).digest('hex')).toBe(attempt.paperHash);
    const again = await fetched(client, attempt.paperUrl, { 'if-none-match': `"${attempt.paperHash}"` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('holds no key, no difficulty and no word of where it was drawn from', async () => {
    const { client, attempt } = await begun();
    const { sections } = (await fetched(client, attempt.paperUrl)).json<Sent>();
    const [section] = sections;
    expect(Object.keys(section ?? {}).toSorted()).toEqual(['pointsEach', 'questions', 'scoring', 'type']);
    expect(Object.keys(section?.questions[0] ?? {}).toSorted()).toEqual([
      ...['blanks', 'id', 'number', 'options', 'points', 'referenceDate', 'stem', 'textFormat', 'type'],
    ]);
    expect(Object.keys(section?.questions[0]?.options[0] ?? {}).toSorted()).toEqual(['label', 'text']);
  });

  it('is sent to who sits it and to who may publish it, and to everybody else there is none', async () => {
    const { exam, issue, client, attempt } = await begun();
    const statusFor = async (who: ApiClient) => (await fetched(who, attempt.paperUrl)).statusCode;
    const watcher = await test.seed.officer();
    await test.seed.attended(watcher, issue);
    const managers = [INNER_MONGOLIA, BAYANNUR, BAOTOU].map((code) =>
      test.seed.someone('training_manager', code),
    );
    const [province, city, elsewhere] = (await Promise.all(
      managers.map(async (manager) => test.signedIn(await manager)),
    )) as [ApiClient, ApiClient, ApiClient];
    const entitled = await test.signedIn(watcher);
    expect(await statusFor(test.client())).toBe(401);
    expect(await Promise.all([client, province, city].map(statusFor))).toEqual([200, 200, 200]);
    const author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    expect(await Promise.all([entitled, elsewhere, author].map(statusFor))).toEqual([404, 404, 404]);
    const missing = await fetched(client, `/papers/${'0'.repeat(64)}`);
    const foreign = await fetched(entitled, attempt.paperUrl);
    expect([foreign.statusCode, foreign.body]).toEqual([missing.statusCode, missing.body]);
    expect((await fetched(client, '/papers/..%2fexams')).statusCode).toBe(404);
    await Sitting.begin(entitled, exam.id);
    const [same] = await test.database.query<{ hash: string }[]>(
      `SELECT p.hash FROM attempts a JOIN papers p ON p.id = a.paper_id WHERE a.officer_id = $1`,
      [watcher.id],
    );
    expect((await fetched(entitled, `/papers/${same?.hash ?? ''}`)).statusCode).toBe(200);
  });

  it('is met by each officer in an order of his own, the same each time he comes back', async () => {
    const { exam, client, attempt } = await begun({ shuffleQuestions: true, shuffleOptions: true });
    const { sections } = (await fetched(client, attempt.paperUrl)).json<Sent>();
    const [{ content } = { content: [] }] = await test.database.query<
      { content: Parameters<typeof orderPaper>[0] }[]
    >(`SELECT content FROM papers WHERE hash = $1`, [attempt.paperHash]);
    const rules = { shuffleQuestions: true, shuffleOptions: true };
    expect(attempt.order).toEqual(orderPaper(content, attempt.id, rules).flat());
    expect(attempt.order.map(({ questionId }) => questionId).toSorted()).toEqual(
      sections.flatMap(({ questions }) => questions.map(({ id }) => id)).toSorted(),
    );
    const seen = attempt.sections.flatMap(({ questions }) => questions);
    expect(seen.map(({ id }) => id)).toEqual(attempt.order.map(({ questionId }) => questionId));
    expect(seen.map(({ options }) => options.map(({ label }) => label))).toEqual(
      attempt.order.map(({ labels }) => labels),
    );
    expect(seen.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const again = accepted((await client.run(START_ATTEMPT, { input: { examId: exam.id } })).startAttempt);
    expect([again.order, again.sections]).toEqual([attempt.order, attempt.sections]);
  });

  it('is marked alike whatever the order it was met in', async () => {
    const { exam, client } = await begun({ shuffleQuestions: true, shuffleOptions: true });
    const sitting = await Sitting.begin(client, exam.id);
    const right = await sitting.rightAnswers(test.database);
    const result = accepted(await sitting.submit(sitting.sheetOf(1, right))).result;
    expect(result).toMatchObject({ points: 40, isPassed: true });
  });

  it('cannot be changed any more', async () => {
    await begun();
    await expect(test.database.query(`UPDATE papers SET gzip = ''`)).rejects.toThrow('never changed');
  });
});
