import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';

export interface RoomFooterProps {
  readonly index: number;
  readonly count: number;
  readonly answeredCount: number;
  /** The letter of the last option of the question on the screen, for the key hints. */
  readonly lastLetter: string;
  readonly onGo: (index: number) => void;
  readonly onSheet: () => void;
  readonly onHandIn: () => void;
}

export function RoomFooter({
  index,
  count,
  answeredCount,
  lastLetter,
  onGo,
  onSheet,
  onHandIn,
}: RoomFooterProps) {
  const { t } = useTranslation();
  return (
    <footer className="room-footer">
      <Button disabled={index === 0} onClick={() => onGo(index - 1)}>
        ← {t('room.previous')}
      </Button>
      <Button className="room-sheet-button num" onClick={onSheet}>
        {t('room.sheetButton')} {answeredCount}/{count}
      </Button>
      <small className="room-keys">
        <kbd>A</kbd>–<kbd>{lastLetter}</kbd> {t('room.keyChoose')} <kbd>←</kbd> <kbd>→</kbd>{' '}
        {t('room.keyMove')} <kbd>F</kbd> {t('room.keyFlag')} <kbd>X</kbd> {t('room.keyStrike')}
      </small>
      {index < count - 1 ? (
        <Button kind="primary" onClick={() => onGo(index + 1)}>
          {t('room.next')} →
        </Button>
      ) : (
        <Button kind="primary" onClick={onHandIn}>
          {t('room.handIn')}
        </Button>
      )}
    </footer>
  );
}
