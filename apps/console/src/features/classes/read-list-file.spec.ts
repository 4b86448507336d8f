import { expect, it } from '@jest/globals';
import { readListFile } from './read-list-file';

const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name);

it.each<[string, File, string | null]>([
  ['text', file('名单.txt', '150802001 张三'), '150802001 张三'],
  ['text in GB 18030', file('名单.csv', Uint8Array.of(0x31, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd)), '1,张三'],
  ['no spreadsheet', file('名单.xlsx', 'PK'), null],
  ['no program by another name', file('名单.txt', Uint8Array.of(0x31, 0, 0x32)), null],
  ['no bytes that are no text', file('名单.txt', Uint8Array.of(0xff, 0xff, 0xff)), null],
  ['no more than a megabyte', file('名单.txt', 'x'.repeat(1_000_001)), null],
])('a file of a list is %s', async (_, given, text) => {
  expect(await readListFile(given)).toBe(text);
});
