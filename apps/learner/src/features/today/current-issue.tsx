import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Card,
  formatClock,
  formatClosing,
  formatDayTime,
  formatLength,
  formatMinutes,
  formatPercent,
  SegmentBar,
  useLanguage,
} from '@whetstone/ui';
import type { IssueFactsFragment } from '../../gql/graphql';

/** The lecture of the month: what it is, what counts of it, and in words what is still missing. */
export function CurrentIssue({ issue }: { issue: IssueFactsFragment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { attendance, durationSeconds } = issue;
  const credited = t('issue.credited', {
    clock: formatClock(attendance.creditedSeconds),
    percent: formatPercent(attendance.creditedRatio),
  });
  return (
    <section className="today-current" aria-labelledby="current-title">
      <h2 id="current-title">{t('today.current')}</h2>
      <Card className="today-issue">
        <Link to={`/lectures/${issue.id}`} className="today-still">
          <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
            <circle cx="22" cy="22" r="21" fill="none" stroke="#fff" strokeOpacity=".6" strokeWidth="2" />
            <path d="M18 14l13 8-13 8z" fill="#fff" />
          </svg>
          <span className="num">
            {t('issue.number', { year: issue.year, number: issue.number })} ·{' '}
            {formatMinutes(durationSeconds, language)}
          </span>
          <b>{issue.title}</b>
        </Link>
        <div className="today-issue-body">
          <SegmentBar spans={attendance.spans} durationSeconds={durationSeconds} label={credited} />
          <div className="today-issue-line num">
            <span>{credited}</span>
            <span>{t('issue.rule', { percent: formatPercent(issue.thresholdRatio) })}</span>
          </div>
          <p className={attendance.countedAt === null ? undefined : 'today-counted'}>{standing()}</p>
        </div>
      </Card>
    </section>
  );

  function standing(): string {
    if (attendance.countedAt !== null)
      return t('issue.countedAt', { at: formatDayTime(attendance.countedAt, language) });
    const length = formatLength(attendance.missingSeconds, language);
    if (issue.state === 'CLOSED') return t('issue.missedBy', { length });
    if (issue.state === 'UPCOMING') return t('issue.opens', { at: formatDayTime(issue.opensAt, language) });
    return t('issue.stillMissing', { length, at: formatClosing(issue.closesAt, language) });
  }
}
