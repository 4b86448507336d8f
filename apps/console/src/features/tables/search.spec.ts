import { describe, expect, it } from '@jest/globals';
import { oneOf, patchSearch, wholeNumber } from './search';

describe('the address of a filtered table', () => {
  it('keeps what is not patched and drops what is null', () => {
    expect(patchSearch(new URLSearchParams('region=150000&page=3'), { page: null, q: '巴' })).toBe(
      '?region=150000&q=%E5%B7%B4',
    );
  });

  it('is empty when no filter is left', () => {
    expect(patchSearch(new URLSearchParams('q=a'), { q: '' })).toBe('');
  });

  it.each([
    ['3', 3],
    ['0', null],
    ['-1', null],
    ['3.5', null],
    ['x', null],
    [null, null],
  ])('reads the page %j as %j', (text, page) => {
    expect(wholeNumber(text, 1)).toBe(page);
  });

  it('falls back when the word is not one of those allowed', () => {
    expect(oneOf('PASSED', ['ALL', 'PASSED'], 'ALL')).toBe('PASSED');
    expect(oneOf('passed', ['ALL', 'PASSED'], 'ALL')).toBe('ALL');
  });
});
