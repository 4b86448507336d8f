import { describe, expect, it } from '@jest/globals';
import { readLocalTime, writeLocalTime } from './local-time';

describe('a time in a field', () => {
  it.each([
    ['2026-12-02T09:00', '2026-12-02T01:00:00.000Z'],
    ['2026-12-02T00:30', '2026-12-01T16:30:00.000Z'],
  ])('%s is of Beijing', (text, instant) => {
    expect(readLocalTime(text)).toBe(instant);
    expect(writeLocalTime(instant)).toBe(text);
  });

  it('that is empty is none', () => {
    expect([
      readLocalTime(''),
      readLocalTime(undefined),
      readLocalTime('明天'),
      writeLocalTime(null),
    ]).toEqual([...[null, null, null], '']);
  });
});
