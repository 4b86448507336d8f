import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { LawCatalogue } from '@whetstone/domain';
import { checkContent } from './check-content';

// Invented for this test: no wording of any statute.
const TEA = `# 办公室茶水办法

2020年1月2日茶水委员会通过

第一条 每个喝茶的人应当在三十分钟内洗净自己用过的杯子并放回柜中原来的位置上去。

违反的，罚扫地二次。

第二条 茶分下列几种：

（一）绿茶；

（二）红茶。
`;
const catalogue: LawCatalogue = [
  {
    ...{ slug: 'tea', title: '办公室茶水办法', shortTitle: '茶水办法', aliases: [] },
    editions: [
      { slug: 'epl-2014', label: '2020年', effectiveFrom: '2020-02-01', effectiveTo: null, articles: 2 },
    ],
  },
];
const HEAD = '题型,题干,选项A,选项B,选项C,选项D,答案,解析,难度,分值,知识点,法条,适用日期';

async function check(rows: readonly string[], hasLaws = true): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-content-'));
  const [questions, laws] = [join(folder, 'questions'), join(folder, 'laws')];
  mkdirSync(questions);
  writeFileSync(join(questions, 'tea.csv'), [HEAD, ...rows].join('\n'));
  if (hasLaws) {
    mkdirSync(laws);
    writeFileSync(join(laws, 'tea.md'), TEA);
    writeFileSync(join(laws, 'laws.json'), JSON.stringify({ laws: [{ file: 'tea.md' }, { file: null }] }));
  }
  const report = await checkContent(questions, laws, catalogue, '2026-11-25');
  expect(report.comparedWith).toEqual(hasLaws ? ['epl-2014'] : null);
  return report.faults;
}

const row = (change: Partial<Record<'stem' | 'a' | 'b' | 'why' | 'law', string>> = {}) =>
  [
    ...[
      '单选',
      change.stem ?? '杯子几时洗净？',
      change.a ?? '30分钟内',
      change.b ?? '下班以后',
      '明天',
      '不洗',
    ],
    ...[
      'A',
      change.why ?? '第一条说得明白。',
      '1',
      '1',
      '茶',
      `《茶水办法》${change.law ?? '第一条第一款'}`,
      '2021-01-01',
    ],
  ].join(',');

describe('the content of the product', () => {
  it('is sound when every key stands in what it cites', async () => {
    expect(await check([row()])).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ['a number the article does not hold', [row({ a: '45分钟内' })], /tea.csv:2: 答案中的 45/],
    ['a number of another paragraph', [row({ a: '二次', law: '第一条第一款' })], /答案中的 2 /],
    [
      'an item that is not there',
      [row(), row({ stem: '茶有哪些？', law: '第二条第三项' })],
      /tea.csv:3: .*第三项 不存在/,
    ],
    ['options alike', [row({ a: '30分钟之内', b: '30分钟之内的' })], /选项实质相同/],
    [
      'the wording of the law',
      [row({ why: '喝茶的人应当在三十分钟内洗净自己用过的杯子并放回柜中原来的位置。' })],
      /照抄法条/,
    ],
    [
      'a stem twice',
      [
        row({ stem: '某办公室的老王喝完茶以后杯子放在桌上两天没有洗，几时洗？' }),
        row({ stem: '某办公室的老王喝完茶以后杯子放在桌上两天没有洗，该怎样？' }),
      ],
      /tea.csv:3: 与 tea.csv:2 重复/,
    ],
    ['a duty nobody asks about', [row({ law: '第二条', a: '绿茶' })], /第一条: 无人问及/],
  ])('is told of %s', async (_what, rows, fault) => {
    expect((await check(rows)).join('\n')).toMatch(fault);
  });

  it('a computed number is right when the explanation computes it', async () => {
    expect(await check([row({ a: '60分钟', why: '第一条：30×2＝60分钟。' })])).toEqual([]);
  });

  it('without the texts is checked by itself', async () => {
    expect(await check([row({ a: '45分钟内' })], false)).toEqual([]);
  });
});
