import { expect, it } from '@jest/globals';
import { safeReturn } from './safe-return';

it.each([
  ['/coverage?region=150000', '/coverage?region=150000'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?to=x', '/'],
  [null, '/'],
])('after signing in, %j leads to %j', (to, path) => {
  expect(safeReturn(to)).toBe(path);
});
