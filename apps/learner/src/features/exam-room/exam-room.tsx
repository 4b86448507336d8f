import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { Button, buttonClass, Empty, Loading } from '@whetstone/ui';
import { sessionExpiry } from '../session/session-expiry';
import { useSessionExpired } from '../session/use-session-expired';
import { takeEarlyEntry } from './early-entry';
import { backOffMs } from '../network/back-off';
import { beginWaiting, enterRoom, type Entry, type Waiting } from './enter-room';
import { Room } from './room';
import { WaitingRoom } from './waiting-room';
import './answer-sheet.css';
import './exam-room.css';

/** Signing in brings a client with a cache along, which the room itself does without. */
const SignInAgain = lazy(() => import('../session/sign-in-again'));

const EARLY_MS = 250;

type State = Entry | { readonly kind: 'entering' };

/** The way into the room: enters once, says why when it may not, and enters again when asked to take over. */
export default function ExamRoom() {
  const { examId = '' } = useParams();
  const { state, enter, isOpening, open } = useEntry(examId);
  const isExpired = useSessionExpired();
  if (state.kind === 'nothing') return <Navigate to={`/exams/${examId}`} replace />;
  if (state.kind === 'signed-out')
    return <Navigate to={`/sign-in?next=${encodeURIComponent(`/exams/${examId}/room`)}`} replace />;
  if (state.kind === 'waiting')
    return (
      <WaitingRoom
        waiting={state}
        isOpening={isOpening}
        onOpen={(waitedMs) => void open(state, waitedMs)}
        onGone={enter}
      />
    );
  if (state.kind !== 'entered') return <Door examId={examId} state={state} onRetry={enter} />;
  const { attempt, officer } = state;
  return (
    <>
      <Room key={`${attempt.id} ${String(attempt.epoch)}`} entered={state} onTakeOver={enter} />
      {isExpired && (
        <Suspense fallback={null}>
          <SignInAgain officerId={officer.id} />
        </Suspense>
      )}
    </>
  );
}

interface DoorProps {
  readonly examId: string;
  readonly state: Exclude<State, { kind: 'entered' | 'nothing' | 'signed-out' | 'waiting' }>;
  readonly onRetry: () => void;
}

/** Before it opens, or why it does not. */
function Door({ examId, state, onRetry }: DoorProps) {
  const { t } = useTranslation();
  return (
    <main className="room-door">
      <title>{`${t('nav.exams')} · ${t('brand')}`}</title>
      {state.kind === 'entering' && <Loading lines={6} />}
      {(state.kind === 'unreachable' || state.kind === 'failed') && (
        <Empty
          title={state.kind === 'failed' ? state.message : t('room.unreachable')}
          hint={state.kind === 'failed' ? undefined : t('room.unreachableHint')}
        >
          <Button onClick={onRetry}>{t('room.tryAgain')}</Button>
        </Empty>
      )}
      {state.kind === 'refused' && (
        <Empty title={state.message}>
          <Link className={buttonClass()} to={`/exams/${examId}`}>
            {t('room.leave')}
          </Link>
        </Empty>
      )}
    </main>
  );
}

function useEntry(examId: string) {
  const location = useLocation();
  const navigate = useNavigate();
  const [state, setState] = useState<State>({ kind: 'entering' });
  const hasBegun = useRef(false);
  const enter = (mayBegin = false) => {
    sessionExpiry.settle();
    setState({ kind: 'entering' });
    const entry = takeEarlyEntry(examId) ?? enterRoom(examId, mayBegin);
    entry.then(setState, (error: unknown) => setState({ kind: 'failed', message: String(error) }));
  };
  useEffect(() => {
    // Entering raises the attempt's epoch: twice would be this window taking over from itself.
    if (hasBegun.current) return;
    hasBegun.current = true;
    const mayBegin = isBeginning(location.state);
    // Asked once: a reload of this address later on must not ask again.
    if (mayBegin) void navigate('.', { replace: true, state: null });
    enter(mayBegin);
  });
  const [isOpening, setOpening] = useState(false);
  /** A network that is not there at the hour is asked again, and so is a server whose clock is a hair behind. */
  const open = async (waiting: Waiting, waitedMs: number) => {
    setOpening(true);
    for (let failures = 1; ; failures += 1) {
      const entry = await beginWaiting(waiting, waitedMs);
      const isEarly = entry.kind === 'refused' && entry.code === 'EXAM_NOT_OPEN';
      if (!isEarly && entry.kind !== 'unreachable') return setState(entry);
      await new Promise((resolve) => setTimeout(resolve, isEarly ? EARLY_MS : backOffMs(failures)));
    }
  };
  return { state, enter: () => enter(), isOpening, open };
}

/** The introduction's "begin" sends this along; nothing else does. */
function isBeginning(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'begin' in state && state.begin === true;
}
