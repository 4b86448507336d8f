import { expect, it } from '@jest/globals';
import { readClassList } from './read-class-list';

it.each<[string, string, object[]]>([
  [
    'one number a line',
    '150802001\n150802002',
    [
      { row: 1, certificateNo: '150802001' },
      { row: 2, certificateNo: '150802002' },
    ],
  ],
  [
    'lines of another system, and empty ones',
    '150802001\r\n\r\n  \r\n150802002\r\n',
    [{ row: 1 }, { row: 4 }],
  ],
  [
    'cells from a table: the longest with digits is the number',
    '1\t150802001\t张三',
    [{ certificateNo: '150802001', name: '张三' }],
  ],
  ['a name before the number', '张三,150802001', [{ certificateNo: '150802001', name: '张三' }]],
  ['a Chinese comma', '150802001，张三', [{ certificateNo: '150802001', name: '张三' }]],
  ['a space between', '150802001　张三', [{ certificateNo: '150802001', name: '张三' }]],
  ['a name with a space in a cell of its own', '150802001,Aygul Memet', [{ name: 'Aygul Memet' }]],
  ['cells in quotes', '"150802001","张三"', [{ certificateNo: '150802001', name: '张三' }]],
  [
    'full width, and a mark of the file',
    '\ufeff１５０８０２００１',
    [{ certificateNo: '150802001', name: '' }],
  ],
  ['a heading', '执法证号,姓名\n150802001,张三', [{ row: 2, certificateNo: '150802001', name: '张三' }]],
  ['letters in a number', 'NM-0001 张三', [{ certificateNo: 'NM-0001', name: '张三' }]],
  [
    'what holds no number is told as it stands',
    '150802001\n张三',
    [{ row: 1 }, { row: 2, certificateNo: '张三', name: '' }],
  ],
  ['a single word is no heading', '张三', [{ row: 1, certificateNo: '张三' }]],
])('a list is read with %s', (_, text, expected) => {
  const rows = readClassList(text);
  expect(rows).toHaveLength(expected.length);
  expect(rows).toMatchObject(expected);
});

it.each(['', '\n \r\n\t,,\n'])('%j names nobody', (text) => {
  expect(readClassList(text)).toEqual([]);
});
