import { describe, expect, it } from '@jest/globals';
import { articleOfKey, dayIn } from './law-address';

describe('what stands in the address of a law', () => {
  it.each([
    ['a63', { number: 63, sub: 0 }],
    ['a63.1', { number: 63, sub: 1 }],
    ['a63.p1', null],
    ['t1.c2', null],
  ])('%s is the article %j', (key, article) => expect(articleOfKey(key)).toEqual(article));

  it.each([
    ['2026-08-15', '2026-08-15'],
    ['2026-13-45', null],
    ['today', null],
    [null, null],
  ])('%s is the day %s', (text, day) => expect(dayIn(text)).toBe(day));
});
