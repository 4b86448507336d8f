import { COMMIT_QUESTIONS, CREATE_BANK } from './operations';
import { accepted } from './outcome';
import { questionFile, questionLine } from './question-file';
import { BAYANNUR } from './seed';
import { Sitting } from './sitting';
import type { TestApp } from './test-app';
import { beginWritten, RUBRIC_SECRETS, setWrittenExam } from './written-exam';

/** Words that stand nowhere but in the key, the explanation and the citation of the one question. */
export const SECRETS = ['镉铬汞', '解析只在交卷后可见', '第六条', 'restrict-suspend'];

/** A test that holds words nobody may read yet. */
export interface SecretTest {
  readonly bankName: string;
  /** What an officer is shown of it. */
  readonly shown: string;
  readonly secrets: readonly string[];
  readonly begin: (test: TestApp) => Promise<Sitting>;
}

export const SECRET_FILL_IN: SecretTest = {
  ...{ bankName: '保密题库', shown: '三种重金属是____。', secrets: SECRETS },
  begin: beginSecretTest,
};

/** Its secrets are what markers look for, and what is right in the parts of a case. */
export const SECRET_RUBRIC: SecretTest = {
  ...{ bankName: '简答与案例', shown: '简述现场检查的步骤。', secrets: RUBRIC_SECRETS },
  begin: async (test) => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    const { id } = await setWrittenExam(test);
    test.clock.set('2026-11-19T09:10:00+08:00');
    return (await beginWritten(test, id)).sitting;
  },
};

/** An officer at a test whose key is made of words that can be looked for. */
export async function beginSecretTest(test: TestApp): Promise<Sitting> {
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
