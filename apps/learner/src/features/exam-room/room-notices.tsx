import { useTranslation } from 'react-i18next';
import { Button, formatTimeOfDay } from '@whetstone/ui';
import type { ClockReading } from './countdown';
import { useExtraTime } from './use-extra-time';
import type { ServerWords } from './use-server-word';
import './room-notices.css';

interface Props extends Pick<ServerWords, 'messages' | 'acknowledge'> {
  readonly clock: ClockReading;
}

/** What came from outside while the room is open: it is spoken, and stays until it is closed. */
export function RoomNotices({ clock, messages, acknowledge }: Props) {
  const { t } = useTranslation();
  const [extra, closeExtra] = useExtraTime(clock);
  return (
    <section className="room-notices" aria-label={t('room.notices')} aria-live="assertive">
      {messages.map(({ id, text, sentAt }) => (
        <div key={id} className="room-notice room-notice-message">
          <p>
            <b>{t('room.message')}</b> <small className="num">{formatTimeOfDay(sentAt)}</small>
            <br />
            {text}
          </p>
          <Button onClick={() => acknowledge(id)}>{t('room.gotIt')}</Button>
        </div>
      ))}
      {extra && (
        <div className="room-notice num">
          <p>{t('room.extraTime', { count: extra.minutes, at: formatTimeOfDay(extra.deadline) })}</p>
          <Button onClick={closeExtra}>{t('room.gotIt')}</Button>
        </div>
      )}
    </section>
  );
}
