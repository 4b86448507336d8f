import { expect, it } from '@jest/globals';
import { foldSearch, searchTextOf } from './search-text';

it.each([
  ['张三', '15080200001', ['张三', 'zhangsan', 'zs', '15080200001']],
  ['单雄信', 'A-1', ['shanxiongxin', 'sxx', 'a-1']],
  ['解缙', '1', ['xiejin', 'xj']],
  ['阿依古丽·买买提', '1', ['阿依古丽买买提', 'ayigulimaimaiti', 'ayglmmt']],
  ['吕布', '1', ['lvbu', 'lb']],
  ['𠮷田', '1', ['𠮷田']],
])('%s is found by each of its spellings', (name, certificateNo, spellings) => {
  const text = searchTextOf(name, certificateNo);
  for (const spelling of spellings)
    expect([spelling, text.includes(foldSearch(spelling))]).toEqual([spelling, true]);
});

it('is compared without width, case, spaces and dots', () => {
  expect(foldSearch(' Ｚｈａｎｇ San ')).toBe('zhangsan');
  expect(foldSearch('阿依古丽·买买提')).toBe(foldSearch('阿依古丽买买提'));
});
