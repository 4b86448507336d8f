import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { CREATE_BANK } from '../support/operations';
import { accepted } from '../support/outcome';
import { questionFile, questionLine } from '../support/question-file';
import { questionContent, SAVE_QUESTION } from '../support/question-operations';
import { BAYANNUR, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('the question bank on the console', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let author: SeededOfficer;
  let reviewer: SeededOfficer;
  let bankId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    const someone = (name: string, role: 'author' | 'reviewer') =>
      test.seed.officer({ regionCode: BAYANNUR, name, grants: [{ role, regionCode: BAYANNUR }] });
    author = await someone('苏日娜', 'author');
    reviewer = await someone('呼和巴特尔·额尔敦巴雅尔', 'reviewer');
    const client = await test.signedIn(author);
    const input = { name: '巴彦淖尔市生态环境执法大练兵题库', regionCode: BAYANNUR };
    bankId = accepted((await client.run(CREATE_BANK, { input })).createBank).id;
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enter(who: SeededOfficer, path: string): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }

  it('is empty at first, and says what can be done', async () => {
    const page = await enter(author, `/banks/${bankId}`);
    await page.getByText('这个题库还没有试题').waitFor();
    await lookAt(page, 'bank-empty');
    await page.goto(`${origin}/console/suggestions`);
    await page.getByText('没有下级推荐来的试题。').waitFor();
    await lookAt(page, 'suggestions-empty');
    await page.context().close();
  });

  it('has a question written by keyboard, kept on the device over a reload, and submitted', async () => {
    const page = await enter(author, `/banks/${bankId}/new`);
    await page
      .getByLabel('题干', { exact: true })
      .fill('环境保护主管部门实施查封、扣押的期限一般不得超过多少日？');
    for (const [letter, text] of [
      ['A', '十五日'],
      ['B', '三十日'],
      ['C', '六十日'],
    ] as const)
      await page.getByLabel(`选项${letter}`, { exact: true }).fill(text);
    await page.getByLabel('选项B 是正确答案').check();
    // 三十日 goes first, and stays the right one.
    await page.getByLabel('选项B', { exact: true }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await page.getByLabel('选项A', { exact: true }).inputValue()).toBe('三十日');
    expect(await page.getByLabel('选项A 是正确答案').isChecked()).toBe(true);
    await page.getByLabel('法条', { exact: true }).fill('查封扣押办法15条');
    await page.getByText('《环境保护主管部门实施查封、扣押办法》第十五条').first().waitFor();
    await page.getByLabel('知识点', { exact: true }).fill('查封扣押/期限');
    await page.getByText('已存本机').waitFor();
    await page.reload();
    await page.getByText('还没有保存的内容').waitFor();
    expect(await page.getByLabel('选项A', { exact: true }).inputValue()).toBe('三十日');
    await lookAt(page, 'editor');
    await page.getByRole('button', { name: '保存并提交审核' }).click();
    await page.getByText('待审').first().waitFor();
    await lookAt(page, 'question-in-review');
    await page.context().close();
  });

  it('is reviewed in a conversation, sent back, changed, and signed off by somebody else', async () => {
    const desk = await enter(reviewer, '/questions?status=IN_REVIEW');
    await desk.getByRole('link', { name: /查封、扣押的期限/ }).click();
    await desk.getByLabel('说一句').fill('选项C是哪里来的？');
    await desk.getByRole('button', { name: '发送' }).click();
    await desk.getByText('选项C是哪里来的？').waitFor();
    await desk.getByRole('button', { name: '退回修改' }).click();
    await desk.getByRole('dialog').getByLabel('意见').fill('选项C改为九十日');
    await desk.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await desk.getByText('草稿').first().waitFor();

    const page = await enter(author, '/questions?mine=1');
    await page.getByRole('link', { name: /查封、扣押的期限/ }).click();
    await page.getByText('选项C改为九十日').waitFor();
    await page.getByRole('link', { name: '修改', exact: true }).click();
    await page.getByLabel('选项C', { exact: true }).fill('九十日');
    await page.getByRole('button', { name: '保存并提交审核' }).click();
    await page.getByText('待审').first().waitFor();
    await page.context().close();

    await desk.reload();
    await desk.getByText('历次版本').waitFor();
    await lookAt(desk, 'review');
    await desk.getByRole('button', { name: '审定发布' }).click();
    await desk.getByText('已发布').first().waitFor();
    await desk.context().close();
  });

  it('shows what is asked already while it is typed, and what another editor changed', async () => {
    const first = await enter(author, `/banks/${bankId}/new`);
    await first
      .getByLabel('题干', { exact: true })
      .fill('环境保护主管部门实施查封扣押，期限一般不得超过几日');
    await first.getByRole('list', { name: '相似试题' }).getByText('查封、扣押的期限').waitFor();
    await first.goto(`${origin}/console/questions?mine=1`);
    await first.getByRole('link', { name: /查封、扣押的期限/ }).click();
    await first.getByRole('link', { name: '修订' }).click();
    await first.waitForURL(/edit$/);
    const second = await enter(author, new URL(first.url()).pathname.replace('/console', ''));
    for (const page of [first, second]) await page.getByLabel('解析', { exact: true }).waitFor();
    await first.getByLabel('解析', { exact: true }).fill('三十日为限。');
    await first.getByRole('button', { name: '存为草稿' }).click();
    await first.getByText('修订中').first().waitFor();
    await second.getByLabel('来源').fill('2026年市级比武');
    await second.getByRole('button', { name: '存为草稿' }).click();
    await second.getByText('已被他人保存为新的版本').waitFor();
    await second.getByText('三十日为限。').waitFor();
    await lookAt(second, 'editor-outrun');
    await second.getByRole('button', { name: '存为草稿' }).click();
    await second.getByText('修订中').first().waitFor();
    for (const page of [first, second]) await page.context().close();
  });

  it('holds rich text with a table, a formula and a picture, which an officer sees on the paper', async () => {
    const page = await enter(author, `/banks/${bankId}/new`);
    await page.getByText('富文本').click();
    const stem = page.getByRole('textbox', { name: '题干' });
    await stem.click();
    await page.keyboard.type('排污口数据如下，');
    await page.getByRole('toolbar', { name: '题干的格式' }).getByRole('button', { name: '公式' }).click();
    await page.getByLabel('LaTeX 公式').fill('\\frac{Q}{V}');
    await page.keyboard.press('Enter');
    await page.getByRole('toolbar', { name: '题干的格式' }).getByRole('button', { name: '图片' }).click();
    await page.getByLabel('图片说明').fill('排污口照片');
    await page
      .locator('.rich-bar input[type=file]')
      .setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PNG });
    await stem.getByAltText('排污口照片').waitFor();
    await page
      .getByRole('toolbar', { name: '题干的格式' })
      .getByRole('button', { name: '表格', exact: true })
      .click();
    await page.keyboard.type('因子');
    for (const letter of ['A', 'B']) {
      await page.getByRole('textbox', { name: `选项${letter}` }).click();
      await page.keyboard.type(letter === 'A' ? '达标' : '超标');
    }
    await page.getByLabel('选项A 是正确答案').check();
    await page.locator('.paper-view .katex').first().waitFor();
    await lookAt(page, 'editor-rich');
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.waitForURL(/questions\/[0-9a-f-]{36}$/);
    await page.context().close();

    await test.seed.publishAll(bankId);
    await test.database.query(
      `UPDATE questions SET status = 'retired', successor_id = NULL, successor_status = NULL
       WHERE bank_id = $1 AND search_text NOT LIKE '%排污口数据%'`,
      [bankId],
    );
    const { officer, sitting, examId } = await beginSitting(test, { bankId, questions: 1 });
    expect(sitting.questionIds).toHaveLength(1);
    const { page: phone } = await openPage(browser, PHONE);
    await phone.goto(`${origin}/sign-in`);
    await phone.getByLabel('账号').fill(officer.account);
    await phone.getByLabel('密码').fill(PASSWORD);
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.waitForURL((url) => !url.pathname.includes('sign-in'));
    await phone.goto(`${origin}/exams/${examId}/room`);
    await phone.locator('.room-stem .katex').waitFor();
    await phone.getByAltText('排污口照片').waitFor();
    await lookAt(phone, 'exam-room-rich');
    await phone.context().close();
  });

  it('brings a file in with what is alike side by side, and takes it back', async () => {
    const client = await test.signedIn(author);
    const content = questionContent(1, { stem: '实施查封的期限，一般不得超过多少日才算合法？' });
    await client.run(SAVE_QUESTION, { input: { bankId, content } });
    const page = await enter(author, `/banks/${bankId}/import`);
    await page.locator(`a[href='/console/banks/${bankId}']`).waitFor();
    await lookAt(page, 'import-upload');
    const file = await questionFile(
      questionLine(1, { stem: '实施查封的期限一般不得超过多少日才算是合法的？' }),
      questionLine(2),
      questionLine(3, { key: '' }),
    );
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '试题.xlsx', mimeType: '', buffer: Buffer.from(file) });
    await page.getByText('Excel 表格 · 共 3 题').waitFor();
    await page.getByRole('list', { name: /相似的已有试题 2/ }).waitFor();
    await lookAt(page, 'import-preview');
    await page.getByRole('button', { name: '只导入无误的行' }).click();
    await page.getByText('新增 2，变更 0').waitFor();
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByText('已撤销 2 题').waitFor();
    await lookAt(page, 'import-undone');
    await page.context().close();
  });

  it('lists hundreds, filters them in the address, deals with several at once and exports what is shown', async () => {
    const client = await test.signedIn(author);
    for (let number = 100; number < 400; number += 1) {
      const content = questionContent(number, {
        stem: `第${number}题：某企业超标排放水污染物被责令改正，复查发现拒不改正的，应当如何处理？`,
        tags: number % 7 === 0 ? ['大练兵', '2026'] : [],
        difficulty: 1 + (number % 5),
        topicPath: ['执法程序', `专题${number % 6}`],
      });
      await client.run(SAVE_QUESTION, { input: { bankId, content } });
    }
    const page = await enter(author, `/banks/${bankId}?size=300`);
    await page.getByText('第 1–300 条').waitFor();
    await lookAt(page, 'list-300');
    await page.goto(`${origin}/console/banks/${bankId}?tag=大练兵&difficulty=1`);
    await page.getByText(/^第 1–\d+ 条，共 9 条$/).waitFor();
    await page.getByLabel('选择本页全部试题').check();
    await lookAt(page, 'list-selected');
    await page.getByRole('button', { name: '移动知识点' }).click();
    await page.getByRole('dialog').getByLabel('知识点路径').fill('水污染防治/按日计罚');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await page.getByText('9 题已办理。').waitFor();
    await page.getByText('水污染防治/按日计罚').first().waitFor();
    await page.getByLabel('选择本页全部试题').check();
    await page.getByRole('button', { name: '作废' }).click();
    await page.getByText('没有符合条件的试题').waitFor();
    await page.goto(`${origin}/console/banks/${bankId}?tag=大练兵`);
    await page.getByText('条，共').waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByText('没有内容会丢失').waitFor();
    await page.getByRole('dialog').getByLabel('格式').click();
    await page.getByTitle('Aiken').click();
    await page.getByText('题有内容带不过去').waitFor();
    await lookAt(page, 'export');
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: '下载' }).click();
    expect((await download).suggestedFilename()).toBe('questions.aiken');
    await page.context().close();
  });

  it('goes through the questions on a text that has ended, by keyboard', async () => {
    const client = await test.signedIn(author);
    for (const [number, article] of [
      [500, '第二十五条'],
      [501, '第五十九条'],
      [502, '第六十三条'],
    ] as const) {
      const content = questionContent(number, {
        ...{ stem: `第${number}题：2019年发生的违法行为应当如何处理？`, citations: `环境保护法${article}` },
        referenceDate: '2019-04-15',
      });
      await client.run(SAVE_QUESTION, { input: { bankId, content } });
    }
    const page = await enter(reviewer, '/amendments');
    await page.getByText('没有需要清理的试题').waitFor();
    await lookAt(page, 'amendments-empty');
    await page.getByRole('button', { name: '清理一部已终止的法规' }).click();
    await page.getByRole('dialog').getByLabel('已终止的法规版本').click();
    await page.getByTitle(/^中华人民共和国环境保护法/).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始清理' }).click();
    await page.getByText('新列出 3 题待处理').waitFor();
    await lookAt(page, 'amendments');
    await page.getByRole('link', { name: /中华人民共和国环境保护法/ }).click();
    await page.getByRole('heading', { name: '新文本' }).waitFor();
    await page.getByText('《中华人民共和国生态环境法典》').first().waitFor();
    await lookAt(page, 'amendment-board');
    await page.keyboard.press('1');
    await page.getByRole('link', { name: '仍然正确（历史题） 1' }).waitFor();
    const chosen = page.locator('.task-list .open');
    const before = await chosen.innerText();
    await page.keyboard.press('j');
    await page
      .locator('.task-list .open')
      .filter({ hasNotText: before.slice(0, 6) })
      .waitFor();
    const [stem = ''] = /第\d+题/.exec(await chosen.innerText()) ?? [];
    await page.locator('.paper-view').getByText(stem).waitFor();
    await page.keyboard.press('3');
    await page.getByRole('link', { name: '已停用 1' }).waitFor();
    await page.context().close();
  });

  it('publishes a new text of a law, and leads to the questions on the old one', async () => {
    const text = (first: string) => `河道采砂管理办法\n\n第一条 ${first}\n第二条 本办法自公布之日起施行。`;
    await test.seed.law({ text: text('采砂须经许可。'), effectiveFrom: '2016-01-01' });
    const fresh = await test.seed.law({
      ...{ text: text('采砂须经许可并缴费。'), effectiveFrom: '2027-01-01', isPublished: false },
    });
    const client = await test.signedIn(author);
    const content = questionContent(600, {
      ...{ stem: '在河道采砂，应当先做什么？', citations: '河道采砂管理办法第一条' },
      referenceDate: '2020-01-01',
    });
    await client.run(SAVE_QUESTION, { input: { bankId, content } });
    const keeper = await test.seed.officer({
      name: '法规管理人',
      grants: [{ role: 'author', regionCode: 0 }],
    });
    const page = await enter(keeper, `/laws/${fresh.editionSlug}`);
    await page.getByRole('button', { name: '发布此版本' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('引用被终止版本的试题会列为待清理').waitFor();
    await lookAt(page, 'publish-edition');
    await dialog.getByRole('button', { name: '发布此版本' }).click();
    await page.waitForURL(/\/amendments\/.+\?state=OPEN/);
    await page.getByText('采砂须经许可。').first().waitFor();
    await page.getByText('条文对照表里没有这一条的去向').waitFor();
    await lookAt(page, 'amendment-board-new-text');
    await page.context().close();
  });

  it('takes a question from below', async () => {
    const officer = await test.seed.officer({
      regionCode: LINHE,
      name: '临河命题人',
      grants: [{ role: 'author', regionCode: LINHE }],
    });
    const client = await test.signedIn(officer);
    const county = accepted(
      (await client.run(CREATE_BANK, { input: { name: '临河区题库', regionCode: LINHE } })).createBank,
    ).id;
    const content = questionContent(900, { stem: '乡镇街道发现秸秆焚烧的，应当向哪个部门报告？' });
    await client.run(SAVE_QUESTION, { input: { bankId: county, content } });
    const page = await enter(officer, `/banks/${county}`);
    await page.getByRole('link', { name: /秸秆焚烧/ }).click();
    await page.getByRole('button', { name: '推荐给上级' }).click();
    await page.getByRole('dialog').getByLabel('上级题库').click();
    await page.getByTitle(/大练兵题库/).click();
    await page.getByRole('dialog').getByLabel('推荐说明').fill('基层常见');
    await page.getByRole('dialog').getByRole('button', { name: '推荐给上级' }).click();
    await page.getByText('已推荐，处理结果见').waitFor();
    const above = await enter(author, '/suggestions');
    await above.getByText('基层常见').waitFor();
    await lookAt(above, 'suggestions');
    await above.getByRole('button', { name: '谢绝' }).click();
    await above.getByRole('dialog').getByLabel('谢绝的理由').fill('已有同类试题');
    await above.getByRole('dialog').getByRole('button', { name: '谢绝' }).click();
    await above.getByText('未采纳').waitFor();
    await page.goto(`${origin}/console/suggestions`);
    await page.getByText('已有同类试题').waitFor();
    for (const one of [page, above]) await one.context().close();
  });
});
