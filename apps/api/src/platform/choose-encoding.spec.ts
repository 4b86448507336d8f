import { describe, expect, it } from '@jest/globals';
import { chooseEncoding } from './choose-encoding';

describe('the encoding of something packed beforehand', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['br;q=0.000, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['deflate', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
    [['gzip'], 'gzip'],
  ])('for %j is %s', (accepted, encoding) => expect(chooseEncoding(accepted)).toBe(encoding));
});
