import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import type { OfficerPageQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { reachablePath } from '../shell/reachable-path';
import { useViewer } from '../shell/viewer-context';
import { DataTable } from '../tables/data-table';
import { OfficerActions } from './officer-actions';
import { officerPage } from './officer-operations';
import './officers.css';

export type Officer = NonNullable<OfficerPageQuery['officer']>;

/** One person: who he is, where he has served, what was changed about him, and what may be done. */
export function OfficerPage() {
  const { t } = useTranslation();
  const { officerId = '' } = useParams();
  const { rootCodes } = useViewer();
  const { data, error, refetch } = useQuery(officerPage, {
    variables: { id: officerId },
    fetchPolicy: 'cache-and-network',
  });
  const officer = data?.officer;
  if (error && !officer) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  if (!officer) return <Empty title={t('officers.gone')} />;
  const crumbs = [
    ...reachablePath(officer.posting?.region.path ?? [], rootCodes).map((step) => ({
      label: step.name,
      to: step.isReachable ? `/officers?region=${step.code}` : undefined,
    })),
    { label: officer.name },
  ];
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={officer.name}
        subtitle={
          officer.posting ? `${officer.posting.unitName} · ${officer.posting.post}` : t('officers.notServing')
        }
      />
      <OfficerActions officer={officer} onDone={() => void refetch()} />
      <div className="officer-columns">
        <Facts officer={officer} />
        <Postings officer={officer} />
      </div>
      <Changes officer={officer} />
    </>
  );
}

function Facts({ officer }: { readonly officer: Officer }) {
  const { t } = useTranslation();
  return (
    <Card className="officer-card">
      <h2>{t('officers.profile')}</h2>
      <dl className="facts num">
        <dt>{t('officers.certificate')}</dt>
        <dd>{officer.certificateNo}</dd>
        <dt>{t('officers.validity')}</dt>
        <dd>
          {officer.certificateValidFrom ?? t('tables.none')} –{' '}
          {officer.certificateValidTo ?? t('tables.none')}
        </dd>
        <dt>{t('officers.idNumber')}</dt>
        <dd>{officer.maskedIdNumber}</dd>
        <dt>{t('officers.gender')}</dt>
        <dd>{officer.gender === 'female' ? t('genders.female') : t('genders.male')}</dd>
        <dt>{t('officers.account')}</dt>
        <dd>{t(officer.hasAccount ? 'officers.active' : 'officers.inactive')}</dd>
      </dl>
    </Card>
  );
}

function Postings({ officer }: { readonly officer: Officer }) {
  const { t } = useTranslation();
  return (
    <Card className="officer-card">
      <h2>{t('officers.postings')}</h2>
      <ol className="timeline num">
        {officer.postings.map((posting) => (
          <li
            key={`${posting.postedFrom}-${posting.unitName}-${posting.kind}`}
            className={posting.postedTo === null ? 'now' : undefined}
          >
            <small>
              {t('officers.period', {
                from: posting.postedFrom,
                to: posting.postedTo ?? t('officers.today'),
              })}
            </small>
            <b>{posting.unitName}</b>
            <span>
              {[posting.post, posting.region.name, posting.grade && t(`officerGrades.${posting.grade}`)]
                .filter(Boolean)
                .join(' · ')}{' '}
              <Chip tone={posting.kind === 'SERVING' ? 'green' : 'amber'}>
                {t(`officerKinds.${posting.kind}`)}
              </Chip>
              {posting.reason && ` ${posting.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Changes({ officer }: { readonly officer: Officer }) {
  const { t } = useTranslation();
  return (
    <Card className="sheet">
      <h2 className="officer-heading">{t('officers.changes')}</h2>
      {officer.changes.length === 0 ? (
        <Empty title={t('officers.noChanges')} />
      ) : (
        <DataTable
          label={t('officers.changes')}
          rows={officer.changes}
          rowKey={(row) => `${row.version}-${row.field}`}
          columns={[
            {
              key: 'at',
              title: t('officers.changedAt'),
              className: 'nowrap',
              render: (row) => formatIsoMinute(row.at),
            },
            { key: 'by', title: t('officers.changedBy'), render: (row) => row.byName },
            {
              key: 'field',
              title: t('officers.changedField'),
              render: (row) => t(`officerFields.${fieldOf(row.field)}`),
            },
            {
              key: 'before',
              title: t('officers.before'),
              className: 'wide',
              render: (row) => row.before ?? t('tables.none'),
            },
            {
              key: 'after',
              title: t('officers.after'),
              className: 'wide',
              render: (row) => row.after ?? t('tables.none'),
            },
          ]}
        />
      )}
    </Card>
  );
}

const FIELDS = [
  'name',
  'certificateNo',
  'certificateValidFrom',
  'certificateValidTo',
  'posting',
  'secondment',
] as const;

export function fieldOf(field: string): (typeof FIELDS)[number] | 'other' {
  return FIELDS.find((known) => known === field) ?? 'other';
}
