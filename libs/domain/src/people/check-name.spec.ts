import { expect, it } from '@jest/globals';
import { checkName } from './check-name';

it.each([
  ['张三', '张三'],
  [' 张三 ', '张三'],
  ['𠮷田', '𠮷田'],
  ['㛃', '㛃'],
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['阿依古丽 · 买买提', '阿依古丽·买买提'],
  ['𠮷'.repeat(100), '𠮷'.repeat(100)],
])('%s is kept as %s', (text, name) => {
  expect(checkName(text)).toEqual({ ok: true, value: name });
});

it.each([
  ['', 'NAME_MISSING', {}],
  ['  ', 'NAME_MISSING', {}],
  ['长'.repeat(300), 'NAME_TOO_LONG', { found: 300, most: 100 }],
  ['张\u0000三', 'NAME_CHARACTERS', {}],
  ['张\u202e三', 'NAME_CHARACTERS', {}],
  ['张\n三', 'NAME_CHARACTERS', {}],
])('%j is refused', (text, code, data) => {
  expect(checkName(text)).toEqual({ ok: false, refusal: { code, data } });
});
