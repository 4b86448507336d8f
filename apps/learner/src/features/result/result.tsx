import { useEffect, useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import {
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatIsoMinute,
  formatPoints,
  formatTimeOfDay,
  Loading,
  type ChipTone,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ResultQuery, Strength } from '../../gql/graphql';
import { AppealButton, Appeals, PointsChanges } from './appeals';
import { ReviewedQuestion } from './reviewed-question';
import './result.css';

const resultQuery = graphql(`
  query Result($id: ID!) {
    viewer {
      id
      attempt(id: $id) {
        id
        number
        examId
        examTitle
        state
        voidReason
        submittedAt
        savedAt
        ...AfterMarking
        keysFrom
        isBeingRead
        partPoints {
          questionId
          points
        }
        sections {
          type
          questions {
            id
            number
            type
            textFormat
            stem
            options {
              label
              text
            }
            parts {
              type
              stem
              options {
                label
                text
              }
              points
            }
            points
            referenceDate
          }
        }
        sheet {
          answers {
            questionId
          }
        }
        result {
          points
          maxPoints
          passPoints
          isPassed
          receiptCode
          topics {
            topic
            points
            maxPoints
            strength
          }
          questions {
            questionId
            isCorrect
            points
            given {
              labels
              texts
            }
            key
            parts {
              given
              key
              explanation
            }
            explanation
            citations {
              text
              lawTitle
              editionLabel
              effectiveFrom
              effectiveTo
              status
              statusNote
              gist
            }
          }
        }
      }
    }
  }
`);

type Attempt = NonNullable<NonNullable<ResultQuery['viewer']>['attempt']>;
type AttemptResult = NonNullable<Attempt['result']>;

/** How often somebody who waits for his points asks whether they are there. */
const MARKED_EVERY_MS = 3_000;

export default function Result() {
  const { t } = useTranslation();
  const { attemptId = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(resultQuery, {
    variables: { id: attemptId },
    fetchPolicy: 'cache-and-network',
  });
  const attempt = data?.viewer?.attempt;
  const isBeingMarked =
    attempt?.state === 'SUBMITTED' && !attempt.result && attempt.appealUntil !== null && !attempt.isBeingRead;
  useEffect(() => {
    if (!isBeingMarked) return undefined;
    startPolling(MARKED_EVERY_MS);
    return stopPolling;
  }, [isBeingMarked, startPolling, stopPolling]);
  return (
    <>
      <Link className="back-link" to={attempt ? `/exams/${attempt.examId}` : '/exams'}>
        ← {attempt?.examTitle ?? t('exams.title')}
      </Link>
      {attempt?.result && <Marked attempt={attempt} result={attempt.result} />}
      {attempt && !attempt.result && <NotTold attempt={attempt} />}
      {data?.viewer && !attempt && <Empty title={t('result.notFound')} />}
      {!data && !error && <Loading lines={6} />}
      {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

/** Still being sat, or handed in and not told yet. */
function NotTold({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation();
  if (attempt.state === 'IN_PROGRESS')
    return (
      <Empty title={t('result.notYet')}>
        <Link to={`/exams/${attempt.examId}/room`}>{t('exam.goOn')}</Link>
      </Empty>
    );
  if (attempt.state === 'VOIDED')
    return (
      <Empty title={t('room.voided')} hint={t('outcome.voidReason', { reason: attempt.voidReason ?? '' })} />
    );
  return (
    <>
      <HandedIn attempt={attempt} />
      <Empty
        title={
          attempt.appealUntil !== null
            ? t(attempt.isBeingRead ? 'outcome.waitingReaders' : 'outcome.waitingMarks')
            : t('outcome.waiting', { at: formatIsoMinute(attempt.announceAt ?? '') })
        }
        hint={t('outcome.receiptIs', { code: attempt.receiptCode ?? '' })}
      />
    </>
  );
}

function Marked({ attempt, result }: { attempt: Attempt; result: AttemptResult }) {
  const { t } = useTranslation();
  const asked = attempt.sections.flatMap((section) => section.questions);
  const numberOf = (questionId: string) => asked.findIndex(({ id }) => id === questionId) + 1;
  return (
    <article className="result">
      <title>{`${t('result.title')} · ${attempt.examTitle}`}</title>
      <HandedIn attempt={attempt} />
      <Card className="result-score">
        <div>
          <h1>{attempt.examTitle}</h1>
          <p className="result-points num">
            <b>{formatPoints(result.points)}</b>
            <span>
              / {formatPoints(result.maxPoints)} {t('result.unit')}
            </span>
          </p>
          <Chip tone={result.isPassed ? 'green' : 'red'}>
            {result.isPassed ? `✓ ${t('exam.passed')}` : `✗ ${t('exam.failed')}`}
          </Chip>{' '}
          <small className="num">{t('result.passLine', { points: formatPoints(result.passPoints) })}</small>
          {attempt.rankBand !== null && (
            <p className="small">
              {t('outcome.rankBand')} <b>{t(`outcome.rankBands.${attempt.rankBand}`)}</b>
            </p>
          )}
        </div>
        <dl>
          <div>
            <dt>{t('result.receipt')}</dt>
            <dd className="num result-receipt">{result.receiptCode}</dd>
          </div>
          {attempt.submittedAt !== null && (
            <div>
              <dt>{t('result.handedInAt')}</dt>
              <dd className="num">{formatIsoMinute(attempt.submittedAt)}</dd>
            </div>
          )}
        </dl>
      </Card>
      <PointsChanges changes={attempt.pointsChanges} />
      <Topics result={result} />
      {result.questions.length > 0 || attempt.keysFrom === null ? (
        <Questions attempt={attempt} result={result} />
      ) : (
        <p role="note">{t('result.keysFrom', { at: formatIsoMinute(attempt.keysFrom) })}</p>
      )}
      <Appeals attemptId={attempt.id} after={attempt} numberOf={numberOf} />
    </article>
  );
}

/** Right after handing in: that it arrived, and with what, when time ran out. */
function HandedIn({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation();
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('handedIn' in state)) return null;
  const saved = {
    count: attempt.sheet.answers.length,
    at: attempt.savedAt === null ? '—' : formatTimeOfDay(attempt.savedAt),
  };
  return (
    <p className="result-handed-in" role="status">
      {state.handedIn === 'time-up' ? t('result.timeUp', saved) : t('result.handedIn', saved)}
    </p>
  );
}

const strengthTones: Readonly<Record<Strength, ChipTone>> = { STRONG: 'green', FAIR: 'grey', WEAK: 'amber' };

function Topics({ result }: { result: AttemptResult }) {
  const { t } = useTranslation();
  if (result.topics.length === 0) return null;
  return (
    <section aria-labelledby="topics-title">
      <h2 id="topics-title">{t('result.topics')}</h2>
      <Card>
        <ul className="result-topics">
          {result.topics.map(({ topic, points, maxPoints, strength }) => (
            <li key={topic}>
              <span>
                {topic}{' '}
                {strength !== null && (
                  <Chip tone={strengthTones[strength]}>{t(`outcome.strengths.${strength}`)}</Chip>
                )}
              </span>
              <span className="num">
                {formatPoints(points)} / {formatPoints(maxPoints)}
              </span>
              <i aria-hidden="true">
                <b style={{ width: `${String(maxPoints > 0 ? (points / maxPoints) * 100 : 0)}%` }} />
              </i>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Questions({ attempt, result }: { attempt: Attempt; result: AttemptResult }) {
  const { t } = useTranslation();
  const wrongCount = result.questions.filter(({ isCorrect }) => !isCorrect).length;
  const [isWrongOnly, setWrongOnly] = useState(wrongCount > 0);
  const questions = attempt.sections.flatMap((section) => section.questions);
  const shown = questions.flatMap((question, index) => {
    const review = result.questions.find(({ questionId }) => questionId === question.id);
    return review && !(isWrongOnly && review.isCorrect) ? [{ question, review, number: index + 1 }] : [];
  });
  return (
    <section aria-labelledby="questions-title">
      <div className="result-head">
        <h2 id="questions-title">{t('result.questions')}</h2>
        <div className="result-filter" role="group" aria-label={t('result.filter')}>
          <button type="button" aria-pressed={isWrongOnly} onClick={() => setWrongOnly(true)}>
            {t('result.wrongOnly', { count: wrongCount })}
          </button>
          <button type="button" aria-pressed={!isWrongOnly} onClick={() => setWrongOnly(false)}>
            {t('result.all', { count: result.questions.length })}
          </button>
        </div>
      </div>
      {shown.length === 0 && <Empty title={t('result.noneWrong')} />}
      {shown.map(({ question, review, number }) => (
        <ReviewedQuestion
          key={question.id}
          question={question}
          review={review}
          number={number}
          partPoints={attempt.partPoints.find(({ questionId }) => questionId === question.id)?.points ?? []}
          changes={attempt.keyChanges.filter(({ questionId }) => questionId === question.id)}
          actions={
            <AppealButton
              attemptId={attempt.id}
              after={attempt}
              questionId={question.id}
              label={t('outcome.appealQuestion', { number })}
            />
          }
        />
      ))}
    </section>
  );
}
