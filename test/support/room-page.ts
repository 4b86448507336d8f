import type { BrowserContext, Page } from 'playwright-core';
import { orderPaper, type OrderableSection } from '@whetstone/domain';
import { PASSWORD, type SeededOfficer } from './seed';
import type { TestApp } from './test-app';

/** The exam room on one device, worked as its officer works it. */
export class RoomPage {
  constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly examId: string,
    private readonly count: number,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  async signIn({ account }: SeededOfficer): Promise<void> {
    await this.page.goto(`${this.origin}/sign-in`);
    await this.fillIn(account);
    await this.page.getByRole('navigation').first().waitFor();
  }

  /** In the dialog over the room, after the session has ended. */
  async signInAgain({ account }: SeededOfficer): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    await this.fillIn(account);
    await dialog.waitFor({ state: 'hidden' });
  }

  async begin(): Promise<void> {
    await this.page.goto(`${this.origin}/exams/${this.examId}`);
    await this.page.getByRole('link', { name: '开始考试' }).click();
    await this.question(1);
  }

  /** By its address: what a reload, a restored tab and another device do. */
  async enter(): Promise<void> {
    await this.page.goto(`${this.origin}/exams/${this.examId}/room`);
    await this.page.locator('.room-question').waitFor();
  }

  /** The app stands on the device; from now on it comes up without a network. */
  async heldByDevice(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async goTo(number: number): Promise<void> {
    await this.page
      .locator('.room-aside')
      .getByRole('button', { name: new RegExp(`^第 ${String(number)} 题`) })
      .click();
    await this.question(number);
  }

  async answer(number: number, key: string): Promise<void> {
    await this.goTo(number);
    await this.page.keyboard.press(key);
    await this.page.locator('.room-option-on').waitFor();
  }

  async says(pattern: RegExp): Promise<void> {
    const chip = this.page.locator('.room-save');
    try {
      await chip.getByText(pattern).waitFor();
    } catch (error) {
      const dialogs = await this.page.getByRole('dialog').allInnerTexts();
      throw new Error(`The room says ${JSON.stringify([...(await chip.allInnerTexts()), ...dialogs])}`, {
        cause: error,
      });
    }
  }

  /** Which letters are chosen where, as the screen shows them. */
  async shown(number: number): Promise<string> {
    await this.goTo(number);
    return (await this.page.locator('.room-option-on b').allInnerTexts()).join('');
  }

  private async fillIn(account: string): Promise<void> {
    await this.page.getByLabel(/^账号/).fill(account);
    await this.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  private async question(number: number): Promise<void> {
    const name = `第 ${String(number)} / ${String(this.count)} 题`;
    await this.page.getByRole('article', { name }).waitFor();
  }
}

interface Held {
  readonly id: string;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  readonly sections: readonly OrderableSection[];
  readonly answers: readonly { readonly questionId: string; readonly labels: readonly string[] }[];
}

/** The letters the server holds for the officer's last attempt, in his own order of questions and options; '' = open. */
export async function heldByServer({ database }: TestApp, officer: SeededOfficer): Promise<string[]> {
  const [held] = await database.query<Held[]>(
    `SELECT a.id, e.shuffle_questions AS "shuffleQuestions", e.shuffle_options AS "shuffleOptions",
       p.content AS sections, a.sheet->'answers' AS answers
     FROM attempts a JOIN exams e ON e.id = a.exam_id JOIN papers p ON p.id = a.paper_id
     WHERE a.officer_id = $1 ORDER BY a.number DESC LIMIT 1`,
    [officer.id],
  );
  if (!held) return [];
  return orderPaper(held.sections, held.id, held)
    .flat()
    .map(({ questionId, labels }) => {
      const given = held.answers.find((answer) => answer.questionId === questionId)?.labels ?? [];
      return given.map((label) => 'ABCDEFGH'.charAt(labels.indexOf(label))).join('');
    });
}
