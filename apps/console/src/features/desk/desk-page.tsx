import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, formatPoints, Loading } from '@whetstone/ui';
import type { DeskQuestionFactsFragment, MarkingDeskQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { markingDesk } from './desk-operations';

type DeskExam = MarkingDeskQuery['markingDesk'][number];

/** What there is to mark, exam by exam and question by question. */
export function DeskPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(markingDesk, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHead crumbs={[{ label: t('desk.title') }]} title={t('desk.title')} subtitle={t('desk.lead')} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading lines={6} />}
      {data?.markingDesk.length === 0 && (
        <Card>
          <Empty title={t('desk.emptyTitle')} hint={t('desk.emptyText')} />
        </Card>
      )}
      <div className="marking-stack">
        {data?.markingDesk.map((exam) => (
          <Exam key={exam.examId} exam={exam} />
        ))}
      </div>
    </>
  );
}

function Exam({ exam }: { readonly exam: DeskExam }) {
  const { t } = useTranslation();
  const columns: readonly Column<DeskQuestionFactsFragment, string>[] = [
    {
      key: 'question',
      title: t('desk.question'),
      className: 'stem',
      render: ({ question }) => (
        <Link to={`/desk/${exam.examId}/${question.revisionId}`}>{question.stemText}</Link>
      ),
    },
    {
      key: 'points',
      title: t('desk.points'),
      isNumber: true,
      render: ({ question }) => formatPoints(question.maxPoints),
    },
    { key: 'waiting', title: t('desk.waiting'), isNumber: true, render: (row) => row.waitingCount },
    { key: 'read', title: t('desk.read'), isNumber: true, render: (row) => row.readCount },
    { key: 'anchors', title: t('desk.calibration'), render: (row) => <Standing row={row} /> },
  ];
  return (
    <section aria-label={exam.title}>
      <h2>{exam.title}</h2>
      {exam.stepPoints !== null ? (
        <Card className="sheet">
          <DataTable
            label={exam.title}
            columns={columns}
            rows={exam.questions}
            rowKey={({ question }) => `${question.revisionId} ${String(question.maxPoints)}`}
          />
        </Card>
      ) : (
        <p>{t('desk.notSetUp')}</p>
      )}
    </section>
  );
}

function Standing({ row: { calibration } }: { readonly row: DeskQuestionFactsFragment }) {
  const { t } = useTranslation();
  const { anchorCount, readCount, isReady, isOff } = calibration;
  if (anchorCount === 0) return t('desk.noAnchors');
  if (isReady) return <Chip tone="green">✓ {t('desk.calibrated')}</Chip>;
  if (isOff) return <Chip tone="red">✗ {t('desk.off')}</Chip>;
  return (
    <Chip tone="amber" className="num">
      {t('desk.anchorsRead', { read: readCount, count: anchorCount })}
    </Chip>
  );
}
