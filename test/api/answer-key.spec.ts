import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { graphql } from '../gql';
import {
  COMMIT_QUESTIONS,
  CREATE_BANK,
  MY_ATTEMPT,
  SAVE_SHEET,
  START_ATTEMPT,
  SUBMIT_ATTEMPT,
} from '../support/operations';
import { accepted } from '../support/outcome';
import { questionFile, questionLine } from '../support/question-file';
import { BAYANNUR } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const MY_EXAMS = graphql(`
  query MyExams {
    viewer {
      exams {
        id
        title
        questionCount
        notOpen {
          code
        }
        attempts {
          state
          points
          isPassed
        }
      }
    }
  }
`);

/** Words that stand nowhere but in the key, the explanation and the citation of the one question. */
const SECRETS = ['镉铬汞', '解析只在交卷后可见', '第六条', 'restrict-suspend'];

/** Types whose `key` is the place of a provision in its law. */
const PLACES_OF_LAWS = [
  ...['Article', 'ArticleLine', 'ImportedProvision', 'LawHit', 'OutlineHeading', 'Provision'],
  'ProvisionChangeType',
];

describe('the answer key', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  async function beginSecretTest(): Promise<Sitting> {
    const author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    const bank = { name: '保密题库', regionCode: BAYANNUR };
    const bankId = accepted((await author.run(CREATE_BANK, { input: bank })).createBank).id;
    const line = questionLine(1, {
      ...{ type: '填空', stem: '三种重金属是____。', a: '', b: '', c: '', key: '镉铬汞' },
      ...{ explanation: '解析只在交卷后可见', citation: '限制生产、停产整治办法第六条', topic: '重金属' },
    });
    const { body } = await author.upload('/files/uploads', '试题.xlsx', await questionFile(line));
    const input = { uploadId: String(body['id']), bankId, mode: 'ALL' as const };
    accepted((await author.run(COMMIT_QUESTIONS, { input })).commitQuestionImport);
    await test.seed.publishAll(bankId);
    const { exam, issue } = await test.seed.openExam({ bankId, questions: 1, type: 'fill_in' });
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    return Sitting.begin(await test.signedIn(officer), exam.id);
  }

  it('is in no answer of the server before hand-in, and in the result after it', async () => {
    const sitting = await beginSecretTest();
    const { client, attemptId, questionIds } = sitting;
    const [question] = await test.database.query<{ exam_id: string }[]>(
      `SELECT exam_id FROM attempts WHERE id = $1`,
      [attemptId],
    );
    const takenOver = await client.run(START_ATTEMPT, { input: { examId: question?.exam_id ?? '' } });
    const wrong = [{ questionId: questionIds[0] ?? '', labels: [], texts: ['铅'] }];
    const sheet = { ...sitting.sheetOf(1, wrong), epoch: 2 };
    const before = JSON.stringify([
      takenOver,
      await client.run(SAVE_SHEET, { input: sheet }),
      await client.run(MY_ATTEMPT, { id: attemptId }),
      await client.run(MY_EXAMS, {}),
    ]);
    expect(before).toContain('三种重金属是____。');
    for (const secret of SECRETS) expect(before).not.toContain(secret);
    const after = JSON.stringify(await client.run(SUBMIT_ATTEMPT, { input: sheet }));
    for (const secret of SECRETS.slice(0, 3)) expect(after).toContain(secret);
  });

  it('is a field of no type an officer reaches before hand-in', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const types = buildClientSchema(introspectionFromSchema(schema)).getTypeMap();
    const withKey = Object.values(types)
      .filter(isObjectType)
      .filter(({ name }) => !PLACES_OF_LAWS.includes(name))
      .filter((type) => 'key' in type.getFields() || 'answerKey' in type.getFields())
      .map(({ name }) => name);
    expect(withKey.toSorted()).toEqual([
      'QuestionPart',
      'QuestionPreviewRow',
      'QuestionRevision',
      'ReviewedQuestion',
    ]);
  });
});
