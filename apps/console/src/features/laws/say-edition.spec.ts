import { describe, expect, it } from '@jest/globals';
import { articleOfKey, dayIn } from './say-edition';

describe('what stands in the address', () => {
  it.each([
    ['a63', { number: 63, sub: 0 }],
    ['a63.1', { number: 63, sub: 1 }],
    ['a63.p1', null],
    ['63', null],
    ['a', null],
    ['t1.c2', null],
  ])('%s is the article %j', (key, article) => expect(articleOfKey(key)).toEqual(article));

  it.each([
    ['2026-08-15', '2026-08-15'],
    ['2026-8-15', null],
    ['2026-13-45', null],
    ['today', null],
    [null, null],
  ])('%s is the day %s', (text, day) => expect(dayIn(text)).toBe(day));
});
