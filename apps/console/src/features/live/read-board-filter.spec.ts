import { describe, expect, it } from '@jest/globals';
import { readBoardFilter } from './read-board-filter';

describe('what an address asks of the board', () => {
  it.each([
    ['', { states: null, hasLeft: false, search: '' }],
    ['state=OFFLINE', { states: ['OFFLINE'], hasLeft: false, search: '' }],
    ['state=nonsense&left=yes', { states: null, hasLeft: false, search: '' }],
    ['left=1&q=%20%E4%B9%8C%E5%85%B0%20', { states: null, hasLeft: true, search: '乌兰' }],
  ])('%s', (text, filter) => {
    expect(readBoardFilter(new URLSearchParams(text))).toEqual(filter);
  });
});
