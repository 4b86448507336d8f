import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { graphql } from '../gql';
import { MY_ATTEMPT, SAVE_SHEET, START_ATTEMPT, SUBMIT_ATTEMPT } from '../support/operations';
import { beginSecretTest, SECRETS } from '../support/secret-exam';
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

  it('is in no answer of the server before hand-in, and in the result after it', async () => {
    const sitting = await beginSecretTest(test);
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
      'ReviewedPart',
      'ReviewedQuestion',
    ]);
  });
});
