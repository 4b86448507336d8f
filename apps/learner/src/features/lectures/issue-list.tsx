import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, formatClosing, formatDayTime, formatMinutes, useLanguage } from '@whetstone/ui';
import type { IssueFactsFragment } from '../../gql/graphql';
import { IssueStateChip } from './issue-state-chip';
import './issue-list.css';

/** Issues one under the other; three hundred of them are drawn as they come into view. */
export function IssueList({ issues }: { issues: readonly IssueFactsFragment[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card>
      <ul className="issue-list">
        {issues.map((issue) => (
          <li key={issue.id}>
            <Link to={`/lectures/${issue.id}`}>
              <span className="issue-list-title">
                <small className="num">
                  {t('issue.number', { year: issue.year, number: issue.number })} ·{' '}
                  {formatMinutes(issue.durationSeconds, language)}
                </small>
                <b>{issue.title}</b>
                <small className="num">
                  {issue.state === 'UPCOMING'
                    ? t('issue.opens', { at: formatDayTime(issue.opensAt, language) })
                    : t('issue.closes', { at: formatClosing(issue.closesAt, language) })}
                </small>
              </span>
              <IssueStateChip issue={issue} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
