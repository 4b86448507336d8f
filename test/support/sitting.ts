import type { DataSource } from 'typeorm';
import type { QuestionKey } from '@whetstone/domain';
import type { AnswerInput, SaveSheetInput } from '../gql/graphql';
import type { ApiClient } from './api-client';
import { SAVE_SHEET, START_ATTEMPT, SUBMIT_ATTEMPT } from './operations';
import { accepted, outcomeOf } from './outcome';
import type { SeededOfficer } from './seed';
import type { TestApp } from './test-app';

/** An officer in front of his paper: what he answers, saves and hands in. */
export class Sitting {
  private constructor(
    readonly client: ApiClient,
    readonly attemptId: string,
    readonly epoch: number,
    readonly questionIds: readonly string[],
  ) {}

  /** Begins the attempt, or takes over the open one. */
  static async begin(client: ApiClient, examId: string): Promise<Sitting> {
    const { startAttempt } = await client.run(START_ATTEMPT, { input: { examId } });
    const { id, epoch, sections } = accepted(startAttempt);
    const questionIds = sections.flatMap(({ questions }) => questions.map((question) => question.id));
    return new Sitting(client, id, epoch, questionIds);
  }

  /** A whole sheet: the same labels for the first `count` questions. */
  sheet(rev: number, labels: readonly string[], count = this.questionIds.length): SaveSheetInput {
    const answered = this.questionIds.slice(0, count);
    return this.sheetOf(
      rev,
      answered.map((questionId) => ({ questionId, labels: [...labels], texts: [] })),
    );
  }

  sheetOf(rev: number, answers: AnswerInput[]): SaveSheetInput {
    return { attemptId: this.attemptId, epoch: this.epoch, rev, answers, flagged: [] };
  }

  async save(input: SaveSheetInput): Promise<string> {
    return outcomeOf((await this.client.run(SAVE_SHEET, { input })).saveSheet);
  }

  async submit(input: SaveSheetInput) {
    return (await this.client.run(SUBMIT_ATTEMPT, { input })).submitAttempt;
  }

  /** Right answers by the key, read where no officer can. */
  async rightAnswers(database: DataSource): Promise<AnswerInput[]> {
    const [row] = await database.query<{ keys: { questionId: string; key: QuestionKey }[] }[]>(
      `SELECT k.keys FROM paper_keys k JOIN attempts a ON a.paper_id = k.paper_id WHERE a.id = $1`,
      [this.attemptId],
    );
    return (row?.keys ?? []).map(({ questionId, key }) => ({ questionId, ...answerOf(key) }));
  }
}

/** An officer whose attendance counts and who has begun the test of that lecture. */
export async function beginSitting(
  test: TestApp,
  options: Parameters<TestApp['seed']['openExam']>[0] = {},
): Promise<{ officer: SeededOfficer; sitting: Sitting; examId: string }> {
  const { exam, issue } = await test.seed.openExam(options);
  const officer = await test.seed.officer();
  await test.seed.attended(officer, issue);
  return { officer, examId: exam.id, sitting: await Sitting.begin(await test.signedIn(officer), exam.id) };
}

function answerOf(key: QuestionKey): Pick<AnswerInput, 'labels' | 'texts'> {
  switch (key.kind) {
    case 'choice':
      return { labels: [...key.labels], texts: [] };
    case 'true_false':
      return { labels: [key.isTrue ? 'TRUE' : 'FALSE'], texts: [] };
    case 'fill_in':
      return { labels: [], texts: key.blanks.map(([first]) => first ?? '') };
    case 'text':
    case 'case':
      throw new Error('A text is marked by a person');
  }
}
