import { describe, expect, it } from '@jest/globals';
import { numbersIn } from './numbers-in';

describe('the quantities of a text', () => {
  it.each<[string, number[]]>([
    ['应当在三十日内复查', [30]],
    ['30日、３０ 日和三十日相同', [30]],
    ['处二万元以上二十万元以下的罚款', [20_000, 200_000]],
    ['处10万元以上100万元以下', [100_000, 1_000_000]],
    ['罚款一百二十五万元', [1_250_000]],
    ['一万五千元', [15_000]],
    ['两个工作日', [2]],
    ['1.5倍', [1.5]],
    ['一般规定、统一监督', []],
    ['依照第六十三条第一款第（三）项', []],
    ['百分之五十以上', [50]],
    ['没有数', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});
