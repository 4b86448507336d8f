import { useId, useState } from 'react';
import { useMutation, useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  Button,
  Card,
  Chip,
  Empty,
  errorMessage,
  ErrorNotice,
  formatDayTime,
  formatLength,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import type { LateSheetFactsFragment } from '../../gql/graphql';
import { decideLateSheet, examLateSheets } from './marking-operations';

/** What came after the end: who, how late, how much of it is news, and what was decided. */
export function LateSheets({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(examLateSheets, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data?.markedExam) return <Loading lines={6} />;
  const { lateSheets } = data.markedExam;
  if (lateSheets.length === 0)
    return (
      <Card>
        <Empty title={t('marking.lateNoneTitle')} hint={t('marking.lateNoneText')} />
      </Card>
    );
  return (
    <section className="marking-stack" aria-label={t('marking.lateTable')}>
      <p>{t('marking.lateLead')}</p>
      <ul className="late-sheets">
        {lateSheets.map((late) => (
          <li key={late.id}>
            <Card className="pad stack">
              <Facts late={late} />
              {late.state === 'OPEN' ? <Decision late={late} /> : <Decided late={late} />}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ late }: { readonly late: LateSheetFactsFragment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lateSeconds = (Date.parse(late.arrivedAt) - Date.parse(late.deadline)) / 1000;
  return (
    <div className="late-facts num">
      <b>{late.officerName}</b>
      <span>
        {t('marking.lateArrived')} {formatDayTime(late.arrivedAt, language)} ·{' '}
        {t('marking.lateBy', { length: formatLength(lateSeconds, language) })}
      </span>
      <span>
        {t('marking.lateAnswered', { count: late.answeredCount })} ·{' '}
        {t('marking.lateDiffering', { count: late.differingCount })}
      </span>
    </div>
  );
}

function Decided({ late }: { readonly late: LateSheetFactsFragment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAccepted = late.state === 'ACCEPTED';
  return (
    <p>
      <Chip tone={isAccepted ? 'green' : 'grey'}>
        {isAccepted ? `✓ ${t('marking.lateAccepted')}` : `✗ ${t('marking.lateDeclined')}`}
      </Chip>{' '}
      {late.decidedByName} · {late.decidedAt !== null && formatDayTime(late.decidedAt, language)} ·{' '}
      {late.reason}
    </p>
  );
}

function Decision({ late }: { readonly late: LateSheetFactsFragment }) {
  const { t } = useTranslation();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [decide, { loading }] = useMutation(decideLateSheet);
  const run = async (accepts: boolean): Promise<void> => {
    setFault(null);
    try {
      const { data } = await decide({ variables: { input: { lateSheetId: late.id, accepts, reason } } });
      if (data?.decideLateSheet.__typename === 'Refused') setFault(data.decideLateSheet.message);
    } catch (error) {
      setFault(errorMessage(error) ?? String(error));
    }
  };
  return (
    <form
      className="late-decision"
      aria-label={`${t('marking.lateDecision')} ${late.officerName}`}
      onSubmit={(event) => event.preventDefault()}
    >
      <label htmlFor={reasonId}>{t('marking.lateReason')}</label>
      <Input
        id={reasonId}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
      />
      {fault !== null && <p role="alert">{fault}</p>}
      <div className="late-buttons">
        <Button disabled={loading} onClick={() => void run(false)}>
          {t('marking.lateDecline')}
        </Button>
        <Button kind="primary" disabled={loading} onClick={() => void run(true)}>
          {t('marking.lateAccept')}
        </Button>
      </div>
    </form>
  );
}
