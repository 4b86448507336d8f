import { expect, it } from '@jest/globals';
import { unitKindOf } from './unit-kind';

it.each([
  ['内蒙古自治区生态环境综合行政执法总队', 'corps'],
  ['巴彦淖尔市生态环境综合行政执法支队', 'detachment'],
  ['巴彦淖尔市生态环境综合行政执法支队临河区大队', 'brigade'],
  ['巴彦淖尔市生态环境局 临河区 分 局', 'branch'],
  ['巴彦淖尔市生态环境局', 'other'],
])('%s is a %s', (name, kind) => {
  expect(unitKindOf(name)).toBe(kind);
});
