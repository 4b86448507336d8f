import { expect, it } from '@jest/globals';
import { checkLawText, checkSpreadsheet, checkVideo } from './check-file';

const megabyte = 1024 * 1024;

it.each([
  ['花名册.xlsx', megabyte, null],
  ['花名册.CSV', 15 * megabyte, null],
  ['花名册.xlsx', 15 * megabyte + 1, 'TOO_LARGE'],
  ['花名册.xls', megabyte, 'WRONG_TYPE'],
  ['花名册.xlsx', 0, 'EMPTY'],
])('the table %s of %i bytes: %j', (name, size, fault) => {
  expect(checkSpreadsheet({ name, size })).toBe(fault);
});

it.each([
  ['第11期.webm', megabyte, null],
  ['第11期.mp4', 2049 * megabyte, 'TOO_LARGE'],
  ['第11期.avi', megabyte, 'WRONG_TYPE'],
])('the video %s of %i bytes: %j', (name, size, fault) => {
  expect(checkVideo({ name, size })).toBe(fault);
});

it.each([
  ['条例.docx', megabyte, null],
  ['条例.TXT', 10 * megabyte, null],
  ['条例.md', 10 * megabyte + 1, 'TOO_LARGE'],
  ['条例.doc', megabyte, 'WRONG_TYPE'],
  ['条例.docx', 0, 'EMPTY'],
])('the law %s of %i bytes: %j', (name, size, fault) => {
  expect(checkLawText({ name, size })).toBe(fault);
});
