import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Button, Card, Empty, errorMessage, ErrorNotice, Loading } from '@whetstone/ui';
import type { CalibrationFactsFragment, TakenAnswerFactsFragment } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { AnswerText } from './answer-text';
import { CalibrationReport } from './calibration-report';
import { markAnswer, releaseAnswer, takeAnswer } from './desk-operations';
import { OwnReadings } from './own-readings';
import { Rubric, ruleOf } from './rubric';
import { given, isDecided, type Ticks } from './ticks';
import { useMarkingKeys } from './use-marking-keys';
import './desk.css';

type State =
  | { readonly kind: 'taking' }
  | { readonly kind: 'taken'; readonly answer: TakenAnswerFactsFragment }
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'report'; readonly report: CalibrationFactsFragment }
  | { readonly kind: 'failed'; readonly error: Error };

/** One text after another, from the first to the last: points by 要点, then the next. */
export function MarkingScreen() {
  const { t } = useTranslation();
  const { examId = '', revisionId = '' } = useParams();
  const { state, readCount, next, say } = useTaking(examId, revisionId);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('desk.title'), to: '/desk' }, { label: t('desk.marking') }]}
        title={t('desk.marking')}
        subtitle={t('desk.keys')}
      />
      {state.kind === 'taking' && <Loading lines={8} />}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={next} />}
      {state.kind === 'nothing' && (
        <Card>
          <Empty title={state.message}>
            <Button onClick={next}>{t('desk.lookAgain')}</Button>
          </Empty>
        </Card>
      )}
      {state.kind === 'report' && <CalibrationReport report={state.report} onGoOn={next} />}
      {state.kind === 'taken' && (
        <Marking
          key={state.answer.id}
          answer={state.answer}
          onMarked={(report) => (report ? say({ kind: 'report', report }) : next())}
          onLost={next}
        />
      )}
      <OwnReadings examId={examId} revisionId={revisionId} readCount={readCount} />
    </>
  );
}

/** The text in hand; the next is taken when the one before has its points. */
function useTaking(examId: string, revisionId: string) {
  const [state, say] = useState<State>({ kind: 'taking' });
  const [readCount, setReadCount] = useState(0);
  const [take] = useMutation(takeAnswer);
  const hasBegun = useRef(false);
  const next = useCallback(() => {
    say({ kind: 'taking' });
    setReadCount((count) => count + 1);
    take({ variables: { input: { examId, revisionId } } }).then(
      ({ data }) => {
        const taken = data?.takeAnswer;
        if (taken?.__typename === 'TakenAnswer') say({ kind: 'taken', answer: taken });
        else say({ kind: 'nothing', message: taken?.message ?? '' });
      },
      (error: unknown) =>
        say({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
    );
  }, [take, examId, revisionId]);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    next();
  }, [next]);
  return { state, readCount, next, say };
}

interface MarkingProps {
  readonly answer: TakenAnswerFactsFragment;
  readonly onMarked: (report: CalibrationFactsFragment | null) => void;
  readonly onLost: () => void;
}

function Marking({ answer, onMarked, onLost }: MarkingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { question, isAnchor } = answer;
  const rule = ruleOf(question, answer.stepPoints);
  const [ticks, setTicks] = useState<Ticks>(() => rule.maxPoints.map(() => null));
  const [current, setCurrent] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [mark, { loading }] = useMutation(markAnswer);
  const [release] = useMutation(releaseAnswer);
  const onTick = (changed: Ticks, index: number) => {
    setTicks(changed);
    setCurrent(index);
    setFault(null);
  };
  const onNext = () => {
    if (!isDecided(ticks)) return setFault(t('desk.undecided'));
    setFault(null);
    mark({ variables: { input: { id: answer.id, isAnchor, ticks: given(ticks) } } }).then(
      ({ data }) => {
        const marked = data?.markAnswer;
        if (marked?.__typename === 'AnswerMarked') onMarked(marked.calibration);
        else if (marked?.code === 'ANSWER_NOT_YOURS') onLost();
        else setFault(marked?.message ?? null);
      },
      (error: unknown) => setFault(errorMessage(error) ?? String(error)),
    );
  };
  useMarkingKeys({ ticks, rule, current, isOff: loading, onTick, onNext });
  const leave = async () => {
    if (!isAnchor) await release({ variables: { input: { id: answer.id } } });
    await navigate('/desk');
  };
  return (
    <div className="marking-split">
      <AnswerText question={question} texts={answer.texts} isAnchor={isAnchor} />
      <Card className="pad stack" role="group" aria-label={t('desk.rubric')}>
        <Rubric {...{ question, ticks, rule, onTick }} />
        <p role="alert" className="marking-fault">
          {fault}
        </p>
        <div className="marking-buttons">
          <Button disabled={loading} onClick={() => void leave()}>
            {t('desk.leave')}
          </Button>
          <Button kind="primary" disabled={loading} onClick={onNext}>
            {t('desk.next')} <kbd aria-hidden="true">Enter</kbd>
          </Button>
        </div>
      </Card>
    </div>
  );
}
