import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { QuestionFilter, QuestionsQuery } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';

const questions = graphql(`
  query Questions($filter: QuestionFilter!, $page: PageInput!) {
    questions(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        topic
        revision {
          type
          stemText
          difficulty
          referenceDate
          citations {
            text
          }
        }
      }
    }
  }
`);

export type QuestionRow = QuestionsQuery['questions']['nodes'][number];

const pageSize = 30;

export function QuestionsTable({ filter }: { readonly filter: QuestionFilter }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(questions, {
    variables: { filter, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.questions;
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={10} />;
  return (
    <>
      {shown.totalCount === 0 ? (
        <Empty title={t('banks.noneTitle')} hint={t('banks.noneText')} />
      ) : (
        <>
          <Rows rows={shown.nodes} isBusy={!data} />
          <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
        </>
      )}
    </>
  );
}

function Rows({ rows, isBusy }: { readonly rows: readonly QuestionRow[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const columns: readonly Column<QuestionRow, string>[] = [
    {
      key: 'stem',
      title: t('banks.stem'),
      className: 'stem',
      render: (row) => (
        <Link className="row-link two-lines" to={`/questions/${row.id}`}>
          {row.revision.stemText}
        </Link>
      ),
    },
    { key: 'type', title: t('banks.type'), render: (row) => t(`questionTypes.${row.revision.type}`) },
    {
      key: 'difficulty',
      title: t('banks.difficulty'),
      isNumber: true,
      render: (row) => (
        <>
          <span aria-hidden="true">{row.revision.difficulty}</span>
          <span className="visually-hidden">
            {t('banks.difficultyOf', { level: row.revision.difficulty })}
          </span>
        </>
      ),
    },
    { key: 'topic', title: t('banks.topic'), className: 'middling', render: (row) => row.topic },
    { key: 'referenceDate', title: t('banks.referenceDate'), render: (row) => row.revision.referenceDate },
    {
      key: 'citations',
      title: t('banks.citations'),
      className: 'middling',
      render: (row) => row.revision.citations.map((cited) => cited.text).join('；') || t('banks.noCitation'),
    },
  ];
  return (
    <DataTable
      label={t('banks.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
