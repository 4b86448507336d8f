import type { ReactNode } from 'react';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { Pager } from './pager';
import { wholeNumber } from './search';
import { useAddress } from './use-address';

export const LIST_SIZE = 24;

/** The page in the address, from 1, and what is asked of the server for it. */
export function useListPage() {
  const { params } = useAddress();
  const number = wholeNumber(params.get('page'), 1) ?? 1;
  return { number, asked: { limit: LIST_SIZE, offset: (number - 1) * LIST_SIZE } };
}

interface PagedListProps<Row> {
  /** What is shown, perhaps still that of the page before; undefined = nothing yet. */
  readonly shown: { readonly nodes: readonly Row[]; readonly totalCount: number } | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly pageNumber: number;
  readonly empty: { readonly title: string; readonly hint: string };
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** One page of a list, or that it is on its way, failed, or is empty. */
export function PagedList<Row>(props: PagedListProps<Row>) {
  return (
    <Card className="sheet">
      <Inside {...props} />
    </Card>
  );
}

function Inside<Row>({ shown, error, onRetry, pageNumber, empty, children }: PagedListProps<Row>) {
  if (error && !shown) return <ErrorNotice error={error} onRetry={onRetry} />;
  if (!shown) return <Loading lines={8} />;
  if (shown.totalCount === 0) return <Empty title={empty.title} hint={empty.hint} />;
  return (
    <>
      {children(shown.nodes)}
      <Pager page={pageNumber} pageSize={LIST_SIZE} totalCount={shown.totalCount} />
    </>
  );
}
