import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Card,
  Empty,
  ErrorNotice,
  formatIsoDay,
  formatList,
  formatPercent,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import type { ListedQuestionFragment } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { BulkBar } from './bulk-bar';
import { QuestionFilters } from './question-filters';
import { filterChoices, questionList } from './question-operations';
import { countFilters, pageSizes, readFilter, readPageSize } from './read-filter';
import { StateChips } from './state-chips';
import './questions.css';

interface Props {
  /** Null = all the viewer's banks, one of which the address may name. */
  readonly bankId: string | null;
  /** Shown where the bank has no question at all. */
  readonly emptyActions?: ReactNode;
}

/** The working list: filters in the address, what is ticked is dealt with at once. */
export function QuestionList({ bankId, emptyActions }: Props) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const filter = readFilter(params, bankId);
  const size = readPageSize(params);
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data: choices } = useQuery(filterChoices);
  const { data, previousData, error, refetch } = useQuery(questionList, {
    variables: { filter, page: { limit: size, offset: (page - 1) * size } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.questions;
  const [picked, setPicked] = useState<ReadonlyMap<string, ListedQuestionFragment>>(new Map());
  const pick = (rows: readonly ListedQuestionFragment[], isSelected: boolean) => {
    const next = new Map(picked);
    for (const row of rows) {
      if (isSelected) next.set(row.id, row);
      else next.delete(row.id);
    }
    setPicked(next);
  };
  const isUnfiltered = countFilters(filter) === 0;
  return (
    <>
      <QuestionFilters filter={filter} isBankFixed={bankId !== null} choices={choices} />
      <BulkBar
        picked={[...picked.values()]}
        banks={choices?.banks ?? []}
        onClear={() => setPicked(new Map())}
        onDone={() => void refetch()}
      />
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={10} />
        ) : shown.totalCount === 0 ? (
          <div className="pad stack">
            <Empty
              title={t(isUnfiltered ? 'questions.emptyTitle' : 'questions.noneTitle')}
              hint={t(isUnfiltered ? 'questions.emptyText' : 'questions.noneText')}
            />
            {isUnfiltered && emptyActions}
          </div>
        ) : (
          <>
            <Rows rows={shown.nodes} isBusy={!data} hasBank={bankId === null} picked={picked} onPick={pick} />
            <Pager page={page} pageSize={size} totalCount={shown.totalCount} />
            <div className="page-size row-actions small">
              <span>{t('questions.size')}</span>
              <Select
                size="small"
                aria-label={t('questions.size')}
                value={size}
                onChange={(next) => go({ size: next === pageSizes[0] ? null : next, page: null })}
                options={pageSizes.map((value) => ({ value, label: String(value) }))}
              />
            </div>
          </>
        )}
      </Card>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly ListedQuestionFragment[];
  readonly isBusy: boolean;
  readonly hasBank: boolean;
  readonly picked: ReadonlyMap<string, ListedQuestionFragment>;
  readonly onPick: (rows: readonly ListedQuestionFragment[], isSelected: boolean) => void;
}

function Rows({ rows, isBusy, hasBank, picked, onPick }: RowsProps) {
  const { t } = useTranslation();
  const columns = useColumns(hasBank);
  return (
    <DataTable
      label={t('questions.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
      selection={{
        isSelected: (row) => picked.has(row.id),
        onSelect: (row, isSelected) => onPick([row], isSelected),
        onSelectAll: (isSelected) => onPick(rows, isSelected),
        labelOf: (row) => t('questions.select', { stem: row.revision.stemText.slice(0, 30) }),
        allLabel: t('questions.selectAll'),
      }}
    />
  );
}

function useColumns(hasBank: boolean): readonly Column<ListedQuestionFragment, string>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      key: 'stem',
      title: t('questions.stem'),
      className: 'stem',
      render: (row) => (
        <>
          <Link className="row-link two-lines" to={`/questions/${row.id}`}>
            {row.revision.stemText}
          </Link>
          {row.tags.length > 0 && (
            <small className="quiet">
              {t('questions.tags')} {formatList(row.tags, language)}
            </small>
          )}
        </>
      ),
    },
    { key: 'status', title: t('questions.status'), render: (row) => <StateChips question={row} /> },
    { key: 'type', title: t('questions.type'), render: (row) => t(`questionTypes.${row.revision.type}`) },
    {
      key: 'difficulty',
      title: t('questions.difficulty'),
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
    {
      key: 'topic',
      title: t('questions.topic'),
      className: 'middling',
      render: (row) => (
        <>
          {row.topic}
          {hasBank && <small className="quiet two-lines">{row.bank.name}</small>}
        </>
      ),
    },
    {
      key: 'used',
      title: t('questions.used'),
      isNumber: true,
      render: (row) => t('questions.usedTimes', { count: row.statistics.paperCount }),
    },
    {
      key: 'right',
      title: t('questions.rightRatio'),
      isNumber: true,
      render: (row) =>
        row.statistics.rightRatio === null ? (
          <span className="quiet small">{t('questions.tooFew')}</span>
        ) : (
          formatPercent(row.statistics.rightRatio)
        ),
    },
    {
      key: 'updated',
      title: t('questions.updated'),
      render: (row) => (
        <>
          {formatIsoDay(row.updatedAt)}
          <br />
          <small className="quiet">{row.authorName ?? t('questions.team')}</small>
        </>
      ),
    },
  ];
}
