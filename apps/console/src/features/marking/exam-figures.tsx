import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Empty, ErrorNotice, formatPercent, formatPoints, Loading } from '@whetstone/ui';
import type { ExamFiguresQuery } from '../../gql/graphql';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { FlagChips, OptionBars, printRatio } from './item-figures';
import { examFigures } from './marking-operations';

type Exam = NonNullable<ExamFiguresQuery['markedExam']>;
type Statistics = NonNullable<Exam['statistics']>;
type Form = Statistics['forms'][number];
type Item = Exam['items'][number];

/** How a test came out: the whole of it, how well it measured, and question by question. */
export function ExamFigures({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(examFigures, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data?.markedExam) return <Loading lines={8} />;
  const { statistics, items } = data.markedExam;
  if (!statistics)
    return (
      <Card>
        <Empty title={t('marking.tab_figures')} hint={t('marking.notCounted')} />
      </Card>
    );
  return (
    <div className="marking-stack">
      <Whole statistics={statistics} />
      <Forms forms={statistics.forms} />
      <Items items={items} />
    </div>
  );
}

function Whole({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useTranslation();
  const { satCount, passedCount, meanPoints, deviationPoints } = statistics;
  const isTold = meanPoints !== null && deviationPoints !== null;
  return (
    <Card className="pad stack">
      <h2>{t('marking.wholeExam')}</h2>
      <dl className="marking-figures num">
        <div>
          <dt>{t('marking.sat')}</dt>
          <dd>{satCount}</dd>
        </div>
        {isTold && (
          <>
            <div>
              <dt>{t('marking.passRatio')}</dt>
              <dd>{formatPercent(passedCount / satCount)}</dd>
            </div>
            <div>
              <dt>{t('marking.mean')}</dt>
              <dd>{formatPoints(rounded(meanPoints))}</dd>
            </div>
            <div>
              <dt>{t('marking.deviation')}</dt>
              <dd>{formatPoints(rounded(deviationPoints))}</dd>
            </div>
          </>
        )}
      </dl>
      <p className="small quiet">{isTold ? t('marking.firstOnly') : t('marking.tooFew')}</p>
    </Card>
  );
}

function Forms({ forms }: { readonly forms: readonly Form[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<Form & { readonly number: number }, string>[] = [
    {
      key: 'form',
      title: t('marking.reliability'),
      render: (row) => t('marking.form', { number: row.number }),
    },
    { key: 'count', title: t('marking.formCount'), isNumber: true, render: (row) => row.count },
    { key: 'items', title: t('marking.formItems'), isNumber: true, render: (row) => row.itemCount },
    {
      key: 'mean',
      title: t('marking.mean'),
      isNumber: true,
      render: (row) => formatPoints(rounded(row.meanPoints)),
    },
    {
      key: 'deviation',
      title: t('marking.deviation'),
      isNumber: true,
      render: (row) => formatPoints(rounded(row.deviationPoints)),
    },
    {
      key: 'alpha',
      title: t('marking.alpha'),
      isNumber: true,
      render: (row) => (row.alpha === null ? t('marking.noAlpha') : printRatio(row.alpha)),
    },
    {
      key: 'sem',
      title: t('marking.sem'),
      isNumber: true,
      render: (row) => (row.semPoints === null ? t('tables.none') : formatPoints(rounded(row.semPoints))),
    },
  ];
  return (
    <Card className="sheet">
      <h2 className="pad-h">{t('marking.reliability')}</h2>
      {forms.length === 0 ? (
        <p className="pad quiet">{t('marking.noForms')}</p>
      ) : (
        <>
          <DataTable
            label={t('marking.forms')}
            columns={columns}
            rows={forms.map((form, place) => ({ ...form, number: place + 1 }))}
            rowKey={(row) => row.formId}
          />
          <p className="pad small quiet">{t('marking.alphaHint')}</p>
        </>
      )}
    </Card>
  );
}

function Items({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const { places } = useViewer();
  const columns: readonly Column<Item, string>[] = [
    {
      key: 'question',
      title: t('marking.question'),
      className: 'stem',
      render: (row) =>
        places.includes('questions') ? (
          <Link to={`/questions/${row.questionId}`}>{row.stemText}</Link>
        ) : (
          row.stemText
        ),
    },
    {
      key: 'flags',
      title: t('marking.flags'),
      render: (row) => <FlagChips flags={row.statistics?.flags ?? []} />,
    },
    {
      key: 'count',
      title: t('marking.formCount'),
      isNumber: true,
      render: (row) => row.statistics?.satCount ?? 0,
    },
    {
      key: 'difficulty',
      title: t('marking.difficulty'),
      isNumber: true,
      render: (row) => told(row.statistics?.difficulty, formatPercent),
    },
    {
      key: 'discrimination',
      title: t('marking.discrimination'),
      isNumber: true,
      render: (row) => told(row.statistics?.discrimination, printRatio),
    },
    {
      key: 'options',
      title: t('marking.options'),
      render: (row) => <OptionBars options={row.statistics?.options ?? []} />,
    },
  ];
  return (
    <Card className="sheet">
      <h2 className="pad-h">{t('marking.items')}</h2>
      {items.length === 0 ? (
        <p className="pad quiet">{t('marking.itemsEmpty')}</p>
      ) : (
        <>
          <DataTable
            label={t('marking.items')}
            columns={columns}
            rows={items}
            rowKey={(row) => row.revisionId}
          />
          <p className="pad small quiet">{t('marking.itemsHint')}</p>
        </>
      )}
    </Card>
  );

  function told(value: number | null | undefined, print: (value: number) => string): string {
    return typeof value === 'number' ? print(value) : t('tables.none');
  }
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
