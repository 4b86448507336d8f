import type { AmendmentState } from '../../gql/graphql';

const unsettled: readonly AmendmentState[] = ['OPEN', 'UPDATING'];

/** How many tasks there are, have an answer, and wait for one. */
export function countTasks(counts: readonly { readonly status: AmendmentState; readonly count: number }[]) {
  const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + count, 0);
  return {
    total: sum(counts),
    done: sum(counts.filter(({ status }) => !unsettled.includes(status))),
    open: sum(counts.filter(({ status }) => status === 'OPEN')),
  };
}
