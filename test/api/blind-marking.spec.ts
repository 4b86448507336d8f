import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isObjectType, isUnionType, type GraphQLNamedType } from 'graphql';
import { DataSource } from 'typeorm';
import { Scopes, ownScope } from '../../apps/api/src/platform/scope';
import { selectAll } from '../faults/select-all';
import { HAND_MARKING, SET_ANCHOR } from '../support/markers-operations';
import { MarkingHall } from '../support/marking-hall';
import { accepted, outcomeOf } from '../support/outcome';
import type { SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

const ASKED = ['markingDesk', 'ownReadings', 'takeAnswer', 'markAnswer', 'releaseAnswer'];

describe('a marker is told', () => {
  let test: TestApp;
  let hall: MarkingHall;
  let one: Awaited<ReturnType<MarkingHall['marker']>>;
  let two: Awaited<ReturnType<MarkingHall['marker']>>;
  let writer: SeededOfficer;
  let attemptId: string;
  /** Everything the server has answered the second marker. */
  let told: string;

  beforeAll(async () => {
    test = await startTestApp();
    hall = await MarkingHall.open(test);
    [one, two] = [await hall.marker(), await hall.marker()];
    const handedIn = await handInWritten(test, hall.exam.id, { choice: 'B', short: '先出示证件' });
    ({ officer: writer, attemptId } = handedIn);
    await handInWritten(test, hall.exam.id, { short: '另一份作答' });
    await hall.read(one.client, [1.5, 2.5]);
    await hall.read(one.client, [1.5, 2.5]);
    told = await everythingToldTo(two);
  });
  afterAll(() => test.close());

  async function everythingToldTo({ client }: typeof two): Promise<string> {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const all = (name: string) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`No type ${name}`);
      return selectAll(type, 6);
    };
    const answers: string[] = [];
    const ask = async (query: string) => {
      const answer = JSON.stringify(await client.post(query));
      answers.push(answer);
      return answer;
    };
    const take = async () => {
      const taken =
        await ask(`mutation { takeAnswer(input: { examId: "${hall.exam.id}", revisionId: "${hall.shortId}" })
        { __typename ... on TakenAnswer ${all('TakenAnswer')} ... on Refused { code message } } }`);
      return /"id":"([0-9a-f-]{36})/.exec(taken)?.[1] ?? '';
    };
    await ask(`{ markingDesk ${all('DeskExam')} }`);
    await ask(`mutation { releaseAnswer(input: { id: "${await take()}" }) ${all('AnswerReleased')} }`);
    for (let nth = 0; nth < 3; nth += 1)
      await ask(`mutation { markAnswer(input: { id: "${await take()}", isAnchor: false, ticks: [2, 3] })
        { __typename ... on AnswerMarked ${all('AnswerMarked')} ... on Refused { code message } } }`);
    await ask(
      `{ ownReadings(examId: "${hall.exam.id}", revisionId: "${hall.shortId}") ${all('OwnReading')} }`,
    );
    await ask(`{ markingDesk ${all('DeskExam')} }`);
    return answers.join('\n');
  }

  it('the text and what to look for', () => {
    expect(told).toContain('先出示证件');
    expect(told).toContain('表明身份出示证件');
    expect(told).toContain('AnswerMarked');
    expect(told).toContain('NOTHING_TO_MARK');
  });

  it('nothing of whose it is: no name, number, unit, region or attempt', async () => {
    const [place] = await test.database.query<{ unit: string; region: string; certificateNo: string }[]>(
      `SELECT u.name AS unit, n.name AS region, o.certificate_no AS "certificateNo"
       FROM officers o JOIN postings p ON p.officer_id = o.id JOIN units u ON u.id = p.unit_id
       JOIN region_names n ON n.region_code = p.region_code WHERE o.id = $1`,
      [writer.id],
    );
    const secrets = [writer.id, writer.name, place?.unit, place?.region, place?.certificateNo, attemptId];
    for (const secret of secrets) {
      expect(secret).toBeTruthy();
      expect(told).not.toContain(secret);
    }
  });

  it('nothing of the other: neither who he is nor what he gave', () => {
    for (const secret of [one.officer.id, one.officer.name]) expect(told).not.toContain(secret);
    // One and a half, two and a half: the first marker's alone.
    for (const given of ['1.5', '2.5', '"points":4,']) expect(told).not.toContain(given);
  });

  it('in no field of any type it reaches could he be told more', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const reached = new Set<string>();
    const reach = (type: GraphQLNamedType): void => {
      if (isUnionType(type)) type.getTypes().forEach(reach);
      if (!isObjectType(type) || reached.has(type.name)) return;
      reached.add(type.name);
      Object.values(type.getFields()).forEach((field) => reach(getNamedType(field.type)));
    };
    for (const root of roots)
      for (const field of Object.values(root?.getFields() ?? {}))
        if (ASKED.includes(field.name)) reach(getNamedType(field.type));
    const fields = [...reached].flatMap((name) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${name}.${field}`) : [];
    });
    expect(
      fields.filter((field) =>
        /officer|name|region|unit|certificate|attempt|marker|other|third/i.test(field),
      ),
    ).toEqual([]);
  });

  it('and the database shows him no more, whatever is asked of it in his name', async () => {
    const scopes = new Scopes(test.app.get(DataSource));
    const on = scopes.in(ownScope(two.officer.id));
    const count = async (table: string, where = 'true') => {
      const [row] = await on.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`,
      );
      return row?.count;
    };
    expect(await count('answer_readings', `marker_id <> '${two.officer.id}'`)).toBe(0);
    expect(await count('answer_marks', `marker_id <> '${two.officer.id}'`)).toBe(0);
    expect(await count('answer_links')).toBe(0);
    expect(await count('anchor_answers')).toBe(0);
    expect(await count('exam_markers')).toBe(1);
    const stranger = await test.seed.someone('marker', 150800);
    const [own] = await scopes
      .in(ownScope(stranger.id))
      .query<{ count: number }[]>(`SELECT count(*)::int AS count FROM written_answers`);
    expect(own?.count).toBe(0);
  });

  it.each<[string, (examId: string) => string]>([
    ['how the others do', (id) => `{ markedExam(id: "${id}") { handMarking { markers { name } } } }`],
    [
      'who appealed',
      (id) => `{ appeals(filter: { examId: "${id}" }, page: { limit: 5, offset: 0 }) { totalCount } }`,
    ],
    [
      'who sat',
      () => `{ officers(filter: { regionCode: 150800 }, page: { limit: 5, offset: 0 }) { totalCount } }`,
    ],
  ])('not %s: that is for others to ask', async (_, query) => {
    const { errors } = (await two.client.post(query(hall.exam.id))) as {
      errors?: { extensions: { code: string } }[];
    };
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('a text that is measured against set marks is one of many until he has read it', async () => {
    const marking = (await hall.lead.run(HAND_MARKING, { id: hall.exam.id })).markedExam?.handMarking;
    expect(marking?.questions[0]?.unreadTexts).toEqual([]);
    await handInWritten(test, hall.exam.id, { short: '标准作答' });
    await hall.collect();
    const unread = (await hall.progress())?.questions[0]?.unreadTexts[0];
    const answerId = String(unread?.id);
    const anchored = await hall.lead.run(SET_ANCHOR, { input: { answerId, ticks: [2, 3] } });
    accepted(anchored.setAnchor);
    const three = await hall.marker();
    const taken = await hall.take(three.client);
    expect(JSON.stringify(taken)).not.toContain('"points"');
    expect(outcomeOf(taken)).toBe('TakenAnswer');
  });
});
