import { expect, it } from '@jest/globals';
import { checkDevice, median, type CheckName, type CheckState, type DeviceFacts } from './check-device';

const fit: DeviceFacts = {
  ...{ canStore: true, clockAheadMs: 0, roundTripMs: 80 },
  ...{ width: 390, height: 844, missing: [] },
};

it.each<[string, Partial<DeviceFacts>, Partial<Record<CheckName, CheckState>>]>([
  ['a fit device', {}, {}],
  ['a private window that keeps nothing', { canStore: false }, { storage: 'bad' }],
  ['a clock half a minute off', { clockAheadMs: 30_000 }, {}],
  ['a clock that is ahead', { clockAheadMs: 30_001 }, { clock: 'doubtful' }],
  ['a clock that is behind', { clockAheadMs: -3_600_000 }, { clock: 'doubtful' }],
  ['a lame line', { roundTripMs: 601 }, { network: 'doubtful' }],
  ['a line on which a save is not answered in time', { roundTripMs: 1_501 }, { network: 'bad' }],
  ['no line', { roundTripMs: null }, { network: 'bad' }],
  ['a watch', { width: 319 }, { screen: 'doubtful' }],
  ['a phone on its side', { width: 844, height: 390 }, { screen: 'doubtful' }],
  ['a browser of long ago', { missing: ['indexedDB'] }, { browser: 'bad' }],
])('%s', (_name, change, wrong) => {
  const states = checkDevice({ ...fit, ...change }).map(({ name, state }) => [name, state]);
  const good = { storage: 'good', network: 'good', clock: 'good', screen: 'good', browser: 'good' };
  expect(Object.fromEntries(states)).toEqual({ ...good, ...wrong });
});

it.each([
  [[], null],
  [[7], 7],
  [[900, 20, 30], 30],
  [[4, 1, 3, 2], 3],
])('the middle one of %j is %j', (values, middle) => expect(median(values)).toBe(middle));
