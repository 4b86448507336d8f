import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  buttonClass,
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatClosing,
  formatDayTime,
  formatMinutes,
  formatPoints,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ExamFactsFragment, ExamQuery } from '../../gql/graphql';

type Exam = NonNullable<NonNullable<ExamQuery['viewer']>['exam']>;
import './exam-intro.css';
import { HallPassword } from './hall-password-field';

const examQuery = graphql(`
  query Exam($id: ID!) {
    viewer {
      id
      exam(id: $id) {
        ...ExamFacts
        waitsFrom
        serverNow
      }
    }
  }
`);

export default function ExamIntro() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const { data, error, refetch } = useQuery(examQuery, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  const exam = data?.viewer?.exam;
  return (
    <>
      <Link className="back-link" to="/exams">
        ← {t('exams.title')}
      </Link>
      {exam && <Intro exam={exam} />}
      {data?.viewer && !exam && <Empty title={t('exam.notFound')} />}
      {!data && !error && <Loading lines={6} />}
      {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Intro({ exam }: { exam: Exam }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const used = exam.attempts.filter(({ isUsedUp }) => isUsedUp).length;
  const left = Math.max(0, exam.attemptsAllowed - used);
  const facts = [
    [t('exam.factQuestions'), t('exam.questions', { count: exam.questionCount })],
    [t('exam.factDuration'), formatMinutes(exam.durationSeconds, language)],
    [
      t('exam.factPoints'),
      t('exam.points', { max: formatPoints(exam.maxPoints), pass: formatPoints(exam.passPoints) }),
    ],
    [t('exam.factAttempts'), t('exam.attemptsLeft', { allowed: exam.attemptsAllowed, left })],
    [t('exam.factOpens'), formatDayTime(exam.opensAt, language)],
    [t('exam.factCloses'), formatClosing(exam.closesAt, language)],
    ...(exam.lastEntryAt === null
      ? []
      : [[t('exam.factLastEntry'), formatDayTime(exam.lastEntryAt, language)]]),
    ...(exam.resultsFrom === null
      ? []
      : [[t('exam.factResults'), formatDayTime(exam.resultsFrom, language)]]),
  ];
  return (
    <article className="exam-intro">
      <title>{`${exam.title} · ${t('brand')}`}</title>
      <h1>{exam.title}</h1>
      <Card className="exam-facts">
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{t('exam.rules')}</h2>
        <ul>
          <li>{t('exam.ruleClock')}</li>
          <li>{t('exam.ruleSaving')}</li>
          <li>{t('exam.ruleOneWindow')}</li>
          <li>{t('exam.ruleEnd')}</li>
          {exam.isPractice && <li>{t('exam.rulePractice')}</li>}
        </ul>
        <Entry exam={exam} />
      </Card>
      {exam.attempts.length > 0 && <Attempts exam={exam} />}
    </article>
  );
}

function Entry({ exam }: { exam: Exam }) {
  const { t } = useTranslation();
  const isUnderWay = exam.attempts.some(({ state }) => state === 'IN_PROGRESS');
  if (exam.notOpen !== null && !isUnderWay)
    return (
      <div className="exam-closed" role="note">
        <p>{exam.notOpen.message}</p>
        <WaitingDoor exam={exam} />
        {lectureToWatch(exam) !== null && (
          <Link className={buttonClass('primary')} to={`/lectures/${String(lectureToWatch(exam))}`}>
            {t('exam.goToLecture')}
          </Link>
        )}
      </div>
    );
  return (
    <>
      {exam.needsPassword && <HallPassword examId={exam.id} />}
      <Link className={buttonClass('primary')} to={`/exams/${exam.id}/room`} state={{ begin: true }}>
        {isUnderWay ? t('exam.goOn') : t('exam.start')}
      </Link>
    </>
  );
}

/** From half an hour before the opening one waits in the room itself. */
function WaitingDoor({ exam: { id, waitsFrom, serverNow } }: { exam: Exam }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (waitsFrom === null) return null;
  if (serverNow < waitsFrom)
    return <p className="num">{t('waiting.from', { at: formatDayTime(waitsFrom, language) })}</p>;
  return (
    <Link className={buttonClass('primary')} to={`/exams/${id}/room`}>
      {t('waiting.enter')}
    </Link>
  );
}

/** The lecture that stands between an officer and this exam; null = none does. */
function lectureToWatch({ notOpen, lectureIssueId, prerequisiteIssueId }: ExamFactsFragment): string | null {
  if (notOpen?.code === 'ATTENDANCE_MISSING') return lectureIssueId;
  return notOpen?.code === 'PREREQUISITE_MISSING' ? prerequisiteIssueId : null;
}

function Attempts({ exam }: { exam: ExamFactsFragment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="attempts-title">
      <h2 id="attempts-title">{t('exam.attempts')}</h2>
      <Card>
        <ul className="exam-attempts">
          {exam.attempts.map(({ id, number, state, isUsedUp, startedAt, points, isPassed, voidReason }) => (
            <li key={id}>
              <span>
                <b>{t('exam.attempt', { number })}</b>{' '}
                <small className="num">{formatDayTime(startedAt, language)}</small>
              </span>
              {state === 'IN_PROGRESS' && <Chip tone="amber">{t('exam.underWay')}</Chip>}
              {points !== null && (
                <Chip tone={isPassed === true ? 'green' : 'red'} className="num">
                  {formatPoints(points)} · {isPassed === true ? t('exam.passed') : t('exam.failed')}
                </Chip>
              )}
              {state === 'VOIDED' && (
                <>
                  <small>
                    {t('exam.voidedBecause', { reason: voidReason ?? '' })}
                    {!isUsedUp && ` · ${t('exam.givenBack')}`}
                  </small>
                  <Chip tone="red">{t('exam.voided')}</Chip>
                </>
              )}
              {state === 'SUBMITTED' && (
                <Link
                  to={`/attempts/${id}`}
                  aria-label={`${t('exam.seeResult')}：${t('exam.attempt', { number })}`}
                >
                  {t('exam.seeResult')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
