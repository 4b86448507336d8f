import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, formatIsoDay, Loading } from '@whetstone/ui';
import type { AmendmentsQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { RegionSelect } from '../regions/region-select';
import { homeOf } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { amendments, openAmendmentRun } from './amendment-operations';
import { countTasks } from './count-tasks';
import './amendments.css';

/** The ended texts with questions resting on them, and how far the region has come with each. */
export function AmendmentsPage() {
  const { t } = useTranslation();
  const [isOpening, setOpening] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(amendments, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('amendments.title') }]}
        title={t('amendments.title')}
        subtitle={t('amendments.lead')}
        actions={<Button onClick={() => setOpening(true)}>{t('amendments.run')}</Button>}
      />
      <div role="status">{found && <Alert type="success" showIcon title={found} />}</div>
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={6} />
      ) : data.amendments.length === 0 ? (
        <Card>
          <Empty title={t('amendments.emptyTitle')} hint={t('amendments.emptyText')} />
        </Card>
      ) : (
        <ul className="amendment-cards">
          {data.amendments.map((row) => (
            <Edition key={row.edition.slug} row={row} />
          ))}
        </ul>
      )}
      <OpenRun
        isOpen={isOpening}
        laws={data?.laws ?? []}
        onClose={() => setOpening(false)}
        onFound={(text) => {
          setFound(text);
          void refetch();
        }}
      />
    </>
  );
}

function Edition({ row }: { readonly row: AmendmentsQuery['amendments'][number] }) {
  const { t } = useTranslation();
  const { edition } = row;
  const { total, done, open } = countTasks(row.counts);
  return (
    <li>
      <Card className="bank-card">
        <h2>
          <Link className="row-link" to={`/amendments/${edition.slug}`}>
            {edition.lawTitle}（{edition.label}）
          </Link>
        </h2>
        <small className="num">
          {edition.effectiveTo && t('amendments.ended', { day: edition.effectiveTo })}
        </small>
        <Progress
          percent={Math.floor((done / Math.max(1, total)) * 100)}
          aria-label={t('amendments.progress', { done, total })}
        />
        <p className="num">{t('amendments.progress', { done, total })}</p>
        <p className="chips num">
          {row.counts.map(({ status, count }) => (
            <Chip key={status} tone={status === 'OPEN' ? 'amber' : 'grey'}>
              {t(`amendmentStates.${status}`)} {count}
            </Chip>
          ))}
        </p>
        <p className={open > 0 ? 'amber-text' : 'quiet'}>
          {open > 0 ? t('amendments.remaining', { count: open }) : t('amendments.finished')}
        </p>
      </Card>
    </li>
  );
}

interface OpenRunProps {
  readonly isOpen: boolean;
  readonly laws: AmendmentsQuery['laws'];
  readonly onClose: () => void;
  readonly onFound: (sentence: string) => void;
}

function OpenRun({ isOpen, laws, onClose, onFound }: OpenRunProps) {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const [run] = useMutation(openAmendmentRun);
  const home = homeOf('amend', viewer.grants, formatIsoDay(new Date()));
  const ended = laws.flatMap(({ title, editions }) =>
    editions
      .filter(({ effectiveTo }) => effectiveTo !== null)
      .map(({ slug, label }) => ({ value: slug, label: `${title}（${label}）` })),
  );
  return (
    <AskModal<{ editionSlug: string; regionCode: number }>
      isOpen={isOpen}
      title={t('amendments.runTitle')}
      okText={t('amendments.runDo')}
      initialValues={{ ...(home !== undefined && { regionCode: home }) }}
      onClose={onClose}
      onSubmit={async (input) => {
        const answer = (await run({ variables: { input } })).data?.openAmendmentRun;
        if (answer?.__typename !== 'AmendmentRun') return answer?.message ?? t('questions.failed');
        onFound(t('amendments.found', { open: answer.openedCount, history: answer.historyCount }));
        return null;
      }}
    >
      <Form.Item name="editionSlug" label={t('amendments.edition')} rules={[{ required: true }]}>
        <Select options={ended} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="regionCode"
        label={t('amendments.region')}
        extra={t('amendments.runHint')}
        rules={[{ required: true }]}
      >
        <RegionSelect />
      </Form.Item>
    </AskModal>
  );
}
