import { expect, it } from '@jest/globals';
import { deviceKind } from './device-kind';

it.each([
  ['Mozilla/5.0 (Linux; Android 14) Mobile', 'phone'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Mobile/15E148', 'tablet'],
  ['Mozilla/5.0 (Linux; Android 14; SM-X710) Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'computer'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0)', 'computer'],
  ['手机', null],
])('%s is a %j', (userAgent, kind) => {
  expect(deviceKind(userAgent)).toBe(kind);
});
