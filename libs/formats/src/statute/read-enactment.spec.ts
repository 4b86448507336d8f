import { describe, expect, it } from '@jest/globals';
import { parseStatute } from './parse-statute';
import { readEnactment } from './read-enactment';

const read = (lines: string, last = '没有了。') =>
  Object.values(readEnactment(parseStatute(`# 办法\n${lines}\n第一条 ${last}`)));

describe('what a text says of its own making', () => {
  it.each([
    [
      '2014年12月19日环境部令第28号公布 自2015年1月1日起施行',
      '没有了。',
      ['2014-12-19', '2015-01-01', '环境部令第28号'],
    ],
    ['2014年12月19日公布', '本办法自2015年1月1日起施行。', ['2014-12-19', '2015-01-01', null]],
    ['２０１４年１２月１９日部令第二十八号', '没有了。', ['2014-12-19', null, '部令第二十八号']],
    ['（1984年5月11日通过 2017年6月27日修正）', '本法自2008年6月1日起施行。', ['2017-06-27', null, null]],
    ['某日通过', '没有了。', [null, null, null]],
    ['2014年13月40日通过', '没有了。', [null, null, null]],
  ])('%s … %s', (lines, last, expected) => expect(read(lines, last)).toEqual(expected));
});
