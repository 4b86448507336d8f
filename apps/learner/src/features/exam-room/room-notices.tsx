import { useTranslation } from 'react-i18next';
import { Button, formatTimeOfDay } from '@whetstone/ui';
import type { ClockReading } from './countdown';
import { useExtraTime } from './use-extra-time';
import './room-notices.css';

/** What came from outside while the room is open: it is spoken, and stays until it is closed. */
export function RoomNotices({ clock }: { readonly clock: ClockReading }) {
  const { t } = useTranslation();
  const [extra, closeExtra] = useExtraTime(clock);
  return (
    <div className="room-notices" role="status">
      {extra && (
        <div className="room-notice num">
          <span>{t('room.extraTime', { count: extra.minutes, at: formatTimeOfDay(extra.deadline) })}</span>
          <Button onClick={closeExtra}>{t('room.gotIt')}</Button>
        </div>
      )}
    </div>
  );
}
