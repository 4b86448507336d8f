import { describe, expect, it } from '@jest/globals';
import { LIKE_ENOUGH, likenessOf, piecesOfQuestion, sketchOf, type Comparable } from './likeness';

const question = (stem: string, ...options: string[]): Comparable => ({ stem, options });
const compare = (one: Comparable, other: Comparable) =>
  likenessOf(piecesOfQuestion(one), piecesOfQuestion(other));

const seal = question(
  '环境保护主管部门实施查封、扣押的期限一般不得超过多少日？',
  '十五日',
  '三十日',
  '六十日',
);

describe('likeness', () => {
  it.each<[string, Comparable, boolean]>([
    ['itself', seal, true],
    [
      'another spelling',
      question('环境保护主管部门实施查封扣押的期限，一般不得超过多少日', '15日', '30日'),
      true,
    ],
    [
      'a turned phrase',
      question('查封、扣押的期限，环境保护主管部门一般不得超过多少日？', '十日', '三十日'),
      true,
    ],
    ['the same subject', question('查封、扣押决定书应当载明哪些事项？', '当事人', '期限'), false],
    ['something else', question('企业应当在何时公开环境信息？', '三十日内', '年底前'), false],
  ])('to %s', (_, other, isAlike) => {
    expect(compare(seal, other) >= LIKE_ENOUGH).toBe(isAlike);
  });

  it('is not by a stem that says nothing', () => {
    const one = question('下列说法正确的是：', '查封期限为三十日', '限产期限为三个月');
    const other = question('下列说法正确的是：', '年度报告应当公开', '拘留由公安机关决定');
    expect(compare(one, other)).toBeLessThan(LIKE_ENOUGH);
  });

  it('of nothing to nothing is none', () => {
    expect(compare(question(''), question('？'))).toBe(0);
  });
});

describe('sketches', () => {
  it('of alike questions have much in common, of others next to nothing', () => {
    const common = (one: Comparable, other: Comparable) =>
      sketchOf(one).filter((piece) => sketchOf(other).includes(piece)).length;
    const alike = question(
      '环境保护主管部门实施查封、扣押的期限一般不超过几日？',
      '十五日',
      '三十日',
      '六十日',
    );
    expect(common(seal, alike)).toBeGreaterThan(8);
    expect(common(seal, question('企业应当在何时公开环境信息？', '三十日内', '年底前'))).toBeLessThan(3);
  });

  it('are small', () => {
    expect(
      sketchOf(question('甲'.repeat(1), ...Array.from({ length: 200 }, (_, i) => `选项${i}`))).length,
    ).toBeLessThanOrEqual(32);
  });
});
