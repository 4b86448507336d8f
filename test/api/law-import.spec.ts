import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { nearestPlace, parsePlace, printPlace } from '@whetstone/domain';
import { LawsService } from '../../apps/api/src/laws/laws.service';
import { docxOfText } from '../../libs/formats/src/statute/build-docx.example';
import type { LawImportTargetInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  ARTICLE,
  COMMIT_LAW,
  DISCARD_EDITION,
  EDITION,
  LAWS,
  POND_CARE,
  pondCare,
  PREVIEW_LAW,
  previewLaw,
} from '../support/law-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { INNER_MONGOLIA } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const NATION = 0;
const page = { limit: 100, offset: 0 };
const first2019 = {
  label: '2019年通过',
  number: '',
  promulgatedOn: '2019-05-06',
  effectiveFrom: '2019-07-01',
};
const aboutFish = (text: string) => text.replaceAll('池塘爱护条例', '金鱼照看条例');

describe('importing the text of a law', () => {
  let test: TestApp;
  let keeper: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    keeper = await test.signedIn(
      await test.seed.officer({ grants: [{ role: 'author', regionCode: NATION }] }),
    );
  });
  afterAll(() => test.close());

  async function bring(text: string | Uint8Array, target: LawImportTargetInput, fileName?: string) {
    const { uploadId, preview } = await previewLaw(keeper, text, target, fileName);
    const { fingerprint } = accepted(preview);
    return (await keeper.run(COMMIT_LAW, { input: { uploadId, target, fingerprint } })).commitLawImport;
  }
  const lawsOf = async (client: ApiClient) => (await client.run(LAWS, {})).laws.map(({ slug }) => slug);
  const rowsIn = async (slug: string) =>
    test.database.query<{ key: string; xmin: string }[]>(
      `SELECT key, xmin::text FROM provisions WHERE edition_slug = $1 ORDER BY position`,
      [slug],
    );

  it('first proposes what the file may be, with its tree and what looks wrong', async () => {
    const { preview } = await previewLaw(keeper, pondCare(2019), null);
    expect(preview).toMatchObject({
      ...{ title: '池塘爱护条例', articleCount: 12, faultCount: 0, hasText: false, mayCommit: false },
      proposal: {
        lawSlug: null,
        editionSlug: null,
        promulgatedOn: '2019-05-06',
        effectiveFrom: '2019-07-01',
      },
    });
    expect(
      accepted(preview)
        .tree.slice(0, 4)
        .map(({ key, depth, label, text }) => [key, depth, label, text]),
    ).toEqual([
      ['t1', 0, '第一编', '总则'],
      ['t1.c1', 1, '第一章', '一般规定'],
      ['a1', 2, '第一条', '为了让池塘清亮，让钓鱼的人和青蛙都满意，制定本条例。'],
      ['a2', 2, '第二条', '本条例所称池塘，是指看得见对岸、走得到岸边的水面。\n水缸和浴缸不是池塘。'],
    ]);
  });

  it('brings in a new law, which only its keepers see until it is published', async () => {
    const done = accepted(
      await bring(pondCare(2019), { law: { ...POND_CARE, aliases: [] }, edition: first2019 }),
    );
    expect(done).toMatchObject({
      articleCount: 12,
      isPublished: false,
      lawSlug: 'cttl',
      editionSlug: 'cttl-2019',
    });
    expect(await lawsOf(keeper)).toContain('cttl');
    const other = await test.signedIn(await test.seed.someone('author', INNER_MONGOLIA));
    expect(await lawsOf(other)).not.toContain('cttl');
    expect((await other.run(EDITION, { slug: 'cttl-2019', page })).edition).toBeNull();
    expect((await other.run(ARTICLE, { editionSlug: 'cttl-2019', number: 1, sub: 0 })).article).toBeNull();
  });

  it('changes nothing when the same text comes again', async () => {
    const before = await rowsIn('cttl-2019');
    const { preview } = await previewLaw(keeper, pondCare(2019), { editionSlug: 'cttl-2019' });
    expect(preview).toMatchObject({ hasText: true, changeCount: 0, changes: [], mayCommit: true });
    expect(accepted(await bring(pondCare(2019), { editionSlug: 'cttl-2019' })).changeCount).toBe(0);
    expect(await rowsIn('cttl-2019')).toEqual(before);
  });

  it('shows what a corrected text would change before it is written, and keeps every id', async () => {
    const corrected = pondCare(2019).replace('二十步以上', '三十步以上');
    const before = await rowsIn('cttl-2019');
    const { preview } = await previewLaw(keeper, corrected, { editionSlug: 'cttl-2019' });
    expect(accepted(preview).changes).toEqual([
      {
        ...{ key: 'a8', label: '第八条', what: 'changed' },
        oldText: '在池塘边放鞭炮的，应当离岸二十步以上。',
        newText: '在池塘边放鞭炮的，应当离岸三十步以上。',
      },
    ]);
    await bring(corrected, { editionSlug: 'cttl-2019' });
    const after = await rowsIn('cttl-2019');
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    const rewritten = after.filter(({ xmin }, index) => xmin !== before[index]?.xmin);
    expect(rewritten.map(({ key }) => key)).toEqual(['a8', 'a8.p1']);
    const { edition } = await keeper.run(EDITION, { slug: 'cttl-2019', page });
    expect(edition?.importedText?.number).toBe(3);
  });

  it('refuses to write something else than what was shown', async () => {
    const target = { editionSlug: 'cttl-2019' };
    const { uploadId, preview } = await previewLaw(keeper, pondCare(2019), target);
    await bring(pondCare(2019).replace('绿色袖章', '红色袖章'), target);
    const { fingerprint } = accepted(preview);
    const { commitLawImport } = await keeper.run(COMMIT_LAW, { input: { uploadId, target, fingerprint } });
    expect(commitLawImport).toMatchObject({ code: 'LAW_TEXT_CHANGED' });
  });

  it('writes an upload once, whichever click is faster', async () => {
    const target = {
      law: { ...POND_CARE, title: '金鱼照看条例', shortTitle: '', aliases: [] },
      edition: first2019,
    };
    const { uploadId, preview } = await previewLaw(keeper, aboutFish(pondCare(2019)), target);
    const { fingerprint } = accepted(preview);
    const click = async () =>
      outcomeOf((await keeper.run(COMMIT_LAW, { input: { uploadId, target, fingerprint } })).commitLawImport);
    const outcomes = await Promise.all([click(), click()]);
    expect(outcomes.toSorted()).toEqual(['LAW_TITLE_TAKEN', 'LawImport']);
    expect(
      accepted((await keeper.run(DISCARD_EDITION, { input: { editionSlug: 'jyzktl-2019' } })).discardEdition),
    ).toMatchObject({
      slug: 'jyzktl-2019',
    });
    expect(await lawsOf(keeper)).not.toContain('jyzktl');
  });

  it('brings in a new edition of a known law from a Word file', async () => {
    const words = docxOfText(
      pondCare(2024)
        .replace(/<!--.*-->/g, '')
        .replace(/^#+ /gm, ''),
    );
    const edition = { label: '2024年修订', number: '', promulgatedOn: null, effectiveFrom: '2024-06-01' };
    expect(await bring(words, { lawSlug: 'cttl', edition }, '条例.docx')).toMatchObject({
      editionSlug: 'cttl-2024',
      articleCount: 12,
      isPublished: false,
    });
    const { edition: read } = await keeper.run(EDITION, { slug: 'cttl-2024', page });
    expect(read?.articles.nodes.map(({ label }) => label).slice(2, 5)).toEqual([
      '第三条',
      '第三条之一',
      '第四条',
    ]);
  });

  describe('is refused', () => {
    it.each<[string, LawImportTargetInput, string]>([
      ['without saying as what', {}, 'LAW_TARGET_UNCLEAR'],
      ['as two things at once', { editionSlug: 'epl-2014', lawSlug: 'epl' }, 'LAW_TARGET_UNCLEAR'],
      ['as an edition there is not', { editionSlug: 'none' }, '法规库中没有这个版本：none。'],
      ['as an edition of no law', { lawSlug: 'none', edition: first2019 }, '法规库中没有这部法规：none。'],
      [
        'as a law by a name that is taken',
        { law: { ...POND_CARE, title: '环保法', shortTitle: '', aliases: [] }, edition: first2019 },
        '法规库中已有同名或同简称的法规：中华人民共和国环境保护法。请改为该法规的新版本。',
      ],
      [
        'without a title',
        { law: { ...POND_CARE, title: ' ', shortTitle: '', aliases: [] }, edition: first2019 },
        '“title”不能为空，且不超过 120 个字。',
      ],
      [
        'under a label that is taken',
        { lawSlug: 'epl', edition: { ...first2019, label: '2014年修订' } },
        '《环境保护法》已有名为“2014年修订”的版本。',
      ],
      [
        'for days another edition has',
        { lawSlug: 'epl', edition: { ...first2019, label: '2020年' } },
        '施行日期与已有版本冲突：已有版本自 2015-01-01 起，至 2026-08-15 止。',
      ],
      [
        'promulgated after it began',
        {
          law: { ...POND_CARE, title: '水桶条例', shortTitle: '', aliases: [] },
          edition: { ...first2019, promulgatedOn: '2020-01-01' },
        },
        '公布日期 2020-01-01 不能晚于施行日期 2019-07-01。',
      ],
    ])('%s', async (_case, target, said) => {
      const { preview } = await previewLaw(keeper, pondCare(2019), target);
      expect(outcomeOf(preview) === said || (preview.__typename === 'Refused' && preview.message)).toBe(
        outcomeOf(preview) === said ? true : said,
      );
    });

    it('to everybody but authors over the nation', async () => {
      const author = await test.signedIn(await test.seed.someone('author', INNER_MONGOLIA));
      const { preview } = await previewLaw(author, pondCare(2019), null);
      expect(preview).toMatchObject({
        code: 'LAWS_NOT_YOURS',
        message: '法规库全国通用，只有具有全国范围授权的命题人可以维护。',
      });
      const input = { uploadId: '00000000-0000-4000-8000-000000000000', target: null };
      const manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
      expect((await manager.ask(PREVIEW_LAW, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await keeper.run(PREVIEW_LAW, { input })).previewLawImport).toMatchObject({
        code: 'UPLOAD_NOT_FOUND',
      });
    });
  });

  it.each([
    ['a gap', (text: string) => text.replace('第五条 ', '第五十条 '), 'ARTICLE_GAP'],
    ['an article twice', (text: string) => text.replace('第六条 ', '第五条 '), 'ARTICLE_REPEAT'],
    ['another title', aboutFish, 'LAW_TITLE_DIFFERS'],
  ])('writes nothing of a text with %s', async (_case, spoil, code) => {
    const target = { editionSlug: 'cttl-2019' };
    const { uploadId, preview } = await previewLaw(keeper, spoil(pondCare(2019)), target);
    const { faults, mayCommit, fingerprint } = accepted(preview);
    expect([faults.some((found) => found.code === code), mayCommit]).toEqual([true, false]);
    const before = await rowsIn('cttl-2019');
    const { commitLawImport } = await keeper.run(COMMIT_LAW, { input: { uploadId, target, fingerprint } });
    expect(commitLawImport).toMatchObject({ code: 'LAW_TEXT_FAULTY' });
    expect(await rowsIn('cttl-2019')).toEqual(before);
  });

  it('says why a file cannot be read', async () => {
    const { preview } = await previewLaw(keeper, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), null, '旧.doc');
    expect(preview).toMatchObject({
      code: 'FILE_FAULTY',
      message: '文件无法读取：“旧.doc”是旧版 doc 文件或加密文件，无法读取。请去掉密码并另存为 .docx。',
    });
  });

  it('keeps a published edition from being taken back', async () => {
    const discard = async (editionSlug: string) =>
      (await keeper.run(DISCARD_EDITION, { input: { editionSlug } })).discardEdition;
    expect(await discard('epl-2014')).toMatchObject({ code: 'EDITION_PUBLISHED_ALREADY' });
    expect(await discard('none')).toMatchObject({ code: 'EDITION_NOT_FOUND' });
  });
});

