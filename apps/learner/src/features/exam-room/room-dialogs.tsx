import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '@whetstone/ui';
import { Dialog } from '../dialog/dialog';
import type { SaveStatus } from './save-queue';
import type { HandIn } from './use-hand-in';

/** The sheet is on its way to the server, or waits for the network. */
export function HandingInDialog({ handIn }: { handIn: HandIn }) {
  const { t } = useTranslation();
  const { reason, isWaiting, message } = handIn;
  const unreachable = reason === 'time-up' ? t('room.notHandedIn') : t('room.notHandedInByHand');
  return (
    <Dialog title={reason === 'time-up' ? t('room.timeUp') : t('room.handingIn')}>
      <p role="status">{isWaiting ? (message ?? unreachable) : t('room.handingInHint')}</p>
      {isWaiting && reason === 'by-hand' && (
        <div className="dialog-actions">
          <Button onClick={handIn.callOff}>{t('room.backToPaper')}</Button>
          <Button kind="primary" onClick={() => handIn.start('by-hand')}>
            {t('room.tryAgain')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

export interface LockedDialogProps {
  readonly attemptId: string;
  readonly status: SaveStatus;
  readonly onTakeOver: () => void;
}

/** Another window has the attempt, or it is over: why, what of this window is lost, and the way on. */
export function LockedDialog({ attemptId, status, onTakeOver }: LockedDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const code = status.refusal?.code;
  if (code === 'ATTEMPT_VOIDED') return <VoidedDialog message={status.refusal?.message ?? ''} />;
  const isOver = code === 'ALREADY_SUBMITTED' || code === 'TOO_LATE';
  return (
    <Dialog title={isOver ? t('room.over') : t('room.locked')}>
      <p>{status.refusal?.message}</p>
      {!isOver && status.unsavedCount > 0 && <p>{t('room.unsavedHere', { count: status.unsavedCount })}</p>}
      <div className="dialog-actions">
        {isOver ? (
          <Button kind="primary" onClick={() => void navigate(`/attempts/${attemptId}`, { replace: true })}>
            {t('room.seeSaved')}
          </Button>
        ) : (
          <>
            <Button onClick={() => void navigate('/exams')}>{t('room.leave')}</Button>
            <Button kind="primary" onClick={onTakeOver}>
              {t('room.takeOver')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Somebody made the attempt void: what was answered is kept as it is, and there is no way on from here. */
function VoidedDialog({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Dialog title={t('room.voided')}>
      <p>{message}</p>
      <p>{t('room.voidedHint')}</p>
      <div className="dialog-actions">
        <Button kind="primary" onClick={() => void navigate('/exams', { replace: true })}>
          {t('room.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
