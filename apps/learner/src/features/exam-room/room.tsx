import { useCallback, useDeferredValue, useEffect, useMemo, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@whetstone/domain';
import { Button, useLanguage } from '@whetstone/ui';
import { Dialog } from '../dialog/dialog';
import { AnswerSheet } from './answer-sheet';
import type { Entered } from './enter-room';
import { HandInDialog } from './hand-in-dialog';
import { optionsOf } from './options-of';
import type { PaperQuestion, PaperSection } from './paper';
import { QuestionCard } from './question-card';
import { HandingInDialog, LockedDialog } from './room-dialogs';
import { RoomFooter } from './room-footer';
import { RoomHeader } from './room-header';
import { RoomNotices } from './room-notices';
import { sayRule } from './say-rule';
import { isAnswered, isFlagged } from './sheet';
import { useTextSize } from './text-size';
import { useAnswering } from './use-answering';
import { useClockChecks } from './use-clock-checks';
import { useCountdown } from './use-countdown';
import { useHandIn } from './use-hand-in';
import { useOnlyWindow } from './use-only-window';
import { useRoomKeys } from './use-room-keys';
import { useSheet } from './use-sheet';
import { WholePaper, type Jump } from './whole-paper';

export type RoomQuestion = PaperQuestion;

/** One attempt under way, from the first question to the hand-in. */
export function Room({ entered, onTakeOver }: { entered: Entered; onTakeOver: () => void }) {
  const { t } = useTranslation();
  const { attempt, officer, sections, resumed } = entered;
  const inHand = useSheet(entered);
  const { sheet, struck, status } = inHand;
  const questions = useMemo(() => sections.flatMap((section) => section.questions), [sections]);
  const language = useLanguage();
  const [index, setIndex] = useState(() => firstOpen(questions, (id) => isAnswered(sheet, id)));
  const [jump, setJump] = useState<Jump>({ index, nth: Math.min(index, 1) });
  const [overlay, setOverlay] = useState<'sheet' | 'hand-in' | null>(null);
  const { seconds, announced } = useCountdown(inHand.clock);
  const textSize = useTextSize();
  const handIn = useHandIn(attempt, inHand.queue);
  const isLocked = status.phase === 'locked';
  // Time carried on by the device alone ends nothing: the server, once it is back, says whether it is over.
  const isTimeUp = seconds <= 0 && !inHand.clock.isAbout;
  const isFrozen = isLocked || isTimeUp || handIn.reason !== null;
  const answering = useAnswering(inHand, isFrozen);
  const words = useClockChecks(attempt, inHand);
  useOnlyWindow(attempt, inHand.queue);
  useEffect(() => {
    if (isTimeUp && !isLocked && handIn.reason !== 'time-up') handIn.start('time-up');
  });

  const question = questions[index];
  const goTo = useCallback(
    (wanted: number) => {
      const to = Math.max(0, Math.min(questions.length - 1, wanted));
      setIndex(to);
      setJump(({ nth }) => ({ index: to, nth: nth + 1 }));
      setOverlay(null);
    },
    [questions],
  );
  // The question comes first; the fifty cells of the answer sheet follow in the next breath.
  const sheetShown = useDeferredValue(sheet);
  const currentShown = useDeferredValue(question?.id ?? '');
  const goBy = (step: number) => goTo(index + step);
  const close = () => setOverlay(null);
  useRoomKeys({ question, isOff: isFrozen || overlay !== null, goBy, ...answering });
  if (!question) return null;

  const unanswered = questions.filter(({ id }) => !isAnswered(sheet, id));
  const flagged = questions.filter(({ id }) => isFlagged(sheet, id));
  const askToHandIn = () => {
    if (isFrozen) return;
    if (unanswered.length + flagged.length > 0) setOverlay('hand-in');
    else handIn.start('by-hand');
  };
  const answerSheet = (
    <AnswerSheet sections={sections} sheet={sheetShown} currentId={currentShown} onGo={goTo} />
  );
  return (
    <div className="room" style={{ '--room-text': textSize.factor } as CSSProperties}>
      <title>{`${attempt.examTitle} · ${t('brand')}`}</title>
      <RoomHeader
        attempt={attempt}
        officer={officer}
        seconds={seconds}
        isAbout={inHand.clock.isAbout}
        announced={announced}
        status={status}
        isBusy={handIn.reason !== null && !handIn.isWaiting}
        onHandIn={askToHandIn}
      />
      <main className="room-main" inert={isFrozen}>
        <RoomNotices clock={inHand.clock} messages={words.messages} acknowledge={words.acknowledge} />
        {resumed.mergedCount > 0 && (
          <p className="room-note" role="status">
            {t('room.merged', { count: resumed.mergedCount })}
          </p>
        )}
        {entered.showsWholePaper ? (
          <WholePaper {...{ sections, index, jump, sheet, struck, answering, textSize }} onIndex={setIndex} />
        ) : (
          <QuestionCard
            key={question.id}
            question={question}
            number={index + 1}
            count={questions.length}
            given={sheet.answers[question.id]}
            struck={struck[question.id] ?? []}
            isFlagged={isFlagged(sheet, question.id)}
            textSize={textSize}
            rule={ruleOf(sections, question, language)}
            onChoose={(label) => answering.choose(question, label)}
            onStrikeOut={(label) => answering.strikeOut(question, label)}
            onFlag={() => answering.flag(question)}
            onWrite={(blank, text, blanks) => answering.write(question, blank, text, blanks)}
          />
        )}
        <aside className="room-aside ws-card" aria-label={t('room.sheet')}>
          {answerSheet}
        </aside>
      </main>
      <RoomFooter
        index={index}
        count={questions.length}
        answeredCount={questions.length - unanswered.length}
        lastLetter={String.fromCharCode(64 + Math.max(2, optionsOf(question).length))}
        onGo={goTo}
        onSheet={() => setOverlay('sheet')}
        onHandIn={askToHandIn}
      />
      {overlay === 'sheet' && !isFrozen && (
        <Dialog kind="drawer" title={t('room.sheet')} onClose={close}>
          {answerSheet}
          <Button onClick={close}>{t('room.close')}</Button>
        </Dialog>
      )}
      {overlay === 'hand-in' && !isFrozen && (
        <HandInDialog
          unanswered={unanswered}
          flagged={flagged}
          numberOf={({ id }) => questions.findIndex((other) => other.id === id) + 1}
          onGo={(number) => goTo(number - 1)}
          onConfirm={() => {
            close();
            handIn.start('by-hand');
          }}
          onClose={close}
        />
      )}
      {handIn.reason !== null && !isLocked && <HandingInDialog handIn={handIn} />}
      {isLocked && <LockedDialog attemptId={attempt.id} status={status} onTakeOver={onTakeOver} />}
    </div>
  );
}

function ruleOf(sections: readonly PaperSection[], question: RoomQuestion, language: Language) {
  const section = sections.find(({ questions }) => questions.includes(question));
  return section ? sayRule(section, language) : null;
}

function firstOpen(questions: readonly RoomQuestion[], isDone: (id: string) => boolean): number {
  return Math.max(
    0,
    questions.findIndex(({ id }) => !isDone(id)),
  );
}