const laws = new URL('../../../shared/laws/', import.meta.url);
const files: readonly (readonly [string, string, number])[] = [
  ['environmental-protection-law-2014.md', 'epl-2014', 70],
  ['daily-penalty-measures-2014-order28.md', 'daily-penalty-2014', 22],
  ['seal-seize-measures-2014-order29.md', 'seal-seize-2014', 25],
  ['restrict-suspend-production-measures-2014-order30.md', 'restrict-suspend-2014', 22],
  ['enterprise-environmental-info-disclosure-measures-2021-mee-order24.md', 'info-disclosure-2021', 33],
  ['administrative-detention-transfer-interim-measures-2014.md', 'detention-transfer-2014', 20],
  ['water-pollution-law-2017.md', 'water-2017', 103],
  ['ecological-environment-code-2026.md', 'code-2026', 1242],
];

if (existsSync(laws)) {
  describe('the statutes', () => {
    let test: TestApp;
    let keeper: ApiClient;
    beforeAll(async () => {
      test = await startTestApp();
      keeper = await test.signedIn(
        await test.seed.officer({ grants: [{ role: 'author', regionCode: NATION }] }),
      );
    });
    afterAll(() => test.close());

    it.each(files)(
      '%s is recognised as %s and comes in with %d articles',
      async (file, editionSlug, articles) => {
        const text = readFileSync(new URL(file, laws), 'utf8');
        const { preview } = await previewLaw(keeper, text, null, file);
        expect(accepted(preview).proposal.editionSlug).toBe(editionSlug);
        const target = { editionSlug };
        const shown = await previewLaw(keeper, text, target, file);
        const { fingerprint } = accepted(shown.preview);
        const input = { uploadId: shown.uploadId, target, fingerprint };
        expect((await keeper.run(COMMIT_LAW, { input })).commitLawImport).toMatchObject({
          articleCount: articles,
          isPublished: true,
        });
        const { edition } = await keeper.run(EDITION, { slug: editionSlug, page });
        expect([edition?.articleCount, edition?.articles.totalCount]).toEqual([articles, articles]);
      },
    );

    it('every built-in row of the table of articles and every act points to a place that is there', async () => {
      const faulty = await test.app
        .get(LawsService)
        .reload()
        .then(() => unknownPlaces(test));
      expect(faulty).toEqual([]);
    });
  });
} else {
  it.skip('skipped: no statute texts', () => undefined);
}

/** Places of the built-in content that the texts, where they are in the library, do not hold. */
async function unknownPlaces(test: TestApp): Promise<string[]> {
  const service = test.app.get(LawsService);
  const changes = await test.database.query<{ edition: string; place: string }[]>(
    `SELECT old_edition AS edition, old_citation AS place FROM article_changes WHERE old_edition IS NOT NULL
     UNION SELECT new_edition, new_citation FROM article_changes`,
  );
  const acts = service.tableOfActs.flatMap(({ rules }) =>
    rules.map(({ editionSlug, place }) => ({ edition: editionSlug, place: printPlace(place) })),
  );
  return [...changes, ...acts].flatMap(({ edition, place }) => {
    const found = service.findEdition(edition);
    const parsed = parsePlace(place);
    const isThere =
      found && parsed && parsed.article <= found.edition.articles && !nearestPlace(parsed, found.edition);
    return isThere ? [] : [`${edition} ${place}`];
  });
}
