import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import type { HandMarkingFactsFragment } from '../../gql/graphql';
import { HandMarkers } from './hand-markers';
import { handMarking } from './hand-operations';
import { HandPlan } from './hand-plan';
import { HandQuestions } from './hand-questions';

/** Markers work all day: the figures are asked for again so often. */
const AGAIN_MS = 15_000;

/** Who reads what was written in a test, by which rule, and how far it is. */
export function HandMarking({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(handMarking, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
    pollInterval: AGAIN_MS,
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data?.markedExam) return <Loading lines={6} />;
  const { handMarking: marking, isMine } = data.markedExam;
  if (!marking)
    return (
      <Card>
        <Empty title={t('marking.handNoneTitle')} hint={t('marking.handNoneText')} />
      </Card>
    );
  return (
    <div className="marking-stack">
      <Waiting marking={marking} />
      {isMine && <HandPlan examId={examId} plan={marking.plan} hasBegun={hasBegun(marking)} />}
      {marking.plan && (
        <>
          <HandQuestions {...{ marking, isMine }} stepPoints={marking.plan.stepPoints} />
          <HandMarkers {...{ examId, marking, isMine }} />
        </>
      )}
    </div>
  );
}

function hasBegun({ markers }: HandMarkingFactsFragment): boolean {
  return markers.some(({ readCount }) => readCount > 0);
}

function Waiting({ marking: { waitingCount, plan } }: { readonly marking: HandMarkingFactsFragment }) {
  const { t } = useTranslation();
  return (
    <p className="num">
      {t(waitingCount === 0 ? 'marking.handNothingWaits' : 'marking.handWaiting', { count: waitingCount })}
      {!plan && waitingCount > 0 && ` ${t('marking.handSetUpFirst')}`}
    </p>
  );
}
