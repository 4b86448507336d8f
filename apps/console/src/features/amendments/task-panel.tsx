import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Card, Chip, Empty, errorMessage, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import type {
  AmendmentDecision,
  AmendmentTaskPartsFragment,
  ComparedArticleFragment,
} from '../../gql/graphql';
import { PaperView } from '../questions/paper-view';
import { StateChips } from '../questions/state-chips';
import { amendmentTask, decideAmendments } from './amendment-operations';
import { useKeys } from './edition-board';

interface Props {
  readonly taskId: string;
  readonly onDecided: () => void;
}

const decisions: readonly AmendmentDecision[] = ['HISTORY', 'UPDATED', 'RETIRED'];

/** One question with the old and the new provision side by side, and what may be decided about it. */
export function TaskPanel({ taskId, onDecided }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(amendmentTask, {
    variables: { id: taskId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  if (!data.amendmentTask) return <Empty title={t('amendments.none')} />;
  const task = data.amendmentTask;
  return (
    <div className="stack">
      <Card className="pad stack">
        {task.question && <StateChips question={task.question} />}
        <p className="small quiet num">
          {t('amendments.referenceDate', { day: task.revision.referenceDate })}
        </p>
        <PaperView question={{ ...task.revision, citations: null }} />
      </Card>
      {task.places.map((place) => (
        <Places key={place.cited.text} place={place} />
      ))}
      <Decide task={task} onDecided={onDecided} />
    </div>
  );
}

function Places({ place }: { readonly place: AmendmentTaskPartsFragment['places'][number] }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <div className="side-by-side">
        <section aria-label={t('amendments.old')}>
          <h3>{t('amendments.old')}</h3>
          <b>
            {place.article ? (
              <Link to={`/laws/${place.article.id}`}>{place.cited.text}</Link>
            ) : (
              place.cited.text
            )}
          </b>
          <small className="num">{place.cited.editionLabel}</small>
          <ArticleText article={place.article} />
        </section>
        <section aria-label={t('amendments.fresh')}>
          <h3>{t('amendments.fresh')}</h3>
          {place.became.length === 0 && <p className="quiet">{t('amendments.noChange')}</p>}
          {place.became.map(({ change, article }) => (
            <div key={change.id} className="stack">
              <b>{article ? <Link to={`/laws/${article.id}`}>{change.newText}</Link> : change.newText}</b>
              <ArticleText article={article} />
              {change.note && <p className="amber-text">{t('amendments.note', { note: change.note })}</p>}
            </div>
          ))}
        </section>
      </div>
    </Card>
  );
}

/** The text where the library has it, else our line about it. */
function ArticleText({ article }: { readonly article: ComparedArticleFragment | null }) {
  const { t } = useTranslation();
  if (!article) return <p className="quiet">{t('amendments.notInLibrary')}</p>;
  return (
    <div className="article-text">
      {article.provisions.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      {article.gist && <p className="quiet">{article.gist}</p>}
      {article.provisions.length === 0 && <p className="small quiet">{t('amendments.noText')}</p>}
    </div>
  );
}

interface DecideProps {
  readonly task: AmendmentTaskPartsFragment;
  readonly onDecided: () => void;
}

function Decide({ task, onDecided }: DecideProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [run, { loading }] = useMutation(decideAmendments);
  const may = (decision: AmendmentDecision) => task.decisions.includes(decision);
  const decide = async (decision: AmendmentDecision) => {
    if (!may(decision) || loading) return;
    setProblem(null);
    try {
      const { data } = await run({ variables: { input: { taskIds: [task.id], decision, comment } } });
      const refusal = data?.decideAmendments[0]?.refusal;
      if (refusal) return setProblem(refusal.message);
      if (decision === 'UPDATED' && task.question)
        return await navigate(`/questions/${task.question.id}/edit`);
      onDecided();
    } catch (error) {
      setProblem(errorMessage(error) ?? t('questions.failed'));
    }
  };
  useKeys({
    1: () => void decide('HISTORY'),
    2: () => void decide('UPDATED'),
    3: () => void decide('RETIRED'),
  });
  if (task.decisions.length === 0)
    return (
      <Card className="pad stack">
        <h2>{t('amendments.decide')}</h2>
        <span className="chips">
          <Chip>{t(`amendmentStates.${task.status}`)}</Chip>
        </span>
        {task.comment !== '' && <p>{task.comment}</p>}
        {task.decidedAt && (
          <small className="num">
            {t('amendments.decided', {
              by: task.decidedByName ?? t('amendments.byTeam'),
              at: formatIsoMinute(task.decidedAt),
            })}
          </small>
        )}
      </Card>
    );
  return (
    <Card className="pad stack">
      <h2>{t('amendments.decide')}</h2>
      <label htmlFor={id}>{t('amendments.comment')}</label>
      <Input.TextArea id={id} rows={2} value={comment} onChange={(event) => setComment(event.target.value)} />
      <div className="row-actions">
        {decisions.map((decision, index) => (
          <Button
            key={decision}
            type={decision === 'HISTORY' ? 'primary' : 'default'}
            danger={decision === 'RETIRED'}
            disabled={!may(decision) || loading}
            onClick={() => void decide(decision)}
          >
            {t(`amendmentDecisions.${decision}`)} <kbd aria-hidden="true">{index + 1}</kbd>
          </Button>
        ))}
      </div>
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </Card>
  );
}
