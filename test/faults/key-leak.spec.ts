import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isObjectType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import { RoomStates } from '../../apps/api/src/rooms/room-states';
import { SEND_MESSAGE } from '../support/invigilation-operations';
import { OpenLine } from '../support/open-line';
import { accepted } from '../support/outcome';
import { SECRET_FILL_IN, SECRET_RUBRIC } from '../support/secret-exam';
import { BAYANNUR, LINHE } from '../support/seed';
import type { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';
import { MUTANT } from './hall';
import { selectEach } from './select-all';

jest.setTimeout(120_000);

/** The fault to be ruled out: somebody gives the officer's question a field with its key, under a harmless name. */
function addKeyField(test: TestApp): void {
  const { schema } = test.app.get(GraphQLSchemaHost);
  const question = schema.getType('PaperQuestion');
  if (!isObjectType(question)) throw new Error('An officer is shown no question');
  const resolve = async ({ id }: { id: string }): Promise<string> => {
    const [row] = await test.database.query<{ keys: unknown }[]>(
      `SELECT jsonb_path_query_array(k.keys, '$[*].key') AS keys FROM paper_keys k WHERE k.keys @> $1::jsonb LIMIT 1`,
      [JSON.stringify([{ questionId: id }])],
    );
    return JSON.stringify(row?.keys);
  };
  addField(question, schema.getType('String') as GraphQLOutputType, resolve);
}

function addField(
  to: GraphQLObjectType,
  type: GraphQLOutputType,
  resolve: (parent: { id: string }) => Promise<string>,
): void {
  to.getFields()['hint'] = {
    ...{ name: 'hint', type, args: [], resolve, extensions: {} },
    ...{ description: undefined, deprecationReason: undefined, subscribe: undefined, astNode: undefined },
  };
}

/** Somebody shows an officer beside a part of a case what is looked for in it. */
function addRubricField(test: TestApp): void {
  const { schema } = test.app.get(GraphQLSchemaHost);
  const part = schema.getType('PaperQuestionPart');
  if (!isObjectType(part)) throw new Error('An officer is shown no part');
  addField(part, schema.getType('String') as GraphQLOutputType, async () =>
    JSON.stringify(await rubrics(test)),
  );
}

/** Somebody sends a room what it needs for its case, and what is looked for in it as well. */
function sendRubricToRooms(test: TestApp): void {
  const states = test.app.get(RoomStates);
  const read = states.read.bind(states);
  states.read = async (ids) => {
    const text = JSON.stringify(await rubrics(test));
    return (await read(ids)).map((state) => ({ ...state, messages: [{ id: '0', text, sentAt: '' }] }));
  };
}

async function rubrics(test: TestApp): Promise<unknown> {
  const [row] = await test.database.query<{ points: unknown }[]>(
    `SELECT jsonb_agg(t.text) AS points FROM paper_keys k,
       jsonb_path_query(k.keys, '$[*].key.**.points[*].text') AS t(text)`,
  );
  return row?.points;
}

const MUTANTS: Readonly<Record<string, (test: TestApp) => void>> = {
  'key-field': addKeyField,
  'rubric-field': addRubricField,
  'rubric-to-rooms': sendRubricToRooms,
};

describe.each([
  ['a fill-in', SECRET_FILL_IN],
  ['what is written', SECRET_RUBRIC],
])('before the results of %s are released', (_, { bankName, shown, secrets, begin }) => {
  const logged: string[] = [];
  let test: TestApp;
  let sitting: Sitting;
  beforeAll(async () => {
    test = await startTestApp({ onLog: (line) => logged.push(line) });
    sitting = await begin(test);
    // What the author said and was told on the way is his to know.
    logged.length = 0;
    MUTANTS[MUTANT]?.(test);
  });
  afterAll(() => test.close());

  function isSilent(said: string): void {
    // JSON may write a character by its number; read back, both are one.
    const plain = said.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
    for (const secret of secrets) expect(plain).not.toContain(secret);
  }

  async function ask(query: string, client = sitting.client): Promise<string> {
    return JSON.stringify(await client.post(query));
  }

  async function examOf(): Promise<{ id: string; opensAt: Date }> {
    const [row] = await test.database.query<{ id: string; opensAt: Date }[]>(
      `SELECT e.id, e.opens_at AS "opensAt" FROM exams e JOIN attempts a ON a.exam_id = e.id WHERE a.id = $1`,
      [sitting.attemptId],
    );
    if (!row) throw new Error('No exam');
    return row;
  }

  it('no field of an attempt, of a test or of oneself says the key, however it is called', async () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const { attemptId } = sitting;
    const { id: examId } = await examOf();
    const asked = [
      ...selectEach(schema, 'Attempt').map(
        (field) => `{ viewer { attempt(id: "${attemptId}") { ${field} } } }`,
      ),
      ...selectEach(schema, 'OfficerExam').map(
        (field) => `{ viewer { exam(id: "${examId}") { ${field} } } }`,
      ),
      ...selectEach(schema, 'Viewer').map((field) => `{ viewer { ${field} } }`),
    ];
    const answers = [];
    for (const query of asked) answers.push(await ask(query));
    expect(answers.join()).toContain(shown);
    isSilent(answers.join());
  });

  it('no answer to a save, a clumsy request or an attack says it', async () => {
    const { attemptId, epoch, questionIds } = sitting;
    const [questionId = ''] = questionIds;
    const save = (answers: string, rev: number) => `mutation { saveSheet(input: { attemptId: "${attemptId}",
      epoch: ${epoch}, rev: ${rev}, answers: ${answers}, flagged: [] }) { __typename ... on SheetSaved { rev }
      ... on Refused { code message } } }`;
    const answers = [
      await ask(save(`[{ questionId: "${questionId}", labels: [], texts: ["铅"] }]`, 1)),
      await ask(save(`[{ questionId: "${questionId}", labels: ["Z"], texts: [] }]`, 2)),
      await ask(save(`[{ questionId: "${attemptId}", labels: [], texts: [] }]`, 3)),
      await ask(save(`[{ questionId: "${questionId}", labels: [], texts: ["${'长'.repeat(3000)}"] }]`, 4)),
      await ask(save('[', 5)),
      await ask(
        `{ viewer { attempt(id: "${attemptId}") { sections { questions { key answerKey explanation } } } } }`,
      ),
      await ask(`{ question(id: "${questionId}") { id } }`),
      await ask(`{ __type(name: "PaperQuestion") { fields { name description } } }`),
    ];
    expect(answers[0]).toContain('SheetSaved');
    isSilent(answers.join());
  });

  it('the paper as it is sent, whole and packed, does not hold it', async () => {
    const answer = await ask(`{ viewer { attempt(id: "${sitting.attemptId}") { paperUrl } } }`);
    const url = /\/papers\/[0-9a-f]{64}/.exec(answer)?.[0] ?? '';
    const { body } = await sitting.client.get(url, { 'accept-encoding': 'identity' });
    expect(body).toContain(shown);
    isSilent(body);
    const packed = await test.database.query<{ text: string }[]>(`SELECT content::text AS text FROM papers`);
    isSilent(packed.map(({ text }) => text).join());
  });

  it('no address of the room says it: its line, its messages, its presence, its clock', async () => {
    const { client, attemptId, epoch } = sitting;
    const { id: examId } = await examOf();
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const send = { examId, officerIds: null, text: '请核对准考信息' };
    accepted((await manager.run(SEND_MESSAGE, { input: send })).sendExamMessage);
    const line = await OpenLine.open(await test.url(), client.cookieText, { attemptId, epoch });
    const first = await line.next();
    const read = `mutation { acknowledgeMessage(input: { attemptId: "${attemptId}", messageId: "${first.messages[0]?.id ?? ''}" })
      { __typename ... on ReadMessage { messageId } ... on Refused { code message } } }`;
    const said = [
      JSON.stringify(first),
      await ask(`{ viewer { attempt(id: "${attemptId}") { messages { id text } voidReason serverNow } } }`),
      await ask(read),
      (await client.postJson(`/attempts/${attemptId}/presence`, { epoch, left: 1, token: first.token })).body,
      (await client.postJson(`/attempts/${attemptId}/presence`, { epoch, left: 1, token: 'none' })).body,
      (await client.get(`/attempts/${examId}/events?epoch=1`)).body,
    ];
    line.close();
    expect(said.join()).toContain(MUTANT === 'rubric-to-rooms' ? '' : '请核对准考信息');
    isSilent(said.join());
  });

  it('nobody who waits for the opening is told it, also where his attempt lies ready', async () => {
    const exam = await examOf();
    const officer = await test.seed.officer({ regionCode: LINHE });
    const now = test.clock.now();
    await test.app.get(AttemptPreparationService).prepare(exam.id, [officer.id]);
    const [ready] = await test.database.query<{ id: string; hash: string }[]>(
      `SELECT a.id, p.hash FROM attempts a JOIN papers p ON p.id = a.paper_id
       WHERE a.officer_id = $1 AND a.state = 'prepared'`,
      [officer.id],
    );
    test.clock.set(new Date(exam.opensAt.getTime() - 10 * 60_000).toISOString());
    const client = await test.signedIn(officer);
    const { schema } = test.app.get(GraphQLSchemaHost);
    const said = [
      await ask(`mutation { startAttempt(input: { examId: "${exam.id}" }) { __typename } }`, client),
    ];
    for (const field of selectEach(schema, 'OfficerExam'))
      said.push(await ask(`{ viewer { exam(id: "${exam.id}") { ${field} } } }`, client));
    for (const field of selectEach(schema, 'Attempt'))
      said.push(await ask(`{ viewer { attempt(id: "${ready?.id ?? ''}") { ${field} } } }`, client));
    for (const path of [`/papers/${ready?.hash ?? ''}`, `/attempts/${ready?.id ?? ''}/events?epoch=1`]) {
      const response = await client.get(path);
      expect([path, response.statusCode]).toEqual([path, 404]);
      said.push(response.body);
    }
    test.clock.set(now.toISOString());
    expect(said[0]).toContain('Refused');
    expect(said.join()).not.toContain(shown);
    isSilent(said.join());
  });

  it('on paper it stands in the key alone, and an officer gets nothing of it', async () => {
    const { id } = await examOf();
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const file = (name: string) => `/files/exams/${id}/forms/1/${name}`;
    for (const kind of ['paper', 'answer-sheet', 'key'])
      for (const format of ['html', 'docx', 'pdf']) {
        const response = await sitting.client.get(file(`${kind}.${format}`));
        expect([kind, format, response.statusCode]).toEqual([kind, format, 404]);
        isSilent(response.body);
      }
    const paper = (await manager.get(file('paper.html'))).body;
    expect(paper).toContain(shown.replaceAll('_', '').slice(0, 6));
    isSilent(paper);
    isSilent((await manager.get(file('answer-sheet.html'))).body);
    // And it would be seen: the key has it.
    expect((await manager.get(file('key.html'))).body).toContain(secrets[0]);
  });

  it('no export gives it to an officer', async () => {
    const [bank] = await test.database.query<{ id: string }[]>(`SELECT id FROM banks WHERE name = $1`, [
      bankName,
    ]);
    const response = await sitting.client.postJson('/files/questions', {
      filter: { bankId: bank?.id },
      format: 'csv',
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    isSilent(response.body);
  });

  it('no line of the log says it', () => {
    expect(logged.length).toBeGreaterThan(10);
    isSilent(logged.join());
  });

  it('the role of the exam path can read it nowhere in the database', async () => {
    const read = (table: string, text: string) =>
      test.examDatabase.query<{ said: string }>({ name: `key_leak_${table}`, text }, []);
    const tables = await test.examDatabase.query<{ name: string; columns: string }>(
      {
        name: 'key_leak_tables',
        text: `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ') AS columns
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
            AND has_column_privilege(c.oid, a.attnum, 'SELECT') GROUP BY c.relname ORDER BY c.relname`,
      },
      [],
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['attempts', 'papers']));
    for (const { name, columns } of tables) {
      const rows = await read(
        name,
        `SELECT row_to_json(r)::text AS said FROM (SELECT ${columns} FROM ${name}) r`,
      );
      isSilent(rows.map(({ said }) => said).join());
    }
    for (const table of ['paper_keys', 'question_keys'])
      await expect(read(table, `SELECT * FROM ${table}`)).rejects.toThrow('permission denied');
  });
});
