import { describe, expect, it } from '@jest/globals';
import { regionsOfPage } from './officer-list';

const counts = [
  { code: 110101, count: 30 },
  { code: 110102, count: 20 },
  { code: 150800, count: 60 },
  { code: 150802, count: 5 },
];

describe('the regions a page of a roster lies in', () => {
  it.each<[limit: number, offset: number, codes: number[], skipped: number]>([
    [10, 0, [110101], 0],
    [30, 0, [110101], 0],
    [31, 0, [110101, 110102], 0],
    [10, 25, [110101, 110102], 0],
    [10, 30, [110102], 30],
    [50, 50, [150800], 50],
    [50, 100, [150800, 150802], 50],
    [50, 110, [150802], 110],
    [50, 115, [], 115],
    [50, 5_000, [], 115],
  ])('%d rows after %d: %j, after %d that are left out', (limit, offset, codes, skipped) => {
    expect(regionsOfPage(counts, limit, offset)).toEqual({ codes, skipped });
  });

  it('are none where nobody serves', () => {
    expect(regionsOfPage([], 50, 0)).toEqual({ codes: [], skipped: 0 });
  });
});
