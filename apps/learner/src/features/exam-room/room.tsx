import { useEffect, useMemo, useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '@whetstone/ui';
import type { RoomAttemptFragment } from '../../gql/graphql';
import { Dialog } from '../dialog/dialog';
import { useViewer } from '../session/viewer-context';
import { AnswerSheet } from './answer-sheet';
import { attemptClockQuery } from './attempt-operations';
import type { Entered } from './enter-room';
import { HandInDialog } from './hand-in-dialog';
import { optionsOf } from './options-of';
import { QuestionCard } from './question-card';
import { RoomHeader } from './room-header';
import { isAnswered, isFlagged, toggleFlag, withdrawOption, chooseOption, writeBlank } from './sheet';
import { useCountdown } from './use-countdown';
import { useHandIn } from './use-hand-in';
import { useRoomKeys } from './use-room-keys';
import { useSheet, type SheetInHand } from './use-sheet';

/** How often the room asks for the clock and the owner of the attempt when no save tells it. */
const CLOCK_EVERY_MS = 60_000;

export type RoomQuestion = RoomAttemptFragment['sections'][number]['questions'][number];

export function Room({ entered, onTakeOver }: { entered: Entered; onTakeOver: () => void }) {
  const { t } = useTranslation();
  const { attempt } = entered;
  const { id: officerId } = useViewer();
  const inHand = useSheet(entered, officerId);
  const { sheet, struck, status } = inHand;
  const questions = useMemo(() => attempt.sections.flatMap((section) => section.questions), [attempt]);
  const [index, setIndex] = useState(() => firstOpen(questions, (id) => isAnswered(sheet, id)));
  const [overlay, setOverlay] = useState<'sheet' | 'hand-in' | null>(null);
  const { seconds, announced } = useCountdown(inHand.clock);
  const handIn = useHandIn(attempt, inHand.queue);
  const isLocked = status.phase === 'locked';
  const isFrozen = isLocked || seconds <= 0 || handIn.reason !== null;
  useClockChecks(attempt, inHand);

  useEffect(() => {
    if (seconds <= 0 && !isLocked && handIn.reason !== 'time-up') handIn.start('time-up');
  });

  const question = questions[index];
  const goTo = (wanted: number) => {
    setIndex(Math.max(0, Math.min(questions.length - 1, wanted)));
    setOverlay(null);
  };
  const open = {
    unanswered: questions.filter(({ id }) => !isAnswered(sheet, id)),
    flagged: questions.filter(({ id }) => isFlagged(sheet, id)),
  };
  const askToHandIn = () => {
    if (isFrozen) return;
    if (open.unanswered.length + open.flagged.length > 0) setOverlay('hand-in');
    else handIn.start('by-hand');
  };
  const choose = (chosen: RoomQuestion, label: string) => {
    if (isFrozen) return;
    if (struck[chosen.id]?.includes(label)) strikeOut(chosen, label);
    inHand.change(chooseOption(sheet, { id: chosen.id, isMultiple: chosen.type === 'MULTIPLE' }, label));
  };
  const strikeOut = ({ id }: RoomQuestion, label: string) => {
    if (isFrozen) return;
    const before = struck[id] ?? [];
    const isStruck = before.includes(label);
    inHand.strike({
      ...struck,
      [id]: isStruck ? before.filter((other) => other !== label) : [...before, label],
    });
    if (!isStruck && sheet.answers[id]?.labels.includes(label))
      inHand.change(withdrawOption(sheet, id, label));
  };
  const flag = ({ id }: RoomQuestion) => {
    if (!isFrozen) inHand.change(toggleFlag(sheet, id));
  };
  useRoomKeys({
    question,
    isOff: isFrozen || overlay !== null,
    goBy: (step) => goTo(index + step),
    choose,
    strikeOut,
    flag,
  });

  if (!question) return null;
  const lastLetter = String.fromCharCode(64 + Math.max(2, optionsOf(question).length));
  const answerSheet = (
    <AnswerSheet sections={attempt.sections} sheet={sheet} currentId={question.id} onGo={goTo} />
  );
  return (
    <div className="room">
      <title>{`${attempt.examTitle} · ${t('brand')}`}</title>
      <RoomHeader
        attempt={attempt}
        seconds={seconds}
        announced={announced}
        status={status}
        isBusy={handIn.reason !== null && !handIn.isWaiting}
        onHandIn={askToHandIn}
      />
      <main className="room-main" inert={isFrozen}>
        <QuestionCard
          key={question.id}
          question={question}
          number={index + 1}
          count={questions.length}
          given={sheet.answers[question.id]}
          struck={struck[question.id] ?? []}
          isFlagged={isFlagged(sheet, question.id)}
          onChoose={(label) => choose(question, label)}
          onStrikeOut={(label) => strikeOut(question, label)}
          onFlag={() => flag(question)}
          onWrite={(blank, text, blanks) =>
            inHand.change(writeBlank(sheet, question.id, blank, text, blanks))
          }
        />
        <aside className="room-aside ws-card" aria-label={t('room.sheet')}>
          {answerSheet}
        </aside>
      </main>
      <footer className="room-footer">
        <Button disabled={index === 0} onClick={() => goTo(index - 1)}>
          ← {t('room.previous')}
        </Button>
        <Button className="room-sheet-button num" onClick={() => setOverlay('sheet')}>
          {t('room.sheet')} {questions.length - open.unanswered.length}/{questions.length}
        </Button>
        <small className="room-keys">
          <kbd>A</kbd>–<kbd>{lastLetter}</kbd> {t('room.keyChoose')} <kbd>←</kbd> <kbd>→</kbd>{' '}
          {t('room.keyMove')} <kbd>F</kbd> {t('room.keyFlag')} <kbd>X</kbd> {t('room.keyStrike')}
        </small>
        {index < questions.length - 1 ? (
          <Button kind="primary" onClick={() => goTo(index + 1)}>
            {t('room.next')} →
          </Button>
        ) : (
          <Button kind="primary" onClick={askToHandIn}>
            {t('room.handIn')}
          </Button>
        )}
      </footer>
      {overlay === 'sheet' && (
        <Dialog kind="drawer" title={t('room.sheet')} onClose={() => setOverlay(null)}>
          {answerSheet}
          <Button onClick={() => setOverlay(null)}>{t('room.close')}</Button>
        </Dialog>
      )}
      {overlay === 'hand-in' && handIn.reason === null && !isLocked && (
        <HandInDialog
          {...open}
          numberOf={({ id }) => questions.findIndex((other) => other.id === id) + 1}
          onGo={(number) => goTo(number - 1)}
          onConfirm={() => {
            setOverlay(null);
            handIn.start('by-hand');
          }}
          onClose={() => setOverlay(null)}
        />
      )}
      {handIn.reason !== null && !isLocked && (
        <Dialog title={handIn.reason === 'time-up' ? t('room.timeUp') : t('room.handingIn')}>
          <p role="status">
            {handIn.isWaiting ? (handIn.message ?? t('room.notHandedIn')) : t('room.handingInHint')}
          </p>
          {handIn.isWaiting && handIn.reason === 'by-hand' && (
            <div className="dialog-actions">
              <Button onClick={handIn.callOff}>{t('room.backToPaper')}</Button>
              <Button kind="primary" onClick={() => handIn.start('by-hand')}>
                {t('room.tryAgain')}
              </Button>
            </div>
          )}
        </Dialog>
      )}
      {isLocked && <Locked attempt={attempt} inHand={inHand} onTakeOver={onTakeOver} />}
    </div>
  );
}

function Locked({
  attempt,
  inHand: { status },
  onTakeOver,
}: {
  attempt: RoomAttemptFragment;
  inHand: SheetInHand;
  onTakeOver: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isOver = status.refusal?.code === 'ALREADY_SUBMITTED' || status.refusal?.code === 'TOO_LATE';
  return (
    <Dialog title={isOver ? t('room.over') : t('room.locked')}>
      <p>{status.refusal?.message}</p>
      {status.unsavedCount > 0 && <p>{t('room.unsavedHere', { count: status.unsavedCount })}</p>}
      <div className="dialog-actions">
        {isOver ? (
          <Button kind="primary" onClick={() => void navigate(`/attempts/${attempt.id}`, { replace: true })}>
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

/** Extra time, a hand-in elsewhere or another window show within a minute, and at once when the page comes back. */
function useClockChecks(attempt: RoomAttemptFragment, { readClock, queue }: SheetInHand): void {
  const { t } = useTranslation();
  const client = useApolloClient();
  useEffect(() => {
    const check = async () => {
      const { data } = await client.query({
        query: attemptClockQuery,
        variables: { id: attempt.id },
        fetchPolicy: 'no-cache',
      });
      const now = data?.viewer?.attempt;
      if (!now) return;
      readClock(now.deadline, now.serverNow);
      if (now.state === 'SUBMITTED')
        queue.lock({ code: 'ALREADY_SUBMITTED', message: t('room.submittedElsewhere') });
      else if (now.epoch > attempt.epoch) queue.lock({ code: 'SUPERSEDED', message: t('room.superseded') });
    };
    const checkQuietly = () => void check().catch(() => undefined);
    const checkWhenSeen = () => {
      if (document.visibilityState === 'visible') checkQuietly();
    };
    const timer = setInterval(checkQuietly, CLOCK_EVERY_MS);
    document.addEventListener('visibilitychange', checkWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', checkWhenSeen);
    };
    // eslint-disable-next-line -- the clock and the queue are the same for the whole attempt
  }, [client, attempt.id, attempt.epoch]);
}

function firstOpen(questions: readonly RoomQuestion[], isDone: (id: string) => boolean): number {
  return Math.max(
    0,
    questions.findIndex(({ id }) => !isDone(id)),
  );
}
