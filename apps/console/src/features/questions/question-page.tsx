import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, formatPercent, formatPoints, Loading } from '@whetstone/ui';
import type { QuestionPageQuery, RevisionPartsFragment } from '../../gql/graphql';
import { ItemExams } from '../marking/item-exams';
import { PageHead } from '../shell/page-head';
import { ChangeList } from './change-list';
import { Conversation } from './conversation';
import { FaultList } from './fault-list';
import { History } from './history';
import { PaperView } from './paper-view';
import { questionPage } from './question-operations';
import { QuestionSteps } from './question-steps';
import { StateChips } from './state-chips';
import './questions.css';

export type QuestionDetail = NonNullable<QuestionPageQuery['question']>;

/** One question through its wordings: what a reviewer reads, and what happened to it. */
export function QuestionPage() {
  const { t } = useTranslation();
  const { questionId = '' } = useParams();
  const { data, error, refetch } = useQuery(questionPage, {
    variables: { id: questionId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  if (!data.question) return <Empty title={t('questions.goneTitle')} />;
  return <Inside question={data.question} onDone={() => void refetch()} />;
}

function Inside({ question, onDone }: { readonly question: QuestionDetail; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { bank, revision, successor } = question;
  const [isNextShown, setNextShown] = useState(true);
  const shown = successor && isNextShown ? successor : revision;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('banks.title'), to: '/banks' },
          { label: bank.name, to: `/banks/${bank.id}` },
          { label: revision.stemText.slice(0, 18) },
        ]}
        title={t(`questionTypes.${revision.type}`)}
        actions={<QuestionSteps question={question} onDone={onDone} />}
      />
      <StateChips question={question} />
      {question.needsReview && (
        <Alert
          type="warning"
          showIcon
          title={t('questions.doubted')}
          action={<Link to="/amendments">{t('questions.toAmendments')}</Link>}
        />
      )}
      <div className="question-cols">
        <div>
          <Card className="pad stack">
            {successor && (
              <Wordings
                revision={revision}
                successor={successor}
                isNextShown={isNextShown}
                onShow={setNextShown}
              />
            )}
            <h2>{t('questions.paperView')}</h2>
            <PaperView question={shown} />
          </Card>
          {successor && (
            <Card className="pad stack">
              <h2>{t('questions.next', { number: successor.number })}</h2>
              <p className="small quiet">{t('questions.inWait')}</p>
              <ChangeList changes={question.history[0]?.changes ?? []} />
            </Card>
          )}
          {question.history.length > 1 && <History history={question.history} />}
        </div>
        <div>
          <Facts question={question} revision={shown} />
          <ItemExams exams={question.statistics.exams} />
          {question.mayEdit && <FaultList faults={shown.faults} />}
          <Conversation question={question} onDone={onDone} />
        </div>
      </div>
    </>
  );
}

interface WordingsProps {
  readonly revision: RevisionPartsFragment;
  readonly successor: RevisionPartsFragment;
  readonly isNextShown: boolean;
  readonly onShow: (isNext: boolean) => void;
}

function Wordings({ successor, isNextShown, onShow }: WordingsProps) {
  const { t } = useTranslation();
  return (
    <div className="tabs" role="group">
      <button type="button" className="tab" aria-pressed={isNextShown} onClick={() => onShow(true)}>
        {t('questions.next', { number: successor.number })}
      </button>
      <button type="button" className="tab" aria-pressed={!isNextShown} onClick={() => onShow(false)}>
        {t('questions.current')}
      </button>
    </div>
  );
}

interface FactsProps {
  readonly question: QuestionDetail;
  readonly revision: RevisionPartsFragment;
}

function Facts({ question, revision }: FactsProps) {
  const { t } = useTranslation();
  const { statistics } = question;
  return (
    <Card className="pad stack">
      <h2>{t('questions.facts')}</h2>
      <dl className="facts">
        <dt>{t('questions.topic')}</dt>
        <dd>{question.topic}</dd>
        <dt>{t('questions.difficulty')}</dt>
        <dd>{t(`difficulties.level${revision.difficulty as 1 | 2 | 3 | 4 | 5}`)}</dd>
        <dt>{t('questions.cognition')}</dt>
        <dd>{revision.cognition ? t(`cognitions.${revision.cognition}`) : t('tables.none')}</dd>
        <dt>{t('banks.points')}</dt>
        <dd className="num">{formatPoints(revision.points)}</dd>
        <dt>{t('questions.referenceDate')}</dt>
        <dd className="num">{revision.referenceDate}</dd>
        <dt>{t('questions.source')}</dt>
        <dd>{revision.source || t('tables.none')}</dd>
        <dt>{t('questions.tags')}</dt>
        <dd className="chips">
          {question.tags.length === 0
            ? t('tables.none')
            : question.tags.map((tag) => (
                <Chip key={tag} tone="grey">
                  {tag}
                </Chip>
              ))}
        </dd>
        <dt>{t('questions.author')}</dt>
        <dd>{revision.authorName ?? t('questions.team')}</dd>
        <dt>{t('questions.reviewer')}</dt>
        <dd>{question.reviewerName ?? t('tables.none')}</dd>
        <dt>{t('questions.statistics')}</dt>
        <dd className="num">
          {t('questions.papers', { count: statistics.paperCount })} ·{' '}
          {statistics.rightRatio === null
            ? t('questions.tooFew')
            : t('questions.right', { ratio: formatPercent(statistics.rightRatio) })}
        </dd>
      </dl>
    </Card>
  );
}
