import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { ADD_CLASS_MEMBERS, classInput, peopleInput, SAVE_CLASS } from '../support/class-operations';
import { lookAt } from '../support/look';
import { accepted } from '../support/outcome';
import { BAYANNUR, LINHE, PASSWORD, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('a training class and its exam', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let members: SeededOfficer[];
  let outsider: SeededOfficer;
  let classId: string;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '乌兰其其格' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
    members = [];
    for (const name of ['苏和巴特尔', '那仁花', '额尔德尼巴雅尔其木格图门乌力吉'])
      members.push(await test.seed.officer({ regionCode: LINHE, name }));
    outsider = await test.seed.officer({ regionCode: WUYUAN, name: '哈斯' });
    const client = await test.signedIn(manager);
    const content = contentInput(await test.seed.builtInBank());
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '训后测试方案', content };
    accepted((await client.run(SAVE_BLUEPRINT, { input })).saveBlueprint);
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  const accountOf = (index: number) => members[index]?.account ?? '';

  async function enter(who: SeededOfficer, path: string): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }

  it('is made with places for a unit, after what was wrong has been said', async () => {
    const page = await enter(manager, '/classes');
    await page.getByText('没有培训班', { exact: true }).waitFor();
    await lookAt(page, 'classes-empty');
    await page.getByRole('link', { name: '新建培训班' }).click();
    await page.getByLabel('培训班名称').fill('执法骨干培训班');
    expect(await page.getByLabel('期号').inputValue()).toBe('1');
    await page.getByLabel('开始日期').fill('2026-11-20');
    await page.getByLabel('结束日期').fill('2026-11-16');
    await page.getByRole('button', { name: '添加单位' }).click();
    const unit = page.getByLabel('第 1 行单位');
    await unit.click();
    await unit.fill('150802');
    await page.getByText(`执法大队${LINHE} ·`).first().click();
    await page.getByLabel('第 1 行名额').fill('2');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('结束日期 2026-11-16 不能早于开始日期 2026-11-20。').waitFor();
    await lookAt(page, 'class-refused');
    await page.getByLabel('结束日期').fill('2026-11-27');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForURL(/classes\/[0-9a-f-]{36}$/);
    classId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByText('0 / 2').waitFor();
    await page.getByText('还没有学员').waitFor();
    await lookAt(page, 'class-new');
    await page.context().close();
  });

  it('takes a list with wrong rows: each is told, and the good ones join', async () => {
    const page = await enter(manager, `/classes/${classId}/import`);
    await page.getByRole('button', { name: '核对名单' }).click();
    await page.getByText('名单里没有执法证号。').waitFor();
    await page
      .getByLabel('名单', { exact: true })
      .fill(
        `执法证号\t姓名\n${accountOf(0)}\t苏和巴特尔\nNM-404\t查无此人\n${accountOf(1)}\t那仁\n${outsider.account}\t哈斯`,
      );
    await page.getByRole('button', { name: '核对名单' }).click();
    await page.getByText('共 4 行：1 人可以加入，3 行有问题。').waitFor();
    const bad = page.getByRole('table', { name: '有问题的行' });
    const problems = await bad.getByRole('row').allInnerTexts();
    expect(problems.slice(1).map((text) => text.split('\t').map((cell) => cell.trim()))).toEqual([
      ['3', '“NM-404”：应为本人权限内在册人员的执法证号，查无此号。', 'NM-404', '—'],
      ['4', `姓名写作“那仁”，执法证号 ${accountOf(1)} 的姓名应为“那仁花”。`, accountOf(1), '那仁花'],
      ['5', `哈斯 所在的 执法大队${WUYUAN} 没有名额。`, outsider.account, '哈斯'],
    ]);
    await lookAt(page, 'class-list-checked');
    await page.getByRole('button', { name: '只加入无误的 1 人' }).click();
    await page.getByText('已加入 1 人。').waitFor();
    await lookAt(page, 'class-list-added');
    await page.getByRole('link', { name: '返回培训班' }).click();
    await page.getByText('1 / 2').waitFor();
    await page.getByRole('link', { name: '苏和巴特尔' }).waitFor();
    await page.context().close();
  });

  it('takes a file too, and no spreadsheet', async () => {
    const page = await enter(manager, `/classes/${classId}/import`);
    const drop = page.locator('input[type=file]');
    await drop.setInputFiles({ name: '名单.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await page.getByText('“名单.xlsx”不是 1 MB 以内的 txt 或 csv 文件。').waitFor();
    const buffer = Buffer.from(`${accountOf(0)},苏和巴特尔\n`);
    await drop.setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '核对名单' }).click();
    await page.getByText('苏和巴特尔 已在本班。').waitFor();
    await page.context().close();
  });

  it('takes people picked by name, by keyboard alone, up to the places of their unit', async () => {
    const page = await enter(manager, `/classes/${classId}`);
    await page.getByRole('button', { name: '添加学员' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('人员').waitFor();
    for (const index of [1, 2]) {
      await dialog.getByLabel('人员').focus();
      await page.keyboard.type(accountOf(index));
      const found = page.locator('.ant-select-item-option:visible');
      await found.filter({ hasText: accountOf(index) }).waitFor();
      expect(await found.count()).toBe(1);
      await page.keyboard.press('Enter');
      await dialog.locator('.ant-select-selection-item', { hasText: accountOf(index) }).waitFor();
    }
    await page.keyboard.type('查无此人');
    await page.getByText('没有找到').first().waitFor();
    await lookAt(page, 'class-adding');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: '加入本班' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(/的 2 个名额已满/).waitFor();
    await lookAt(page, 'class-full');
    // What was typed last is gone with the field, and its list does not come back.
    await page.getByText('没有找到').waitFor({ state: 'hidden' });
    expect(await page.locator('.ant-select-item-option:visible').count()).toBe(0);
    // Nobody was added: the two were to join together.
    expect(await page.getByText('1 / 2').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('is changed, and lets somebody go with a reason that stays', async () => {
    const page = await enter(manager, `/classes/${classId}`);
    await page.getByRole('link', { name: '修改培训班' }).click();
    await page.getByText(`执法大队${LINHE}`).first().waitFor();
    await page.getByLabel('第 1 行名额').fill('3');
    await lookAt(page, 'class-edit');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('1 / 3').waitFor();
    const input = { classId, people: peopleInput(members.slice(1)), isAllOrNone: true };
    await (await test.signedIn(manager)).run(ADD_CLASS_MEMBERS, { input });
    await page.reload();
    await page.getByRole('button', { name: '移出 那仁花' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '确认移出' }).click();
    await dialog.getByText('请填写原因').waitFor();
    await dialog.getByLabel('原因').fill('抽调专项行动');
    await lookAt(page, 'class-removing');
    await dialog.getByRole('button', { name: '确认移出' }).click();
    await page.getByText('2 / 3').waitFor();
    await page.getByRole('link', { name: '那仁花' }).waitFor({ state: 'detached' });
    await page.getByLabel('包括已离班的人').click();
    await page.getByText('抽调专项行动').waitFor();
    await lookAt(page, 'class-members');
    await page.context().close();
  });

  /** A moment as a field for date and time takes it, in Beijing. */
  const field = (fromNowMinutes: number) =>
    new Date(test.clock.now().getTime() + (8 * 60 + fromNowMinutes) * 60_000).toISOString().slice(0, 16);

  it('is asked to an exam of its own', async () => {
    const page = await enter(manager, `/classes/${classId}`);
    await page.getByRole('link', { name: '为本班设置考试' }).click();
    await page.getByText('2026 年第 1 期 执法骨干培训班').waitFor();
    await page.getByText(/在岗、可参加的有 2 人/).waitFor();
    await page.getByLabel('组卷方案').click();
    await page.keyboard.press('Enter');
    await page.getByLabel('考试名称').fill('执法骨干培训班结业考试');
    await page.getByLabel('开放时间').fill(field(-10));
    await page.getByLabel('关闭时间').fill(field(120));
    await page.getByLabel('及格分').fill('12');
    await lookAt(page, 'class-exam-form');
    await page.getByRole('button', { name: '发布考试' }).click();
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.waitForURL(/exams\/[0-9a-f-]{36}$/);
    await page.getByText('2026 年第 1 期 执法骨干培训班').waitFor();
    await page.getByText('今天在岗 2 人').waitFor();
    await lookAt(page, 'class-exam');
    await page.goto(`${origin}/console/exams`);
    await page.getByRole('cell', { name: '执法骨干培训班', exact: true }).waitFor();
    await page.goto(`${origin}/console/classes/${classId}`);
    await page.getByRole('table', { name: '本班的考试' }).getByText('进行中').waitFor();
    await lookAt(page, 'class-with-exam');
    await page.context().close();
  });

  async function learner(who: SeededOfficer): Promise<Page> {
    const { page } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${origin}/exams`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page;
  }

  it('which a member sits and others neither see nor begin', async () => {
    const member = members[0];
    if (!member) throw new Error('Nobody in the class');
    const page = await learner(member);
    await page.getByRole('link', { name: /执法骨干培训班结业考试/ }).click();
    await page.getByRole('link', { name: '开始考试' }).click();
    await page.getByRole('article', { name: /^第 1 \// }).waitFor();
    await page.context().close();
    for (const other of [outsider, members[1]]) {
      if (!other) continue;
      const elsewhere = await learner(other);
      await elsewhere.waitForLoadState('networkidle');
      expect(await elsewhere.getByText('执法骨干培训班结业考试').count()).toBe(0);
      await elsewhere.context().close();
    }
  });

  it('is read in English, with long names and three hundred members, and says when it cannot be read', async () => {
    const client = await test.signedIn(manager);
    const unitId = await test.seed.unit(WUYUAN);
    const people: { account: string }[] = await test.database.query(
      `WITH made AS (
         INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
           region_code, search_text, created_at)
         SELECT '学员' || n, 'male', '\\x00', sha256(('many' || n)::bytea), '', 'MANY' || n, $1, '学员' || n, now()
         FROM generate_series(1, 300) n RETURNING id, certificate_no),
       posted AS (
         INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
         SELECT id, $2, $1, 'serving', '', '2024-01-01' FROM made)
       SELECT certificate_no AS account FROM made`,
      [WUYUAN, unitId],
    );
    const name =
      '2026年全市生态环境保护综合行政执法人员新法新规集中轮训暨案卷评查能力提升专题培训班（第二批次）';
    const made = accepted(
      (await client.run(SAVE_CLASS, { input: classInput({ name, number: 9 }) })).saveClass,
    );
    await client.run(ADD_CLASS_MEMBERS, {
      input: { classId: made.id, people: peopleInput(people), isAllOrNone: true },
    });
    const page = await enter(manager, '/classes');
    await page.getByRole('link', { name }).waitFor();
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByRole('heading', { name: 'Training classes' }).waitFor();
    await lookAt(page, 'classes-en');
    await page.getByRole('link', { name }).click();
    await page.getByText(/of 300/).waitFor();
    await lookAt(page, 'class-300-en');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect([lines.length, lines[0]]).toEqual([
      301,
      '\ufeffName,Certificate,Unit when added,Added,Left,Reason',
    ]);
    expect(new Set(lines).size).toBe(301);
    await page.getByLabel('By name, pinyin or certificate').fill('学员277');
    await page.keyboard.press('Enter');
    await page.getByText(/of 1$/).waitFor();
    await page.getByRole('button', { name: 'Remove 学员277' }).click();
    await lookAt(page, 'class-removing-en');
    await page.keyboard.press('Escape');
    await page.goto(`${origin}/console/classes/${made.id}/import`);
    await page.getByLabel('List', { exact: true }).fill('NM-404');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('expected the certificate number').waitFor();
    await lookAt(page, 'class-list-en');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('link', { name: 'Training classes' }).first().click();
    await page.getByRole('button', { name: /Try again|Retry/ }).waitFor();
    await lookAt(page, 'classes-unreachable-en');
    await page.context().close();
  });
});
