import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Button,
  buttonClass,
  Card,
  Chip,
  formatClock,
  formatDayTime,
  formatLength,
  formatMinutes,
  useLanguage,
} from '@whetstone/ui';
import { HallPassword } from '../exams/hall-password-field';
import { checkDevice, type CheckState, type DeviceCheck, type DeviceFacts } from './check-device';
import type { Waiting } from './enter-room';
import { PracticeQuestion } from './practice-question';
import { probeDevice } from './probe-device';
import { useOpening, type OpeningEvents } from './use-opening';
import './waiting-room.css';

export interface WaitingRoomProps extends OpeningEvents {
  readonly waiting: Waiting;
  /** The hour has come and the room is being asked for. */
  readonly isOpening: boolean;
}

/** Before the opening: how long yet, whether the device will do, and a question to try the keys on. */
export function WaitingRoom({ waiting, isOpening, ...events }: WaitingRoomProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { examId, exam, officer } = waiting;
  const { seconds, announced } = useOpening(waiting, events);
  const left = Math.max(0, Math.ceil(seconds));
  return (
    <main className="waiting">
      <title>{`${exam.title} · ${t('waiting.title')} · ${t('brand')}`}</title>
      <header className="waiting-head">
        <h1>{exam.title}</h1>
        <p className="num">
          {officer.name}
          {officer.maskedCertificateNo !== null && ` · ${t('me.certificate')} ${officer.maskedCertificateNo}`}
        </p>
        <p className="num">
          {t('exam.questions', { count: exam.questionCount })} ·{' '}
          {formatMinutes(exam.durationSeconds, language)} ·{' '}
          {t('waiting.opensAt', { at: formatDayTime(exam.opensAt, language) })}
        </p>
      </header>
      <Card className="waiting-clock">
        <div
          role="timer"
          aria-live="off"
          aria-label={`${t('waiting.until')} ${formatLength(left, language)}`}
          className="num"
        >
          <b aria-hidden="true">{formatClock(left)}</b>
          <small aria-hidden="true">{t('waiting.until')}</small>
        </div>
        <p role="status">{left === 0 || isOpening ? t('waiting.opening') : t('waiting.byItself')}</p>
        <p className="visually-hidden" role="alert">
          {announced === null ? '' : t('waiting.minutesLeft', { count: announced })}
        </p>
        {exam.needsPassword && <HallPassword examId={examId} />}
      </Card>
      <DeviceChecks examId={examId} />
      <PracticeQuestion />
      <p>
        <Link className={buttonClass()} to={`/exams/${examId}`}>
          {t('room.leave')}
        </Link>
      </p>
    </main>
  );
}

const TONES = { good: 'green', doubtful: 'amber', bad: 'red' } as const satisfies Record<CheckState, string>;
const SIGNS: Readonly<Record<CheckState, string>> = { good: '✓', doubtful: '!', bad: '✗' };

function DeviceChecks({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const [facts, setFacts] = useState<DeviceFacts | null>(null);
  const [nth, setNth] = useState(0);
  useEffect(() => {
    let isGone = false;
    setFacts(null);
    void probeDevice(examId).then((found) => {
      if (!isGone) setFacts(found);
    });
    return () => {
      isGone = true;
    };
  }, [examId, nth]);
  return (
    <section aria-labelledby="device-title">
      <h2 id="device-title">{t('waiting.device')}</h2>
      <Card className="waiting-device">
        <ul aria-live="polite" aria-busy={facts === null}>
          {facts === null ? (
            <li>{t('waiting.checking')}</li>
          ) : (
            checkDevice(facts).map((check) => <Checked key={check.name} check={check} facts={facts} />)
          )}
        </ul>
        <Button disabled={facts === null} onClick={() => setNth(nth + 1)}>
          {t('waiting.checkAgain')}
        </Button>
      </Card>
    </section>
  );
}

function Checked({ check: { name, state }, facts }: { check: DeviceCheck; facts: DeviceFacts }) {
  const { t } = useTranslation();
  return (
    <li>
      <Chip tone={TONES[state]}>
        {SIGNS[state]} {t(`waiting.checkState.${state}`)}
      </Chip>
      <span>
        <b>{t(`waiting.check.${name}`)}</b> <span className="num">{useFound(name, facts)}</span>
        {state !== 'good' && <small>{t(`waiting.advice.${name}`)}</small>}
      </span>
    </li>
  );
}

function useFound(name: DeviceCheck['name'], facts: DeviceFacts): string {
  const { t } = useTranslation();
  const { canStore, roundTripMs, clockAheadMs, width, height, missing } = facts;
  switch (name) {
    case 'storage':
      return canStore ? t('waiting.found.stores') : t('waiting.found.storesNot');
    case 'network':
      return roundTripMs === null
        ? t('waiting.found.noLine')
        : t('waiting.found.line', { ms: Math.round(roundTripMs) });
    case 'clock': {
      const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
      if (seconds === 0) return t('waiting.found.clockRight');
      return clockAheadMs > 0
        ? t('waiting.found.clockFast', { seconds })
        : t('waiting.found.clockSlow', { seconds });
    }
    case 'screen':
      return `${String(width)} × ${String(height)}`;
    case 'browser':
      return missing.length === 0 ? t('waiting.found.browserFit') : missing.join('、');
  }
}
