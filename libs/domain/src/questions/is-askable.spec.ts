import { expect, it } from '@jest/globals';
import { isAskable } from './is-askable';

it.each([
  ['喝茶的人应当洗杯子。', true],
  ['不得把杯子带走。', true],
  ['值班人有权收回杯子。', true],
  ['本办法所称茶水，是指茶和水。', false],
])('%s is to be known: %s', (text, isToBeKnown) => {
  expect(isAskable(text)).toBe(isToBeKnown);
});
