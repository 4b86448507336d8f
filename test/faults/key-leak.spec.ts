import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isObjectType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { SECRET_FILL_IN, SECRET_RUBRIC } from '../support/secret-exam';
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
  const type = schema.getType('String') as GraphQLOutputType;
  const field = { name: 'hint', type, args: [], resolve, extensions: {} };
  (question as GraphQLObjectType).getFields()['hint'] = {
    ...field,
    ...{ description: undefined, deprecationReason: undefined, subscribe: undefined, astNode: undefined },
  };
}

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
    if (MUTANT === 'key-field') addKeyField(test);
  });
  afterAll(() => test.close());

  function isSilent(said: string): void {
    // JSON may write a character by its number; read back, both are one.
    const plain = said.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
    for (const secret of secrets) expect(plain).not.toContain(secret);
  }

  async function ask(query: string): Promise<string> {
    return JSON.stringify(await sitting.client.post(query));
  }

  it('no field of an attempt, of a test or of oneself says the key, however it is called', async () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const { attemptId } = sitting;
    const [row] = await test.database.query<{ examId: string }[]>(
      `SELECT exam_id AS "examId" FROM attempts WHERE id = $1`,
      [attemptId],
    );
    const examId = row?.examId ?? '';
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
