import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  alignArticles,
  parseCitations,
  parsePlace,
  placeOfKey,
  printCitation,
  printPlace,
  type LawCatalogue,
  type Provision,
} from '@whetstone/domain';
import { parseStatute } from './parse-statute';
import { treeOf } from './statute-tree';

// Invented for these tests: no wording of any statute.
const teaRules = `# 办公室茶水办法

2020年1月2日茶水委员会通过

## 第一编 总则
### 第一章 一般规定
第一条 茶分下列几种：
（一）绿茶；
（二）红茶，包括：
1. 小种；
2. 工夫。
白开水也算茶。
第一条之一 也可以不喝。
## 第二编 附则
## 附录
第二条 没有了。
`;

const tree = treeOf(parseStatute(teaRules));

describe('the tree of a text', () => {
  it('names every provision by its path', () => {
    expect(tree.map(({ key, parentKey, kind, text }) => [key, parentKey, kind, text])).toEqual([
      ['t1', null, 'part', '总则'],
      ['t1.c1', 't1', 'chapter', '一般规定'],
      [
        'a1',
        't1.c1',
        'article',
        '茶分下列几种：\n（一）绿茶；\n（二）红茶，包括：\n1. 小种；\n2. 工夫。\n白开水也算茶。',
      ],
      ['a1.p1', 'a1', 'paragraph', '茶分下列几种：'],
      ['a1.p1.i1', 'a1.p1', 'item', '绿茶；'],
      ['a1.p1.i2', 'a1.p1', 'item', '红茶，包括：'],
      ['a1.p1.i2.m1', 'a1.p1.i2', 'sub_item', '小种；'],
      ['a1.p1.i2.m2', 'a1.p1.i2', 'sub_item', '工夫。'],
      ['a1.p2', 'a1', 'paragraph', '白开水也算茶。'],
      ['a1.1', 't1.c1', 'article', '也可以不喝。'],
      ['a1.1.p1', 'a1.1', 'paragraph', '也可以不喝。'],
      ['t2', null, 'part', '附则'],
      ['t2.c0', 't2', 'chapter', '附录'],
      ['a2', 't2.c0', 'article', '没有了。'],
      ['a2.p1', 'a2', 'paragraph', '没有了。'],
    ]);
    expect(tree.map(({ position }) => position)).toEqual(tree.map((_, index) => index));
  });

  it('keeps the keys of everything else when a sentence is corrected', () => {
    const corrected = treeOf(parseStatute(teaRules.replace('白开水也算茶', '白开水不算茶')));
    expect(corrected.map(({ key }) => key)).toEqual(tree.map(({ key }) => key));
  });

  it('tells a number that is used twice apart, with a warning', () => {
    const statute = parseStatute(
      '# 题\n某日通过\n## 第一章 甲\n## 第一章 乙\n## 第三章 丙\n第一条 有：\n（一）一；\n（一）又一。',
    );
    expect(treeOf(statute).map(({ key }) => key)).toEqual([
      'c1',
      'c1-2',
      'c3',
      'a1',
      'a1.p1',
      'a1.p1.i1',
      'a1.p1.i1-2',
    ]);
    expect(statute.faults.map(({ code, found, expected }) => [code, found, expected])).toEqual([
      ['HEADING_ORDER', '第三章', '第二章'],
      ['ITEM_ORDER', '1', '2'],
    ]);
  });
});

/** Every place of the text, in its standard form with and without its edition, is read back as the same place. */
function readsBack(title: string, provisions: readonly Provision[]): void {
  const keys = provisions.map(({ key }) => key);
  const articles = provisions.filter(({ kind }) => kind === 'article').length;
  const edition = { slug: 'x-1', label: '2020年公布', effectiveFrom: '2020-01-01', effectiveTo: null };
  const law = { slug: 'x', title, shortTitle: title, aliases: [] };
  const catalogue: LawCatalogue = [
    { ...law, editions: [{ ...edition, articles, provisions: new Set(keys) }] },
  ];
  const places = keys.map(placeOfKey).filter((place) => place !== null);
  expect(places.length).toBe(provisions.filter(({ kind }) => !/part|chapter|section/.test(kind)).length);
  for (const place of places) {
    expect(parsePlace(printPlace(place))).toEqual(place);
    const citation = { editionSlug: 'x-1', ...place };
    for (const withEdition of [true, false]) {
      const text = printCitation(citation, catalogue, { withEdition });
      expect(parseCitations(text, catalogue, '2021-01-01', '2021-01-01')).toEqual({
        ...{ citations: [citation], referenceDate: '2021-01-01', faults: [] },
      });
    }
  }
}

describe('printing and reading a place are each other’s inverse', () => {
  it('for the invented law', () => readsBack('办公室茶水办法', tree));

  const laws = new URL('../../../../../shared/laws/', import.meta.url);
  if (existsSync(laws)) {
    it('and the Code’s articles are recognised as what those of 2014 became', () => {
      const articlesOf = (file: string) =>
        treeOf(parseStatute(readFileSync(new URL(file, laws), 'utf8'))).filter(
          ({ kind }) => kind === 'article',
        );
      const old = articlesOf('environmental-protection-law-2014.md');
      const rows = alignArticles(old, articlesOf('ecological-environment-code-2026.md'));
      const became = (key: string) => rows.find((row) => row.old?.key === key)?.new?.key;
      expect(['a25', 'a59', 'a60', 'a63'].map(became)).toEqual(['a52', 'a1060', 'a1107', 'a1108']);
    });

    it.each(readdirSync(laws).filter((file) => file.endsWith('.md') && file !== 'README.md'))(
      'for %s',
      (file) => {
        const statute = parseStatute(readFileSync(new URL(file, laws), 'utf8'));
        readsBack(statute.title, treeOf(statute));
      },
    );
  } else {
    it.skip('skipped: no statute texts', () => undefined);
  }
});
