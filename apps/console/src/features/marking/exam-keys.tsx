import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Card,
  Chip,
  Empty,
  errorMessage,
  ErrorNotice,
  formatIsoMinute,
  Loading,
  type ChipTone,
} from '@whetstone/ui';
import type { RemarkFactsFragment, RemarkState } from '../../gql/graphql';
import { AskKeyChange } from './ask-key-change';
import { discardRemark, examKeys, runRemark } from './marking-operations';
import { printKey } from './print-key';
import { RemarkMoves } from './remark-moves';

const pollMs = 2_000;
const tones: Readonly<Record<RemarkState, ChipTone>> = {
  CHECKING: 'amber',
  CHECKED: 'amber',
  RUNNING: 'amber',
  DONE: 'green',
  DISCARDED: 'grey',
};

/** Keys changed after a test: asked for, worked out, run, and what they did. */
export function ExamKeys({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(examKeys, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  const exam = data?.markedExam;
  const isBusy = exam?.remarks.some(({ state }) => state === 'CHECKING' || state === 'RUNNING') ?? false;
  if (isBusy) startPolling(pollMs);
  else stopPolling();
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!exam) return <Loading lines={6} />;
  return (
    <div className="marking-stack">
      {exam.isMine && (
        <AskKeyChange
          examId={examId}
          items={exam.items}
          isAnnounced={exam.results.isAnnounced}
          onAsked={() => void refetch()}
        />
      )}
      {exam.remarks.length === 0 && (
        <Card>
          <Empty
            title={t('remarks.none')}
            hint={exam.isMine ? t('remarks.noneHint') : t('remarks.notMine')}
          />
        </Card>
      )}
      {exam.remarks.map((remark) => (
        <Remark key={remark.id} remark={remark} onChanged={() => void refetch()} />
      ))}
    </div>
  );
}

function Remark({
  remark,
  onChanged,
}: {
  readonly remark: RemarkFactsFragment;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { state, attemptCount, changedCount, toPassCount, toFailCount } = remark;
  const isOver = state === 'CHECKED' || state === 'DONE';
  return (
    <Card className="pad stack">
      <div className="row-actions spread">
        <h2>{t(`remarks.kinds.${remark.kind}`)}</h2>
        <Chip tone={tones[state]}>{t(`remarks.states.${state}`)}</Chip>
      </div>
      <p>{remark.stemText}</p>
      <dl className="facts num">
        <dt>{t('remarks.key')}</dt>
        <dd>
          {printKey(remark.before, t)} →{' '}
          <b>{remark.kind === 'VOID' ? t('remarks.allPoints') : printKey(remark.after, t)}</b>
        </dd>
        <dt>{t('remarks.reason')}</dt>
        <dd>{remark.reason}</dd>
        <dt>{t('remarks.asked')}</dt>
        <dd>
          {remark.askedByName} {formatIsoMinute(remark.askedAt)}
        </dd>
        {remark.startedAt && (
          <>
            <dt>{t('remarks.started')}</dt>
            <dd>
              {remark.startedByName} {formatIsoMinute(remark.startedAt)}
            </dd>
          </>
        )}
      </dl>
      <p role="status" className="num">
        {isOver
          ? t(state === 'DONE' ? 'remarks.did' : 'remarks.would', {
              ...{ attempts: attemptCount, changed: changedCount, toPass: toPassCount, toFail: toFailCount },
            })
          : t('remarks.working', { count: attemptCount })}
      </p>
      {isOver && changedCount > 0 && <RemarkMoves remarkId={remark.id} state={state} />}
      {state === 'CHECKED' && <Decide remark={remark} onChanged={onChanged} />}
    </Card>
  );
}

function Decide({
  remark: { id, toPassCount, toFailCount },
  onChanged,
}: {
  readonly remark: RemarkFactsFragment;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [run, running] = useMutation(runRemark);
  const [discard, discarding] = useMutation(discardRemark);
  const decide = async (what: 'run' | 'discard') => {
    setProblem(null);
    const variables = { input: { remarkId: id } };
    try {
      const answer =
        what === 'run'
          ? (await run({ variables })).data?.runRemark
          : (await discard({ variables })).data?.discardRemark;
      if (answer?.__typename === 'Refused') return setProblem(answer.message);
      onChanged();
    } catch (error) {
      setProblem(errorMessage(error) ?? t('lectures.failed'));
    }
  };
  return (
    <>
      <div className="row-actions">
        <Popconfirm
          title={t('remarks.confirm', { toPass: toPassCount, toFail: toFailCount })}
          okText={t('remarks.run')}
          cancelText={t('banks.cancel')}
          onConfirm={() => void decide('run')}
        >
          <Button type="primary" loading={running.loading}>
            {t('remarks.run')}
          </Button>
        </Popconfirm>
        <Button loading={discarding.loading} onClick={() => void decide('discard')}>
          {t('remarks.discard')}
        </Button>
      </div>
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </>
  );
}
