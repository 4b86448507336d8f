import { useTranslation } from 'react-i18next';
import {
  Button,
  Chip,
  classNames,
  formatClock,
  formatLength,
  formatPoints,
  formatTimeOfDay,
  useLanguage,
} from '@whetstone/ui';
import type { RoomAttemptFragment } from '../../gql/graphql';
import type { RoomOfficer } from './attempt-operations';
import { urgencyOf } from './countdown';
import type { SaveStatus } from './save-queue';

export interface RoomHeaderProps {
  readonly attempt: RoomAttemptFragment;
  readonly officer: RoomOfficer;
  readonly seconds: number;
  /** The time is the device's own reckoning. */
  readonly isAbout: boolean;
  readonly announced: number | null;
  readonly status: SaveStatus;
  readonly isBusy: boolean;
  readonly onHandIn: () => void;
}

export function RoomHeader({
  attempt,
  officer,
  seconds,
  isAbout,
  announced,
  status,
  isBusy,
  onHandIn,
}: RoomHeaderProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, maskedCertificateNo } = officer;
  const points = t('exam.points', {
    max: formatPoints(attempt.maxPoints),
    pass: formatPoints(attempt.passPoints),
  });
  return (
    <header className="room-header">
      <div className="room-who">
        <span>
          <b>{name}</b>{' '}
          {maskedCertificateNo !== null && (
            <small className="num">
              {t('me.certificate')} {maskedCertificateNo}
            </small>
          )}
        </span>
        <h1>
          {attempt.examTitle} · {points}
        </h1>
      </div>
      <div
        className={classNames('room-clock num', `room-clock-${urgencyOf(seconds)}`)}
        role="timer"
        aria-live="off"
        aria-label={`${isAbout ? t('room.timeAbout') : t('room.timeLeft')} ${formatLength(Math.ceil(seconds), language)}`}
      >
        <span aria-hidden="true">{formatClock(Math.ceil(seconds))}</span>
        <small aria-hidden="true">{isAbout ? t('room.timeAbout') : t('room.timeLeft')}</small>
      </div>
      <p className="visually-hidden" role="alert">
        {announced === null ? '' : t('room.minutesLeft', { count: announced })}
      </p>
      <div className="room-right">
        <SaveChip status={status} />
        <Button kind="primary" isBusy={isBusy} onClick={onHandIn}>
          {t('room.handIn')}
        </Button>
      </div>
    </header>
  );
}

/** Where the answers are, never more than is known. */
function SaveChip({ status }: { status: SaveStatus }) {
  const { t } = useTranslation();
  const { phase, savedAt, unsavedCount, isKept } = status;
  if (phase === 'saved')
    return (
      <Chip className="room-save num" role="status">
        {savedAt === null ? t('save.nothing') : `✓ ${t('save.saved', { at: formatTimeOfDay(savedAt) })}`}
      </Chip>
    );
  if (phase === 'saving')
    return (
      <Chip tone="grey" className="room-save" role="status">
        {t('save.saving')}
      </Chip>
    );
  if (phase === 'locked')
    return (
      <Chip tone="red" className="room-save" role="status">
        {t('save.locked')}
      </Chip>
    );
  return (
    <Chip tone={isKept ? 'amber' : 'red'} className="room-save num" role="status">
      {unsavedCount === 0
        ? t('save.offlineNothingOpen')
        : isKept
          ? t('save.offline', { count: unsavedCount })
          : t('save.offlineNotKept', { count: unsavedCount })}
    </Chip>
  );
}
