import { expect, it } from '@jest/globals';
import { countTasks } from './count-tasks';

it('counts what is decided; what is being rewritten is not', () => {
  const counts = [
    { status: 'OPEN' as const, count: 5 },
    { status: 'UPDATING' as const, count: 2 },
    { status: 'HISTORY' as const, count: 3 },
    { status: 'RETIRED' as const, count: 1 },
  ];
  expect(countTasks(counts)).toEqual({ total: 11, done: 4, open: 5 });
  expect(countTasks([])).toEqual({ total: 0, done: 0, open: 0 });
});
