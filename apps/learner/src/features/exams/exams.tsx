import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatClosing,
  formatMinutes,
  formatPoints,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ExamFactsFragment } from '../../gql/graphql';
import '../lectures/issue-list.css';

const examsQuery = graphql(`
  query Exams {
    viewer {
      id
      exams {
        ...ExamFacts
      }
    }
  }

  fragment ExamFacts on OfficerExam {
    id
    title
    lectureIssueId
    questionCount
    durationSeconds
    maxPoints
    passPoints
    opensAt
    closesAt
    state
    attemptsAllowed
    lastEntryAt
    isPractice
    needsPassword
    resultsFrom
    prerequisiteIssueId
    notOpen {
      code
      message
    }
    attempts {
      id
      number
      state
      isUsedUp
      startedAt
      deadline
      submittedAt
      points
      maxPoints
      isPassed
      voidReason
    }
  }
`);

export default function Exams() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(examsQuery, { fetchPolicy: 'cache-and-network' });
  const exams = data?.viewer?.exams;
  return (
    <>
      <title>{`${t('nav.exams')} · ${t('brand')}`}</title>
      <header className="page-head">
        <h1>{t('exams.title')}</h1>
      </header>
      {exams && exams.length > 0 && <ExamList exams={exams} />}
      {exams?.length === 0 && <Empty title={t('exams.none')} hint={t('exams.noneHint')} />}
      {!exams && !error && <Loading lines={5} />}
      {!exams && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function ExamList({ exams }: { exams: readonly ExamFactsFragment[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card>
      <ul className="issue-list">
        {exams.map((exam) => (
          <li key={exam.id}>
            <Link to={`/exams/${exam.id}`}>
              <span className="issue-list-title">
                <b>{exam.title}</b>
                <small className="num">
                  {t('exam.questions', { count: exam.questionCount })} ·{' '}
                  {formatMinutes(exam.durationSeconds, language)} ·{' '}
                  {t('issue.closes', { at: formatClosing(exam.closesAt, language) })}
                </small>
              </span>
              <ExamStateChip exam={exam} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where an officer stands with a test, in a word or in points. */
export function ExamStateChip({ exam }: { exam: ExamFactsFragment }) {
  const { t } = useTranslation();
  const { attempts, state, notOpen } = exam;
  if (attempts.some((attempt) => attempt.state === 'IN_PROGRESS'))
    return <Chip tone="amber">{t('exam.underWay')}</Chip>;
  const best = attempts.reduce<number | null>(
    (top, { points }) => (points === null ? top : Math.max(top ?? 0, points)),
    null,
  );
  const isPassed = attempts.some((attempt) => attempt.isPassed === true);
  if (best === null && attempts.some((attempt) => attempt.state === 'SUBMITTED'))
    return <Chip tone="grey">{t('exam.handedIn')}</Chip>;
  if (best !== null)
    return (
      <Chip tone={isPassed ? 'green' : 'red'} className="num">
        {isPassed ? `✓ ${t('exam.passed')}` : t('exam.failed')} {formatPoints(best)}
      </Chip>
    );
  if (attempts.some((attempt) => attempt.state === 'SUBMITTED'))
    return <Chip tone="grey">{t('outcome.pending')}</Chip>;
  if (notOpen?.code === 'EXAM_VOIDED') return <Chip tone="red">{t('exam.voided')}</Chip>;
  if (notOpen?.code === 'EXAM_WITHDRAWN') return <Chip tone="grey">{t('exam.withdrawn')}</Chip>;
  if (attempts.length > 0 && notOpen) return <Chip tone="red">{t('exam.voided')}</Chip>;
  if (state === 'CLOSED') return <Chip tone="red">{t('exam.missed')}</Chip>;
  if (state === 'UPCOMING') return <Chip tone="grey">{t('issue.upcoming')}</Chip>;
  return notOpen ? <Chip tone="grey">{t('exam.waits')}</Chip> : <Chip tone="amber">{t('exam.open')}</Chip>;
}
