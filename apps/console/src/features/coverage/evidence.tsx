import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import {
  Chip,
  ErrorNotice,
  formatClock,
  formatHourMinute,
  formatIsoDay,
  formatPoints,
  Loading,
  SegmentBar,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CoverageEvidenceInput, EvidenceQuery } from '../../gql/graphql';
import { formatShare } from '../tables/figures';
import { deviceKind } from './device-kind';
import { mergeReports, type WatchReport } from './merge-reports';

const evidenceQuery = graphql(`
  query Evidence($input: CoverageEvidenceInput!) {
    coverageEvidence(input: $input) {
      issueTitle
      durationSeconds
      thresholdRatio
      person {
        officerId
        name
        unitName
        regionName
        creditedRatio
        attendedAt
        isPassed
      }
      spans {
        fromSeconds
        toSeconds
      }
      reports {
        startedAt
        reportedAt
        device
        jumpedToSeconds
        creditedSeconds
        spans {
          fromSeconds
          toSeconds
        }
        notCredited {
          code
          message
        }
      }
      attempts {
        id
        number
        state
        submittedAt
        startedAt
        points
        maxPoints
        isPassed
      }
    }
  }
`);

type EvidenceView = NonNullable<EvidenceQuery['coverageEvidence']>;
type Attempt = EvidenceView['attempts'][number];

/** Why a person counts as attended, or does not: what was watched, what of it counts, and the tests. */
export function Evidence({ input }: { readonly input: CoverageEvidenceInput }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(evidenceQuery, { variables: { input } });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const view = data.coverageEvidence;
  if (!view) return <p>{t('coverage.goneEvidence')}</p>;
  const ratio = formatShare(view.person.creditedRatio) ?? '0.0%';
  return (
    <div className="stack num evidence">
      <div>
        <h2>{t('coverage.evidence', { name: view.person.name })}</h2>
        <small>
          {view.person.unitName} · {view.issueTitle}
        </small>
      </div>
      <SegmentBar
        spans={view.spans}
        durationSeconds={view.durationSeconds}
        label={t('coverage.evidenceBar', { ratio })}
      />
      <p className="chips">
        <Chip tone={view.person.attendedAt ? 'green' : 'amber'}>
          {t('coverage.evidenceTotal', { ratio, threshold: formatShare(view.thresholdRatio) ?? '' })}
        </Chip>
        <Chip tone={view.person.attendedAt ? 'green' : 'grey'}>
          {t(view.person.attendedAt ? 'coverage.isAttended' : 'coverage.isNotAttended')}
        </Chip>
      </p>
      <h3>{t('coverage.reports')}</h3>
      {view.reports.length === 0 && <p className="quiet">{t('coverage.noReports')}</p>}
      <ol className="reports">
        {mergeReports(view.reports).map((report) => (
          <ReportLine
            key={report.startedAt + report.reportedAt}
            report={report}
            durationSeconds={view.durationSeconds}
          />
        ))}
      </ol>
      <h3>{t('coverage.attempts')}</h3>
      {view.attempts.length === 0 && <p className="quiet">{t('coverage.noAttempts')}</p>}
      <ol className="reports">
        {view.attempts.map((attempt) => (
          <AttemptLine key={attempt.id} attempt={attempt} />
        ))}
      </ol>
      <small>{t('shell.beijingTime')}</small>
    </div>
  );
}

function ReportLine({
  report,
  durationSeconds,
}: {
  readonly report: WatchReport;
  readonly durationSeconds: number;
}) {
  const { t } = useTranslation();
  const kind = deviceKind(report.device);
  const when = `${formatIsoDay(report.startedAt)} ${formatHourMinute(report.startedAt)}–${formatHourMinute(report.reportedAt)}`;
  return (
    <li className={report.notCredited ? 'refused' : undefined}>
      <small className="report-line">
        <span>{when}</span>
        <span title={report.device}>{kind ? t(`devices.${kind}`) : report.device}</span>
        {report.jumpedToSeconds !== null && (
          <span>{t('coverage.jumped', { at: formatClock(report.jumpedToSeconds) })}</span>
        )}
        {report.creditedSeconds > 0 && (
          <span>{t('coverage.credited', { duration: formatClock(report.creditedSeconds) })}</span>
        )}
      </small>
      <SegmentBar
        spans={report.spans}
        durationSeconds={durationSeconds}
        label={t('coverage.reportBar', { when })}
      />
      {report.notCredited && (
        <small className="red-text">
          <b>{t('coverage.notCredited')}</b> {report.notCredited.message}
        </small>
      )}
    </li>
  );
}

function AttemptLine({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const at = attempt.submittedAt ?? attempt.startedAt;
  return (
    <li>
      <small className="report-line">
        <span>{t('coverage.attempt', { number: attempt.number })}</span>
        <span>
          {formatIsoDay(at)} {formatHourMinute(at)}
        </span>
        {attempt.state === 'IN_PROGRESS' ? (
          <span>{t('coverage.inProgress')}</span>
        ) : attempt.points === null ? (
          <span>{t('coverage.notMarked')}</span>
        ) : (
          <>
            <b>
              {t('coverage.attemptPoints', {
                points: formatPoints(attempt.points),
                max: formatPoints(attempt.maxPoints),
              })}
            </b>
            <Chip tone={attempt.isPassed ? 'green' : 'amber'}>
              {t(attempt.isPassed ? 'coverage.isPassed' : 'coverage.isNotPassed')}
            </Chip>
          </>
        )}
      </small>
    </li>
  );
}
