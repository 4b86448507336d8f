import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Empty, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import type { AttemptReplayFactsFragment } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { Player } from './player';
import { replayAttempt } from './replay-operations';
import './replay.css';

/** What happened in an attempt, for an appeal. That somebody looked stands in the audit log, so it is asked for once. */
export function ReplayPage() {
  const { t } = useTranslation();
  const { attemptId = '' } = useParams();
  const [ask, { data, error }] = useMutation(replayAttempt);
  const asked = useRef('');
  const load = () => {
    asked.current = attemptId;
    ask({ variables: { input: { attemptId } } }).catch(() => undefined);
  };
  useEffect(() => {
    if (asked.current !== attemptId) load();
  });
  const replay = data?.replayAttempt;
  if (error && !replay) return <ErrorNotice error={error} onRetry={load} />;
  if (!replay) return <Loading lines={8} />;
  if (replay.__typename === 'Refused') return <Empty title={replay.message} />;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('marking.title'), to: '/marking' },
          { label: replay.examTitle, to: `/marking/${replay.examId}?tab=appeals` },
          { label: t('replay.title') },
        ]}
        title={t('replay.of', { name: replay.officerName })}
        subtitle={`${replay.regionName} · ${t('replay.from', {
          from: formatIsoMinute(replay.startedAt),
          to: formatIsoMinute(replay.submittedAt),
        })}${replay.receiptCode === null ? '' : ` · ${t('replay.receipt', { code: replay.receiptCode })}`}`}
      />
      <Inside replay={replay} />
    </>
  );
}

function Inside({ replay }: { readonly replay: AttemptReplayFactsFragment }) {
  const { t } = useTranslation();
  const [second, setSecond] = useState(0);
  return (
    <>
      <p>{t('replay.lead')}</p>
      <Player {...{ replay, second }} onSecond={setSecond} />
    </>
  );
}
