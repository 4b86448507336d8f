import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkQuestion, makeWhichLawQuestion } from '@whetstone/domain';
import { LawsService } from '../../apps/api/src/laws/laws.service';
import { loadBuiltInLaws } from '../../apps/api/src/laws/built-in-laws';
import { Installation } from '../../apps/api/src/platform/platform.module';
import type { SaveArticleChangeInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  ARTICLE_CHANGES,
  pondCare,
  REMOVE_ARTICLE_CHANGE,
  SAVE_ARTICLE_CHANGE,
} from '../support/law-operations';
import { accepted } from '../support/outcome';
import { INNER_MONGOLIA } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const page = { limit: 100, offset: 0 };
const toTheCode = { oldEdition: 'epl-2014', newEdition: 'code-2026' };

describe('the table of what became of articles', () => {
  let test: TestApp;
  let keeper: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2019-07-01', effectiveTo: '2024-06-01' });
    await test.seed.law({ text: pondCare(2024), effectiveFrom: '2024-06-01' });
    keeper = await test.signedIn(await test.seed.officer({ grants: [{ role: 'author', regionCode: 0 }] }));
  });
  afterAll(() => test.close());

  const rows = async (filter: { oldEdition?: string; newEdition?: string; article?: number } = {}) =>
    (await keeper.run(ARTICLE_CHANGES, { filter, page })).articleChanges.nodes;
  const save = async (input: Partial<SaveArticleChangeInput>, client = keeper) => {
    const whole = { id: null, note: '', oldPlace: null, newPlace: '', ...toTheCode, ...input };
    return (await client.run(SAVE_ARTICLE_CHANGE, { input: whole })).saveArticleChange;
  };
  const remove = async (id: number) =>
    (await keeper.run(REMOVE_ARTICLE_CHANGE, { input: { id } })).removeArticleChange;
  /** What every start of a server does. */
  const restart = () =>
    test.database.transaction((on) => loadBuiltInLaws(on, test.app.get(Installation).contentFolder));

  it.each([
    ['第二十五条', '第五十二条'],
    ['第五十九条', '第一千零六十条'],
    ['第六十条', '第一千一百零七条'],
    ['第六十一条', '第一千零九十五条第一款'],
    ['第六十三条第一款第一项', '第一千零九十五条第二款'],
    ['第六十三条第一款第二项', '第一千一百零二条'],
    ['第六十三条第一款第三项', '第一千一百零八条'],
    ['第六十三条第一款第四项', '第一千一百三十一条第二款'],
    ['第六十六条', '第一千零五十四条第二款'],
  ])('comes with %s, now %s', async (oldPlace, newPlace) => {
    expect(await rows(toTheCode)).toContainEqual(
      expect.objectContaining({ oldPlace, newPlace, isBuiltIn: true }),
    );
  });

  it('comes with rules no older text had', async () => {
    const fresh = (await rows({ newEdition: 'code-2026' })).filter(({ oldPlace }) => oldPlace === null);
    expect(fresh.map(({ newPlace }) => newPlace)).toEqual(['第五十三条', '第一千零五十七条']);
  });

  it('is found from either side by an article’s number', async () => {
    expect((await rows({ article: 59 })).map(({ newPlace }) => newPlace)).toContain('第一千零六十条');
    expect((await rows({ article: 1060 })).map(({ oldPlace }) => oldPlace)).toContain('第五十九条');
  });

  it('takes what a person writes and keeps it in standard form', async () => {
    const saved = accepted(await save({ oldPlace: '64条', newPlace: '第1058条第1款', note: ' 责任竞合。 ' }));
    expect(saved).toMatchObject({
      oldText: '《中华人民共和国环境保护法》（2014年修订）第六十四条',
      newText: '《中华人民共和国生态环境法典》（2026年）第一千零五十八条第一款',
      ...{ note: '责任竞合。', isBuiltIn: false, isEdited: true },
    });
  });

  it('keeps what was edited, added and taken out when the built-in rows are loaded again', async () => {
    const [edited, removed] = (await rows(toTheCode)).filter(({ isBuiltIn }) => isBuiltIn);
    accepted(
      await save({
        id: Number(edited?.id),
        oldPlace: edited?.oldPlace ?? '',
        newPlace: edited?.newPlace ?? '',
        note: '我们的说明',
      }),
    );
    accepted(await remove(Number(removed?.id)));
    const before = await rows();
    await restart();
    expect(await rows()).toEqual(before);
    expect(before).toContainEqual(
      expect.objectContaining({ id: edited?.id, note: '我们的说明', isEdited: true }),
    );
    expect(before.map(({ id }) => id)).not.toContain(removed?.id);
  });

  it('follows the product in rows nobody touched', async () => {
    await test.database.query(`UPDATE article_changes SET note = '旧' WHERE edited_at IS NULL`);
    await test.database.query(
      `INSERT INTO article_changes (built_in_key, new_edition, new_citation, new_article) VALUES ('gone', 'code-2026', '第一条', 1)`,
    );
    await restart();
    const after = await rows();
    expect(after.filter(({ note }) => note === '旧')).toEqual([]);
    expect(after.map(({ newPlace }) => newPlace)).not.toContain('第一条');
  });

  it.each<[string, Partial<SaveArticleChangeInput>, string]>([
    [
      'a place nobody can read',
      { oldPlace: '见教材', newPlace: '第一条' },
      '无法识别条款“见教材”，请写成如“第六十三条第一款第三项”或“63条”的形式。',
    ],
    [
      'an article beyond the last',
      { oldPlace: '71条', newPlace: '第一条' },
      '该版本没有“第七十一条”，最接近的是“第七十条”。',
    ],
    [
      'a paragraph the text does not have',
      { oldEdition: 'ctahtl-2019', newEdition: 'ctahtl-2024', oldPlace: '第九条第三款', newPlace: '第八条' },
      '该版本没有“第九条第三款”，最接近的是“第九条第二款”。',
    ],
    [
      'an edition there is not',
      { oldEdition: 'none', oldPlace: '第一条', newPlace: '第一条' },
      '法规库中没有这个版本：none。',
    ],
    ['the same row again', { oldPlace: '第六十条', newPlace: '1107条' }, '对照表中已有相同的一条。'],
    [
      'a row that is not there',
      { id: 999_999, oldPlace: '第一条', newPlace: '第一条' },
      '没有找到这条新旧条文对照。',
    ],
  ])('refuses %s', async (_case, input, message) => {
    expect(await save(input)).toMatchObject({ message });
  });

  it('keeps the editions of a row that came with the product', async () => {
    const [row] = (await rows(toTheCode)).filter(({ isBuiltIn }) => isBuiltIn);
    const input = { id: Number(row?.id), oldEdition: 'water-2017', oldPlace: '第一条', newPlace: '第一条' };
    expect(await save(input)).toMatchObject({ code: 'ARTICLE_CHANGE_BUILT_IN' });
  });

  it('is edited by authors over the nation only, and removed once', async () => {
    const author = await test.signedIn(await test.seed.someone('author', INNER_MONGOLIA));
    expect(await save({ oldPlace: '第一条', newPlace: '第一条' }, author)).toMatchObject({
      code: 'LAWS_NOT_YOURS',
    });
    const { removeArticleChange } = await author.run(REMOVE_ARTICLE_CHANGE, { input: { id: 1 } });
    expect(removeArticleChange).toMatchObject({ code: 'LAWS_NOT_YOURS' });
    const { id } = accepted(await save({ oldPlace: '第二条', newPlace: '第二条' }));
    expect(await remove(Number(id))).toMatchObject({ id: Number(id) });
    expect(await remove(Number(id))).toMatchObject({ code: 'ARTICLE_CHANGE_NOT_FOUND' });
  });

  it('comes with acts whose every rule stands in an edition of the catalogue', () => {
    const laws = test.app.get(LawsService);
    const acts = laws.tableOfActs;
    expect(acts.length).toBeGreaterThanOrEqual(10);
    for (const { rules } of acts)
      for (const { editionSlug, place } of rules)
        expect(place.article).toBeLessThanOrEqual(laws.findEdition(editionSlug)?.edition.articles ?? 0);
    const questions = Array.from({ length: 100 }, (_, seed) =>
      makeWhichLawQuestion(`${seed}`, acts, laws.catalogue),
    );
    for (const question of questions) expect(question && checkQuestion(question)).toEqual([]);
  });
});
