import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hasError, sayFault } from '@whetstone/domain';
import { parseStatute } from './parse-statute';

// Invented for these tests: no wording of any statute.
const teaRules = `# 办公室茶水办法

2020年1月2日茶水委员会通过 自2020年2月1日起施行

<!-- INFO END -->

## 第一编 总则

### 第一章 一般规定

第一条 为了喝好茶，写下这些话。

第二条 茶分下列几种：

（一）绿茶；

（二）红茶，包括：

1. 小种；

2. 工夫。

白开水也算茶。

## 第一分编 用具

### 第二章 杯子

#### 第一节 大杯

第三条 第一条、第二条说过的不再说。

第二条、第三条没说的，另行商量。

## 第二编 附则

第四条 没有了。
`;

describe('the text of a law', () => {
  const statute = parseStatute(teaRules);

  it('has a title and lines of enactment', () => {
    expect(statute.title).toBe('办公室茶水办法');
    expect(statute.enactmentLines).toEqual(['2020年1月2日茶水委员会通过 自2020年2月1日起施行']);
  });

  it('has articles under their headings', () => {
    expect(statute.articles.map(({ number, path }) => [number, path.map(({ text }) => text)])).toEqual([
      [1, ['第一编 总则', '第一章 一般规定']],
      [2, ['第一编 总则', '第一章 一般规定']],
      [3, ['第一编 总则', '第一分编 用具', '第二章 杯子', '第一节 大杯']],
      [4, ['第二编 附则']],
    ]);
  });

  it('has paragraphs with items and sub-items', () => {
    expect(statute.articles[1]?.paragraphs).toEqual([
      {
        text: '茶分下列几种：',
        items: [
          { number: 1, text: '绿茶；', subItems: [] },
          {
            number: 2,
            text: '红茶，包括：',
            subItems: [
              { number: 1, text: '小种；' },
              { number: 2, text: '工夫。' },
            ],
          },
        ],
      },
      { text: '白开水也算茶。', items: [] },
    ]);
  });

  it('may have a paragraph that begins with a citation; it stays in its article, with a warning', () => {
    expect(statute.articles[2]?.text).toBe('第一条、第二条说过的不再说。\n第二条、第三条没说的，另行商量。');
    expect(statute.faults.map((wrong) => sayFault(wrong, 'zh'))).toEqual([
      '第 33 行：此行以“第二条”开头，已按正文处理（下一条应为“第四条”），请核对。',
    ]);
  });

  it('may be plain text with a table of contents, indents and no space after the number', () => {
    const plain = [
      '\ufeff办公室茶水办法',
      '（2020年1月2日通过）',
      '目　录',
      '第一章　总则',
      '第二章　附则',
      '第一章　总则',
      '　　第一条　喝茶。',
      '　　第二条之内的事，照旧。',
      '第一条之一　也可以不喝。',
      '第２条 再喝。',
      '第二章　附则',
      '第三条没有了。',
    ].join('\r\n');
    const { articles, headings, faults } = parseStatute(plain);
    expect(articles.map(({ number, sub, path }) => [number, sub, path[0]?.text])).toEqual([
      [1, 0, '第一章 总则'],
      [1, 1, '第一章 总则'],
      [2, 0, '第一章 总则'],
      [3, 0, '第二章 附则'],
    ]);
    expect(headings.map(({ text }) => text)).toEqual(['第一章 总则', '第二章 附则']);
    expect(faults.map(({ code, row }) => [code, row])).toEqual([['ARTICLE_HEAD_IN_SENTENCE', 8]]);
  });

  it('a paragraph that begins with the number of the next article is text while that article is still to come', () => {
    const { articles } = parseStatute('# 题\n某日通过\n第一条 甲。\n\n第二条规定的除外。\n\n第二条 乙。');
    expect(articles.map(({ number, text }) => [number, text])).toEqual([
      [1, '甲。\n第二条规定的除外。'],
      [2, '乙。'],
    ]);
  });
});

describe('a text that is not in order', () => {
  it.each([
    [
      'skips an article',
      '# 题\n某日通过\n第一条 甲\n第三条 丙',
      'ARTICLE_GAP',
      4,
      '第三条',
      '第二条',
      'error',
    ],
    [
      'repeats an article',
      '# 题\n某日通过\n第一条 甲\n第一条 乙',
      'ARTICLE_REPEAT',
      4,
      '第一条',
      '第二条',
      'error',
    ],
    ['has no articles', '# 题\n某日通过\n正文', 'NO_ARTICLES', null, '3', '第一条', 'error'],
    ['has no enactment', '# 题\n第一条 甲', 'MISSING_ENACTMENT', null, '题', 'YYYY年M月D日 …', 'warning'],
  ])('%s', (_case, text, code, row, found, expected, severity) => {
    expect(parseStatute(text).faults).toEqual([{ row, field: null, severity, code, found, expected }]);
  });

  it('is empty', () => {
    expect(parseStatute(' \n').faults.map(({ code }) => code)).toEqual([
      'MISSING_TITLE',
      'MISSING_ENACTMENT',
      'NO_ARTICLES',
    ]);
  });

  it('keeps the text after a gap', () => {
    const { articles } = parseStatute('# 题\n某日通过\n第一条 甲\n第三条 丙\n第四条 丁');
    expect(articles.map(({ number }) => number)).toEqual([1, 3, 4]);
  });
});

const laws = new URL('../../../../../shared/laws/', import.meta.url);
const files: readonly (readonly [string, number])[] = [
  ['environmental-protection-law-2014.md', 70],
  ['daily-penalty-measures-2014-order28.md', 22],
  ['seal-seize-measures-2014-order29.md', 25],
  ['restrict-suspend-production-measures-2014-order30.md', 22],
  ['enterprise-environmental-info-disclosure-measures-2021-mee-order24.md', 33],
  ['administrative-detention-transfer-interim-measures-2014.md', 20],
  ['water-pollution-law-2017.md', 103],
  ['ecological-environment-code-2026.md', 1242],
];

// The texts are not part of the repository; where they lie beside it, they are the best test there is.
if (existsSync(laws)) {
  describe('the statutes', () => {
    it.each(files)('%s has %d articles, none missing and none twice', (file, count) => {
      const statute = parseStatute(readFileSync(new URL(file, laws), 'utf8'));
      expect(statute.articles.map(({ number }) => number)).toEqual(
        Array.from({ length: count }, (_, i) => i + 1),
      );
      expect(hasError(statute.faults)).toBe(false);
      expect(statute.articles.every(({ paragraphs }) => paragraphs.length > 0)).toBe(true);
    });
  });
} else {
  it.skip('skipped: no statute texts', () => undefined);
}
