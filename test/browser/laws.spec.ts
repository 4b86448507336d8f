import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LawsService } from '../../apps/api/src/laws/laws.service';
import { docxOfText } from '../../libs/formats/src/statute/build-docx.example';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { pondCare } from '../support/law-operations';
import { lookAt } from '../support/look';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(180_000);

const plain = (year: 2019 | 2024) =>
  pondCare(year)
    .replace(/<!--.*-->/g, '')
    .replace(/^#+ /gm, '');

describe('the library of laws, on the screen', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'whetstone-files-'));
    await writeFile(join(folder, '池塘爱护条例.docx'), docxOfText(plain(2019)));
    await writeFile(join(folder, '更正.md'), pondCare(2019).replace('二十步以上', '三十步以上'));
    await writeFile(join(folder, '有误.md'), pondCare(2019).replace('第六条 ', '第五条 '));
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2019-07-01', effectiveTo: '2024-06-01' });
    await test.seed.law({ text: pondCare(2024), effectiveFrom: '2024-06-01' });
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (name: string) => lookAt(page, `laws-${name}`);

  async function signIn(who: SeededOfficer, path: string, screen = DESKTOP): Promise<void> {
    ({ page, errors } = await openPage(browser, screen));
    await page.goto(`${origin}${path}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  }
  const goTo = async (path: string, heading: string) => {
    await page.goto(`${origin}${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };

  describe('for those who keep it', () => {
    beforeAll(async () => {
      const keeper = await test.seed.officer({
        regionCode: BAYANNUR,
        grants: [{ role: 'author', regionCode: 0 }],
      });
      await signIn(keeper, '/console/');
    });
    afterAll(() => expect(errors).toEqual([]));

    const upload = async (file: string) => {
      await page.locator('input[type=file]').setInputFiles(join(folder, file));
      await page.getByText('读到《池塘爱护条例》', { exact: false }).waitFor();
    };

    it('lists laws with what each text is, and what was law on a day', async () => {
      await page.getByRole('link', { name: '法规库', exact: true }).click();
      await page.getByRole('heading', { name: '法规库', level: 1 }).waitFor();
      await page.getByRole('heading', { name: '池塘爱护条例', level: 2 }).waitFor();
      expect(await page.getByText('效力待确认').count()).toBeGreaterThan(3);
      await look('list');
      await goTo('/console/laws?on=2018-01-01', '法规库');
      expect(await page.getByRole('link', { name: '2017年修正' }).count()).toBe(1);
      expect(await page.getByRole('link', { name: '2008年修订' }).count()).toBe(0);
    });

    it('finds words, marked in what stands around them', async () => {
      await goTo('/console/laws', '法规库');
      await page.getByLabel('查找法规和条文', { exact: false }).fill('青蛙');
      await page.keyboard.press('Enter');
      await page.getByText(/找到 \d+ 处/).waitFor();
      expect(await page.locator('mark').first().innerText()).toBe('青蛙');
      await look('search');
      await page.getByLabel('查找法规和条文', { exact: false }).fill('没有这样的词');
      await page.keyboard.press('Enter');
      await page.getByText('没有找到').waitFor();
      await look('search-none');
    });

    it('shows a text by its headings and an article with what it is elsewhere', async () => {
      await goTo('/console/laws/ctahtl-2024', '池塘爱护条例');
      await look('edition');
      await page.getByRole('link', { name: '第三章 不得做的事' }).click();
      await page.getByRole('heading', { name: '第三章 不得做的事' }).waitFor();
      await page.getByRole('link', { name: '第七条', exact: true }).click();
      await page.getByRole('heading', { name: '《池塘爱护条例》第七条' }).waitFor();
      await look('article');
      await goTo('/console/laws/ctahtl-2019?on=2025-01-01', '池塘爱护条例');
      await page.getByText('2025-01-01 施行的是“2024年”').waitFor();
      await look('other-day');
    });

    it('says plainly where a text is not in the library', async () => {
      await goTo('/console/laws/epl-2014', '中华人民共和国环境保护法');
      await page.getByText('全文尚未导入：本版本共 70 条', { exact: false }).waitFor();
      await look('no-text');
      await goTo('/console/laws/epl-2014/a59', '《中华人民共和国环境保护法》第五十九条');
      await page
        .getByRole('link', { name: '《中华人民共和国生态环境法典》', exact: false })
        .first()
        .waitFor();
      await look('article-no-text');
      await goTo('/console/laws/none', '没有这个页面');
    });

    it('puts two texts side by side with the words that changed', async () => {
      await goTo('/console/laws/compare?old=ctahtl-2019&new=ctahtl-2024', '版本对照');
      await page.getByRole('table', { name: '逐条对照' }).waitFor();
      expect(await page.locator('ins', { hasText: '和喷泉' }).count()).toBe(1);
      await look('compare');
    });

    it('edits the table of what became of articles, and says what is wrong', async () => {
      await goTo('/console/laws/changes', '新旧条文对照');
      await page.getByRole('table', { name: '新旧条文对照表' }).waitFor();
      await look('changes');
      await page.getByRole('button', { name: '添加对照' }).click();
      const dialog = page.getByRole('dialog').last();
      await dialog.hover();
      await dialog.getByLabel('新版本').click();
      await page.getByTitle('池塘爱护条例（2024年）').last().click();
      await dialog.getByLabel('新条款').fill('99条');
      await dialog.getByRole('button', { name: /保\s?存/ }).click();
      await dialog.getByText('该版本没有“第九十九条”，最接近的是“第十二条”。').waitFor();
      await look('change-refused');
      await dialog.getByLabel('新条款').fill('第三条之一');
      await dialog.getByRole('button', { name: /保\s?存/ }).click();
      await page.getByRole('link', { name: '《池塘爱护条例》（2024年）第三条之一' }).waitFor();
    });

    it('brings in a new law from a Word file, which then waits to be published', async () => {
      await test.database.query(`DELETE FROM article_changes WHERE new_edition = 'ctahtl-2024'`);
      await test.database.query(`DELETE FROM provisions; DELETE FROM edition_texts`);
      await test.database.query(`DELETE FROM editions WHERE law_slug = 'ctahtl'`);
      await test.database.query(
        `DELETE FROM laws WHERE slug = 'ctahtl'; UPDATE law_version SET version = version + 1`,
      );
      await test.app.get(LawsService).reload();
      await goTo('/console/laws/import', '导入法规文本');
      await look('import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '条例.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
      await page.getByText('“条例.pdf”不是 .docx、.md 或 .txt 文件。').waitFor();
      await upload('池塘爱护条例.docx');
      await look('import-look');
      await page.getByLabel('新的法规').check();
      await page.getByLabel('效力位阶').fill('地方性法规');
      await page.getByLabel('制定机关').fill('池塘委员会');
      await page.getByRole('button', { name: /预\s?览/ }).click();
      await page.getByText('将写入全部 12 条', { exact: false }).waitFor();
      await look('import-new');
      await page.getByRole('button', { name: '确认导入' }).click();
      await page.getByText('这是一个新版本，尚未发布', { exact: false }).waitFor();
      await look('import-done');
      await page.getByRole('link', { name: '查看文本' }).click();
      await page.getByText('这一版本已导入，尚未发布', { exact: false }).waitFor();
      await look('waiting');
    });

    it('shows the difference of a corrected text before it is written, and keeps a faulty one out', async () => {
      await page.getByRole('link', { name: '更新文本' }).click();
      await upload('更正.md');
      await page.getByRole('button', { name: /预\s?览/ }).click();
      await page.getByText('共 1 处不同', { exact: false }).waitFor();
      await look('import-difference');
      await page.getByRole('button', { name: '确认导入' }).click();
      await page.getByText('已写入', { exact: false }).waitFor();
      await goTo('/console/laws/import', '导入法规文本');
      await upload('有误.md');
      await page.getByRole('button', { name: /预\s?览/ }).click();
      await page.getByText('有错误，不能导入', { exact: false }).waitFor();
      await page.getByText('条文重复：再次读到“第五条”，应为“第六条”。', { exact: false }).first().waitFor();
      await look('import-faulty');
      expect(await page.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true);
    });
  });

  describe('for officers', () => {
    beforeAll(async () => {
      await test.database.query(
        `UPDATE editions SET published_at = now() WHERE law_slug LIKE 'ctah%'; UPDATE law_version SET version = version + 1`,
      );
      await test.seed.law({
        text: pondCare(2024).replaceAll('池塘爱护条例', '水塘看护办法'),
        effectiveFrom: '2024-06-01',
      });
      await test.seed.law({
        text: pondCare(2019).replaceAll('池塘爱护条例', '水塘看护办法'),
        effectiveFrom: '2019-07-01',
        effectiveTo: '2024-06-01',
      });
      await signIn(await test.seed.officer(), '/', PHONE);
    });
    afterAll(() => expect(errors).toEqual([]));

    it('is a place of its own: laws, search, chapters, an article and what it became', async () => {
      await page.getByRole('link', { name: '法规', exact: true }).click();
      await page.getByRole('heading', { name: '法规库' }).waitFor();
      await page.getByRole('heading', { name: '水塘看护办法' }).waitFor();
      await look('learner-list');
      await page.getByLabel('查找法规、条文').fill('青蛙');
      await page.keyboard.press('Enter');
      await page.getByText(/找到 \d+ 处/).waitFor();
      await look('learner-search');
      await goTo('/laws/stkhbf-2024', '水塘看护办法');
      await page.locator('summary', { hasText: '不得做的事' }).click();
      await page.getByRole('link', { name: '第七条', exact: true }).waitFor();
      await look('learner-law');
      await page.getByRole('link', { name: '第七条', exact: true }).click();
      await page.getByRole('heading', { name: '《水塘看护办法》第七条' }).waitFor();
      await look('learner-article');
    });

    it('reads the law of a day, and follows an article to the Code', async () => {
      await goTo('/laws/stkhbf-2024?on=2020-01-01', '水塘看护办法');
      await page.getByText('2020-01-01 施行的是“2019年”').waitFor();
      await page.getByRole('link', { name: '去看看' }).click();
      await page.waitForURL((url) => url.pathname.endsWith('stkhbf-2019'));
      await goTo('/laws/epl-2014/a59', '《中华人民共和国环境保护法》第五十九条');
      await page.getByText('全文尚未导入').first().waitFor();
      await look('learner-became');
      await page.getByRole('link', { name: '第一千零六十条', exact: false }).first().click();
      await page.getByRole('heading', { name: '《中华人民共和国生态环境法典》第一千零六十条' }).waitFor();
      await goTo('/laws/daily-penalty-2014', '环境保护主管部门实施按日连续处罚办法');
      await page.getByText('效力待确认', { exact: false }).first().waitFor();
      await look('learner-doubt');
      await goTo('/laws/none', '法规库');
      await page.getByText('没有这一版本，或尚未发布').waitFor();
    });

    it('keeps notes beside articles, told on another device that they changed', async () => {
      await goTo('/laws/epl-2014/a59', '《中华人民共和国环境保护法》第五十九条');
      const box = page.getByLabel('我的笔记', { exact: true });
      const told = page.locator('.note-state');
      await look('note-none');
      await box.fill('罚款按日计算：\n从责令改正次日起');
      await told.filter({ hasText: '已保存' }).waitFor();
      await look('note');
      const other = await page.context().newPage();
      await other.goto(page.url());
      const same = other.getByLabel('我的笔记', { exact: true });
      await same.waitFor();
      await same.fill('在另一台设备上写的');
      await other.locator('.note-state').filter({ hasText: '已保存' }).waitFor();
      await box.fill('这里又写了一句');
      await page.getByText('这条笔记刚在另一台设备上修改过', { exact: false }).waitFor();
      await look('note-outrun');
      await page.getByRole('button', { name: '用我刚写的' }).click();
      await told.filter({ hasText: '已保存' }).waitFor();
      await other.reload();
      await same.waitFor();
      expect(await same.inputValue()).toBe('这里又写了一句');
      await other.close();

      await page.context().setOffline(true);
      await box.fill('断网时写的');
      await page.getByText('连不上服务器', { exact: false }).waitFor();
      await page.context().setOffline(false);
      await page.getByRole('button', { name: '再试一次' }).click();
      await told.filter({ hasText: '已保存' }).waitFor();

      await goTo('/laws/code-2026/a1060', '《中华人民共和国生态环境法典》第一千零六十条');
      await page
        .getByRole('link', { name: '您在《中华人民共和国环境保护法》第五十九条', exact: false })
        .waitFor();
      await look('note-elsewhere');
      await goTo('/laws', '法规库');
      await page.getByRole('link', { name: '我的笔记' }).click();
      await page.getByText('共 1 条笔记').waitFor();
      await look('notebook');
      await page.getByLabel('在笔记中查找').fill('没有这样的词');
      await page.keyboard.press('Enter');
      await page.getByText('没有找到').waitFor();
    });
  });
});
