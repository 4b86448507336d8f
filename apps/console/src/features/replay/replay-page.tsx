import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Empty, ErrorNotice, formatIsoMinute, formatTimeOfDay, Loading } from '@whetstone/ui';
import type { AttemptReplayFactsFragment } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { windowsOf } from './moments';
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
          to: formatIsoMinute(replay.submittedAt ?? replay.voidedAt ?? replay.deadline),
        })}${replay.receiptCode === null ? '' : ` · ${t('replay.receipt', { code: replay.receiptCode })}`}`}
      />
      <Inside replay={replay} />
    </>
  );
}

/** The devices and windows it was written at, each from when on. */
function Windows({ steps }: Pick<AttemptReplayFactsFragment, 'steps'>) {
  const { t } = useTranslation();
  const windows = windowsOf(steps);
  if (windows.length < 2) return null;
  return (
    <ul className="replay-windows num" aria-label={t('replay.windows')}>
      {windows.map(({ number, since }) => (
        <li key={number}>{t('replay.windowSince', { number, at: formatTimeOfDay(since) })}</li>
      ))}
    </ul>
  );
}

function Inside({ replay }: { readonly replay: AttemptReplayFactsFragment }) {
  const { t } = useTranslation();
  const [second, setSecond] = useState(0);
  return (
    <>
      {replay.voidReason !== null && <p>{t('replay.voided', { reason: replay.voidReason })}</p>}
      <p>{t('replay.lead')}</p>
      <Windows steps={replay.steps} />
      <Player {...{ replay, second }} onSecond={setSecond} />
    </>
  );
}
