import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Empty, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import type { ClassByIdQuery, ClassFactsFragment } from '../../gql/graphql';
import { ExamStateChip } from '../exams/exam-state-chip';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { AddMembers } from './add-members';
import { ClassMembers } from './class-members';
import { classById } from './class-operations';
import { ClassStateChip } from './classes-page';
import './classes.css';

export function ClassPage() {
  const { t } = useTranslation();
  const { classId = '' } = useParams();
  const [isAdding, setAdding] = useState(false);
  // Raised when somebody was added, so that the list is asked for again.
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery(classById, {
    variables: { id: classId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const shown = data.trainingClass;
  if (!shown) return <Empty title={t('classes.goneTitle')} />;
  const { name, year, number, region } = shown;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('classes.title'), to: '/classes' }, { label: name }]}
        title={name}
        subtitle={`${t('classes.issueOf', { year, number })} · ${region.name}`}
        actions={shown.isMine && <Actions id={shown.id} onAdd={() => setAdding(true)} />}
      />
      <div className="class-columns">
        <Facts shown={shown} />
        <Quotas shown={shown} />
      </div>
      {shown.exams.length > 0 && <Exams rows={shown.exams} />}
      <ClassMembers key={round} shown={shown} onChanged={() => void refetch()} />
      <AddMembers
        classId={shown.id}
        regionCode={region.code}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdded={() => {
          setRound(round + 1);
          void refetch();
        }}
      />
    </>
  );
}

function Actions({ id, onAdd }: { readonly id: string; readonly onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={`/exams/new?class=${id}`}>{t('classes.setExam')}</Link>
      <Link to={`/classes/${id}/edit`}>{t('classes.edit')}</Link>
      <Link to={`/classes/${id}/import`}>{t('classes.import')}</Link>
      <Button type="primary" onClick={onAdd}>
        {t('classes.add')}
      </Button>
    </>
  );
}

function Facts({ shown }: { readonly shown: ClassFactsFragment }) {
  const { t } = useTranslation();
  const { startsOn, endsOn, memberCount, seatCount } = shown;
  return (
    <Card className="sheet pad stack">
      <p>
        <ClassStateChip days={shown} />
      </p>
      <dl className="facts num">
        <dt>{t('classes.days')}</dt>
        <dd>
          {startsOn} – {endsOn}
        </dd>
        <dt>{t('classes.memberCount')}</dt>
        <dd>{formatCount(memberCount)}</dd>
        {seatCount !== null && (
          <>
            <dt>{t('classes.seats')}</dt>
            <dd>{formatCount(seatCount)}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}

type Quota = ClassFactsFragment['quotas'][number];

function Quotas({ shown: { quotas } }: { readonly shown: ClassFactsFragment }) {
  const { t } = useTranslation();
  const columns: readonly Column<Quota, string>[] = [
    { key: 'unit', title: t('classes.unit'), className: 'wide', render: ({ unitName }) => unitName },
    {
      key: 'seats',
      title: t('classes.seats'),
      render: ({ taken, seats }) => (
        <span className="share">
          <span className="share-text">{t('classes.takenOf', { taken, seats })}</span>
          <span className="bar" aria-hidden="true">
            <i style={{ width: `${Math.min(100, (taken / seats) * 100)}%` }} />
          </span>
        </span>
      ),
    },
  ];
  return (
    <Card className="sheet">
      <h2 className="class-heading pad-h">{t('classes.quotas')}</h2>
      {quotas.length === 0 ? (
        <p className="quiet pad-h">{t('classes.noQuotas')}</p>
      ) : (
        <div className="class-quotas">
          <DataTable
            label={t('classes.quotas')}
            columns={columns}
            rows={quotas}
            rowKey={({ unitId }) => unitId}
          />
        </div>
      )}
    </Card>
  );
}

type Exam = NonNullable<ClassByIdQuery['trainingClass']>['exams'][number];

function Exams({ rows }: { readonly rows: readonly Exam[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<Exam, string>[] = [
    {
      key: 'title',
      title: t('examPlans.name'),
      className: 'stem',
      render: ({ id, title }) => <Link to={`/exams/${id}`}>{title}</Link>,
    },
    { key: 'state', title: t('lectures.state'), render: (exam) => <ExamStateChip exam={exam} /> },
    {
      key: 'window',
      title: t('lectures.window'),
      className: 'nowrap',
      render: ({ opensAt, closesAt }) => `${formatIsoMinute(opensAt)} – ${formatIsoMinute(closesAt)}`,
    },
  ];
  return (
    <Card className="sheet">
      <h2 className="class-heading pad-h">{t('classes.exams')}</h2>
      <DataTable label={t('classes.exams')} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Card>
  );
}
