import { printChineseNumeral } from '../numerals/chinese-numeral';
import type { FineRange } from './which-law';

const tenThousand = 10_000;

/** A sum as statutes write it: 20000 → 二万元, 5000 → 五千元; what is neither is written in figures. */
export function sayYuan(yuan: number): string {
  if (yuan > 0 && yuan % tenThousand === 0 && yuan / tenThousand < tenThousand)
    return `${printChineseNumeral(yuan / tenThousand)}万元`;
  return yuan > 0 && yuan < tenThousand ? `${printChineseNumeral(yuan)}元` : `${yuan}元`;
}

export function sayFine({ fromYuan, toYuan }: FineRange): string {
  return fromYuan > 0 ? `${sayYuan(fromYuan)}以上${sayYuan(toYuan)}以下` : `${sayYuan(toYuan)}以下`;
}

/** 2017-03-22 → 2017年3月22日. */
export function sayDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
