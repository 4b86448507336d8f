import { useEffect, useRef, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { buttonClass, Empty, ErrorNotice, isUnauthenticated, Loading } from '@whetstone/ui';
import { sessionExpiry } from '../session/session-expiry';
import { useViewer } from '../session/viewer-context';
import { enterRoom, type Entry } from './enter-room';
import { Room } from './room';
import './exam-room.css';

type State = Entry | { readonly kind: 'entering' } | { readonly kind: 'failed'; readonly error: unknown };

/** The way into the room: enters once, says why when it may not, and enters again when asked to take over. */
export default function ExamRoom() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const { state, enter } = useEntry(examId);
  if (state.kind === 'entered')
    return (
      <Room key={`${state.attempt.id} ${String(state.attempt.epoch)}`} entered={state} onTakeOver={enter} />
    );
  if (state.kind === 'nothing') return <Navigate to={`/exams/${examId}`} replace />;
  return (
    <main className="room-door">
      <title>{`${t('nav.exams')} · ${t('brand')}`}</title>
      {state.kind === 'entering' && <Loading lines={6} />}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={enter} />}
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
  const client = useApolloClient();
  const { id: officerId } = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const [state, setState] = useState<State>({ kind: 'entering' });
  const hasBegun = useRef(false);
  const enter = (mayBegin = false) => {
    setState({ kind: 'entering' });
    enterRoom(client, { examId, officerId, mayBegin }).then(setState, (error: unknown) =>
      setState({ kind: 'failed', error }),
    );
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
  const lostSession = state.kind === 'failed' && isUnauthenticated(state.error);
  useEffect(() =>
    sessionExpiry.subscribe(() => {
      if (lostSession && !sessionExpiry.isExpired()) enter();
    }),
  );
  return { state, enter: () => enter() };
}

/** The introduction's "begin" sends this along; nothing else does. */
function isBeginning(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'begin' in state && state.begin === true;
}
