import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, ErrorNotice, formatIsoMinute, formatTimeOfDay, Loading } from '@whetstone/ui';
import type { SeatFileOfQuery } from '../../gql/graphql';
import { Incidents, Messages } from './live-lists';
import { seatFile } from './live-operations';

type File = NonNullable<SeatFileOfQuery['examSeat']>;
export type FiledAttempt = File['attempts'][number];

export type SeatAction = 'time' | 'message' | 'incident' | 'decide';

interface Props {
  readonly examId: string;
  readonly officerId: string | null;
  readonly mayDecide: boolean;
  /** Rises when something was done: the file is read again. */
  readonly version: number;
  readonly onAct: (action: SeatAction, name: string, attempt: FiledAttempt | null) => void;
  readonly onClose: () => void;
}

/** All that is kept of one officer at this exam beside the answers, and what can be done about him. */
export function SeatDrawer({ examId, officerId, mayDecide, version, onAct, onClose }: Props) {
  const { t } = useTranslation();
  const isWide = Grid.useBreakpoint().md ?? true;
  return (
    <Drawer
      open={officerId !== null}
      onClose={onClose}
      size={isWide ? 480 : '100%'}
      title={t('live.file')}
      closable={{ 'aria-label': t('live.close') }}
      destroyOnHidden
    >
      {officerId !== null && (
        <Inside
          key={`${officerId} ${String(version)}`}
          examId={examId}
          officerId={officerId}
          mayDecide={mayDecide}
          onAct={onAct}
        />
      )}
    </Drawer>
  );
}

type InsideProps = Pick<Props, 'examId' | 'mayDecide' | 'onAct'> & { readonly officerId: string };

function Inside({ examId, officerId, mayDecide, onAct }: InsideProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(seatFile, {
    variables: { examId, officerId },
    fetchPolicy: 'network-only',
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={6} />;
  const file = data.examSeat;
  if (!file) return <p>{t('live.goneTitle')}</p>;
  const [last = null] = file.attempts;
  const act = (action: SeatAction) => onAct(action, file.officerName, last);
  return (
    <div className="stack">
      <h2>{file.officerName}</h2>
      <div className="row-actions">
        {mayDecide && <Button onClick={() => act('time')}>{t('live.giveTime')}</Button>}
        {last && <Button onClick={() => act('message')}>{t('live.message')}</Button>}
        <Button onClick={() => act('incident')}>{t('live.incident')}</Button>
        {mayDecide && last && (
          <Button danger={last.state !== 'VOIDED'} onClick={() => act('decide')}>
            {last.state === 'VOIDED' ? t('live.restore') : t('live.voidIt')}
          </Button>
        )}
      </div>
      <Attempts file={file} />
      <h3>{t('live.incidents')}</h3>
      <Incidents incidents={file.incidents} />
      <h3>{t('live.messages')}</h3>
      <Messages messages={file.messages} />
    </div>
  );
}

function Attempts({ file }: { readonly file: File }) {
  const { t } = useTranslation();
  if (file.attempts.length === 0) return <p className="quiet">{t('live.notBegun')}</p>;
  return (
    <>
      <h3>{t('live.attempts')}</h3>
      <ul className="live-list num">
        {file.attempts.map(({ id, number, state, startedAt, deadline, savedAt, submittedAt }) => (
          <li key={id}>
            <p>
              <b>{t('live.attemptOf', { number })}</b>{' '}
              <Chip tone={state === 'VOIDED' ? 'red' : state === 'SUBMITTED' ? 'grey' : 'green'}>
                {t(
                  `live.states.${state === 'IN_PROGRESS' ? 'IN' : state === 'VOIDED' ? 'VOIDED' : 'HANDED_IN'}`,
                )}
              </Chip>
            </p>
            <small>
              {t('live.span', {
                from: formatIsoMinute(startedAt),
                to: formatIsoMinute(submittedAt ?? deadline),
              })}
              {savedAt !== null && ` · ${t('live.savedAt', { at: formatTimeOfDay(savedAt) })}`}
            </small>{' '}
            {state !== 'IN_PROGRESS' && (
              <Link
                to={`/attempts/${id}/replay`}
                aria-label={`${t('replay.title')} · ${t('live.attemptOf', { number })}`}
              >
                {t('replay.title')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {file.voids.length > 0 && <Decisions voids={file.voids} />}
      <h3>{t('live.windows')}</h3>
      <ul className="live-list num">
        {file.windows.map(({ attemptNumber, epoch, heardAt, leftCount }) => (
          <li key={`${String(attemptNumber)} ${String(epoch)}`}>
            <p>{t('live.windowOf', { number: attemptNumber, epoch })}</p>
            <small>{t('live.windowFacts', { at: formatTimeOfDay(heardAt), count: leftCount })}</small>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('live.leftHint')}</p>
    </>
  );
}

function Decisions({ voids }: Pick<File, 'voids'>) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('live.decisions')}</h3>
      <ul className="live-list num">
        {voids.map(({ attemptNumber, kind, reason, isUsedUp, decidedByName, decidedAt }) => (
          <li key={decidedAt}>
            <p>
              <Chip tone={kind === 'VOID' ? 'red' : 'green'}>{t(`live.decision.${kind}`)}</Chip>{' '}
              {t('live.attemptOf', { number: attemptNumber })} · {reason}
              {kind === 'VOID' && ` · ${t(isUsedUp ? 'live.decidedUsedUp' : 'live.decidedGivenBack')}`}
            </p>
            <small>{t('live.by', { name: decidedByName, at: formatIsoMinute(decidedAt) })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
