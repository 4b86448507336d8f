import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { Dialog } from '../dialog/dialog';
import type { RoomQuestion } from './room';

export interface HandInDialogProps {
  readonly unanswered: readonly RoomQuestion[];
  readonly flagged: readonly RoomQuestion[];
  readonly numberOf: (question: RoomQuestion) => number;
  readonly onGo: (number: number) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked only when something is open: what, by number, each a way back to it. */
export function HandInDialog({ unanswered, flagged, numberOf, onGo, onConfirm, onClose }: HandInDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('room.handInTitle')} onClose={onClose}>
      {unanswered.length > 0 && (
        <Numbers
          title={t('room.stillUnanswered', { count: unanswered.length })}
          numbers={unanswered.map(numberOf)}
          onGo={onGo}
        />
      )}
      {flagged.length > 0 && (
        <Numbers
          title={t('room.stillFlagged', { count: flagged.length })}
          numbers={flagged.map(numberOf)}
          onGo={onGo}
        />
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('room.backToPaper')}</Button>
        <Button kind="primary" onClick={onConfirm}>
          {t('room.handInAnyway')}
        </Button>
      </div>
    </Dialog>
  );
}

function Numbers({
  title,
  numbers,
  onGo,
}: {
  title: string;
  numbers: readonly number[];
  onGo: (number: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="hand-in-numbers" aria-label={title}>
      <h3>{title}</h3>
      <div className="sheet-cells num">
        {numbers.map((number) => (
          <button
            key={number}
            type="button"
            className="cell"
            aria-label={t('room.goTo', { number })}
            onClick={() => onGo(number)}
          >
            {number}
          </button>
        ))}
      </div>
    </section>
  );
}
