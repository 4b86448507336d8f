import { describe, expect, it } from '@jest/globals';
import { assign, columnLetters, columnsOf } from './columns';

describe('the columns of a roster', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [52, 'BA'],
  ])('%d is called %s', (index, letters) => expect(columnLetters(index)).toBe(letters));

  it('are read once: a column given to one field is taken from the other', () => {
    expect(assign({ NAME: 0, POST: 3 }, 'REGION', 3)).toEqual({ NAME: 0, REGION: 3 });
  });

  it('are taken away by choosing none', () => {
    expect(assign({ NAME: 0, POST: 3 }, 'POST', undefined)).toEqual({ NAME: 0 });
  });

  it('are told in the order of the fields', () => {
    expect(columnsOf({ REGION: 1, NAME: 4 })).toEqual([
      { field: 'NAME', column: 4 },
      { field: 'REGION', column: 1 },
    ]);
  });
});
