import type { BoardFilterInput, SeatState } from '../../gql/graphql';

export const SEAT_STATES: readonly SeatState[] = [
  ...(['NOT_STARTED', 'LATE', 'MISSED', 'IN', 'OFFLINE', 'HANDED_IN', 'VOIDED'] as const),
];

/** What the address asks of the board; words in it that mean nothing are passed over. */
export function readBoardFilter(params: URLSearchParams): BoardFilterInput {
  const state = SEAT_STATES.find((one) => one === params.get('state'));
  return {
    states: state ? [state] : null,
    hasLeft: params.get('left') === '1',
    search: params.get('q')?.trim() ?? '',
  };
}
