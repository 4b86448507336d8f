import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Button,
  buttonClass,
  Card,
  formatClock,
  formatClosing,
  formatDayTime,
  formatLength,
  formatPercent,
  useLanguage,
} from '@whetstone/ui';
import type { LectureQuery } from '../../gql/graphql';
import { usePlayer, usePlayerKeys } from './use-player';
import { useWatching, type Watching } from './use-watching';
import { VideoStage } from './video-stage';
import './lecture-player.css';

type Issue = NonNullable<NonNullable<LectureQuery['viewer']>['lectureIssue']>;

export interface LecturePlayerProps {
  readonly issue: Issue;
  /** What depends on the attendance (the test, the state of the issue) may have changed. */
  readonly onChanged: () => void;
}

export function LecturePlayer({ issue, onChanged }: LecturePlayerProps) {
  const { t } = useTranslation();
  const { durationSeconds, attendance } = issue;
  const watching = useWatching(issue.id, () => {
    player.pause();
    onChanged();
  });
  const player = usePlayer({
    durationSeconds,
    resumeAtSeconds: attendance.resumeAtSeconds,
    maxRate: issue.maxRate,
    isCounting: issue.state === 'OPEN',
    watching,
  });
  usePlayerKeys(player);
  useWhenCounted(attendance.countedAt, onChanged);
  const credited = t('issue.credited', {
    clock: formatClock(attendance.creditedSeconds),
    percent: formatPercent(attendance.creditedRatio),
  });
  const title = `${t('issue.number', { year: issue.year, number: issue.number })} ${issue.title}`;
  return (
    <article className="lecture">
      <title>{`${title} · ${t('brand')}`}</title>
      <div className="lecture-main">
        {issue.sources.length > 0 ? (
          <VideoStage
            player={player}
            sources={issue.sources}
            durationSeconds={durationSeconds}
            title={issue.title}
            credited={attendance.spans}
            creditedLabel={credited}
          />
        ) : (
          <p className="lecture-note">{t('player.noSource')}</p>
        )}
        <WatchNotes watching={watching} hasSkipped={player.hasSkipped} onTakeOver={player.toggle} />
        <header>
          <small>
            {issue.seriesName} · {t('issue.number', { year: issue.year, number: issue.number })}
          </small>
          <h1>{issue.title}</h1>
        </header>
        {issue.summary !== '' && <p className="lecture-summary">{issue.summary}</p>}
        <small className="lecture-keys">{t('player.keys')}</small>
      </div>
      <Credit issue={issue} credited={credited} />
    </article>
  );
}

/** The attendance turned valid while watching: the test may have opened. */
function useWhenCounted(countedAt: string | null, onChanged: () => void): void {
  const before = useRef(countedAt);
  useEffect(() => {
    if (before.current === null && countedAt !== null) onChanged();
    before.current = countedAt;
  });
}

interface WatchNotesProps {
  readonly watching: Watching;
  readonly hasSkipped: boolean;
  readonly onTakeOver: () => void;
}

/** What a viewer has to know at once; spoken to screen readers as it appears. */
function WatchNotes({ watching, hasSkipped, onTakeOver }: WatchNotesProps) {
  const { t } = useTranslation();
  const { phase, message } = watching;
  return (
    <div className="lecture-notes" role="status">
      {hasSkipped && <p className="lecture-note">{t('player.skipped')}</p>}
      {phase === 'offline' && <p className="lecture-note">{t('player.offline')}</p>}
      {phase === 'superseded' && (
        <p className="lecture-note lecture-note-strong">
          <span>{t('player.superseded')}</span>
          <Button size="small" kind="primary" onClick={onTakeOver}>
            {t('player.takeOver')}
          </Button>
        </p>
      )}
      {(phase === 'counting' || phase === 'stopped') && message !== null && (
        <p className="lecture-note">{message}</p>
      )}
    </div>
  );
}

function Credit({ issue, credited }: { issue: Issue; credited: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { attendance, exam } = issue;
  return (
    <Card className="lecture-credit">
      <h2>{t('player.credit')}</h2>
      <p className="num">{credited}</p>
      {attendance.countedAt === null ? (
        <p className="lecture-missing num">{missing()}</p>
      ) : (
        <p className="lecture-counted" role="status">
          <b>✓ {t('issue.counted')}</b>{' '}
          <small className="num">{formatDayTime(attendance.countedAt, language)}</small>
        </p>
      )}
      <small>
        {t('player.rule', {
          percent: formatPercent(issue.thresholdRatio),
          rate: issue.maxRate,
          at: formatClosing(issue.closesAt, language),
        })}
      </small>
      {exam &&
        (exam.notOpen === null ? (
          <Link className={buttonClass('primary')} to={`/exams/${exam.id}`}>
            {t('player.goToTest')}
          </Link>
        ) : (
          <small>
            <b>{exam.title}</b>
            <br />
            {exam.notOpen.message}
          </small>
        ))}
    </Card>
  );

  function missing(): string {
    const length = formatLength(attendance.missingSeconds, language);
    if (issue.state === 'CLOSED') return t('issue.missedBy', { length });
    if (issue.state === 'UPCOMING') return t('issue.opens', { at: formatDayTime(issue.opensAt, language) });
    return t('issue.stillMissing', { length, at: formatClosing(issue.closesAt, language) });
  }
}
