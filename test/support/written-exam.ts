import type { AnswerInput, QuestionContentInput, SetExamInput } from '../gql/graphql';
import type { ApiClient } from './api-client';
import { cellInput, contentInput, SAVE_BLUEPRINT, sectionInput } from './blueprint-operations';
import { examInput, SET_EXAM } from './exam-operations';
import { CREATE_BANK } from './operations';
import { accepted } from './outcome';
import { questionContent, SAVE_QUESTION } from './question-operations';
import { BAYANNUR, LINHE, type SeededOfficer } from './seed';
import { Sitting } from './sitting';
import type { TestApp } from './test-app';

/** Words that stand nowhere but in the rubrics, keys and explanations of this exam. */
export const RUBRIC_SECRETS = [
  '表明身份出示证件',
  '制作现场笔录',
  '裁量幅度有据',
  '汉坝子渠',
  '简答解析交卷后可见',
];

const shortAnswer: Partial<QuestionContentInput> = {
  type: 'SHORT_ANSWER',
  stem: '简述现场检查的步骤。',
  options: [],
  answerKey: {
    points: [
      { text: '表明身份出示证件', points: 2 },
      { text: '制作现场笔录', points: 3 },
    ],
  },
  explanation: '简答解析交卷后可见',
  points: 5,
};

const part = { stem: '', options: [], explanation: '', points: 1 };
const caseStudy: Partial<QuestionContentInput> = {
  type: 'CASE',
  stem: '某纺织厂夜间排放未经处理的废水。',
  options: [],
  answerKey: {},
  points: 10,
  parts: [
    {
      ...{ ...part, type: 'MULTIPLE', stem: '可以采取哪些措施？', points: 2 },
      options: ['查封', '责令改正', '罚款'].map((text, index) => ({ label: 'ABC'.charAt(index), text })),
      answerKey: { labels: ['B', 'C'] },
    },
    { ...part, type: 'TRUE_FALSE', stem: '应当先告知。', answerKey: { isTrue: true } },
    { ...part, type: 'FILL_IN', stem: '废水排入____。', answerKey: { blanks: [['汉坝子渠']] } },
    {
      ...{ ...part, type: 'SHORT_ANSWER', stem: '说明处罚幅度。', points: 6 },
      answerKey: { points: [{ text: '裁量幅度有据', points: 6 }] },
    },
  ],
};

export interface WrittenExam {
  readonly id: string;
  /** As the author sees the questions. */
  readonly bankId: string;
  /** Who set it. */
  readonly manager: SeededOfficer;
}

/** A bank of one single choice, one short answer (5 points) and one case (10 points), signed off. */
export async function writtenBank(test: TestApp, name = '简答与案例'): Promise<string> {
  const author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
  const bank = { name, regionCode: BAYANNUR };
  const bankId = accepted((await author.run(CREATE_BANK, { input: bank })).createBank).id;
  for (const [number, content] of [{}, shortAnswer, caseStudy].entries())
    accepted(
      (await author.run(SAVE_QUESTION, { input: { bankId, content: questionContent(number + 1, content) } }))
        .saveQuestion,
    );
  await test.seed.publishAll(bankId);
  return bankId;
}

/** An exam of 20 points: a choice (5), a short answer (5) and a case (10); the paper gives each what it was written with. */
export async function setWrittenExam(
  test: TestApp,
  change: Partial<SetExamInput> = {},
  name = '简答与案例',
): Promise<WrittenExam> {
  const bankId = await writtenBank(test, name);
  const manager = await test.seed.someone('training_manager', BAYANNUR);
  const client = await test.signedIn(manager);
  const one = [cellInput({ count: 1 })];
  const content = contentInput(bankId, {
    sections: [
      sectionInput({ cells: one }),
      sectionInput({ type: 'SHORT_ANSWER', cells: one }),
      sectionInput({ type: 'CASE', pointsEach: 10, cells: one }),
    ],
  });
  const input = { id: null, version: 0, regionCode: BAYANNUR, name, content };
  const blueprintId = accepted((await client.run(SAVE_BLUEPRINT, { input })).saveBlueprint).id;
  const set = { title: '简答与案例', shuffleQuestions: false, ...change };
  const { id } = accepted((await client.run(SET_EXAM, { input: examInput(blueprintId, set) })).setExam);
  return { id, bankId, manager };
}

export interface Written {
  readonly choice?: string;
  readonly short?: string;
  /** One text a part. */
  readonly parts?: readonly string[];
}

/** What an officer answers to the three questions, in the order of the paper. */
export function writtenAnswers(
  [choiceId = '', shortId = '', caseId = '']: readonly string[],
  { choice, short, parts }: Written,
): AnswerInput[] {
  const answers: AnswerInput[] = [];
  if (choice !== undefined) answers.push({ questionId: choiceId, labels: [choice], texts: [] });
  if (short !== undefined) answers.push({ questionId: shortId, labels: [], texts: [short] });
  if (parts !== undefined) answers.push({ questionId: caseId, labels: [], texts: [...parts] });
  return answers;
}

/** An officer of a county who has begun the exam. */
export async function beginWritten(
  test: TestApp,
  examId: string,
  regionCode = LINHE,
): Promise<{ officer: SeededOfficer; client: ApiClient; sitting: Sitting }> {
  const officer = await test.seed.officer({ regionCode });
  const client = await test.signedIn(officer);
  return { officer, client, sitting: await Sitting.begin(client, examId) };
}

/** An officer who has handed in. @returns his attempt. */
export async function handInWritten(
  test: TestApp,
  examId: string,
  written: Written,
  regionCode = LINHE,
): Promise<{ officer: SeededOfficer; client: ApiClient; attemptId: string; sitting: Sitting }> {
  const begun = await beginWritten(test, examId, regionCode);
  const { sitting } = begun;
  accepted(await sitting.submit(sitting.sheetOf(1, writtenAnswers(sitting.questionIds, written))));
  return { ...begun, attemptId: sitting.attemptId };
}
