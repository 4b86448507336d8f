import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, formatIsoMinute, formatPoints } from '@whetstone/ui';
import type { OwnReadingFactsFragment } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { DataTable, type Column } from '../tables/data-table';
import { markAnswer, markingDesk, ownReadings } from './desk-operations';
import { Rubric, ruleOf } from './rubric';
import { given, type Ticks } from './ticks';

export interface OwnReadingsProps {
  readonly examId: string;
  readonly revisionId: string;
  /** Rises when one more was read. */
  readonly readCount: number;
}

/** The last texts somebody read, for second thoughts: a correction has a reason and stands beside what it corrects. */
export function OwnReadings({ examId, revisionId, readCount }: OwnReadingsProps) {
  const { t } = useTranslation();
  const [corrected, setCorrected] = useState<OwnReadingFactsFragment | null>(null);
  const { data, refetch } = useQuery(ownReadings, {
    variables: { examId, revisionId },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => {
    void refetch();
  }, [readCount, refetch]);
  const rows = data?.ownReadings ?? [];
  if (rows.length === 0) return null;
  const columns: readonly Column<OwnReadingFactsFragment, string>[] = [
    {
      key: 'text',
      title: t('desk.answer'),
      className: 'stem',
      render: ({ texts }) => <span className="clamped">{texts.filter(Boolean).join(' / ')}</span>,
    },
    { key: 'points', title: t('desk.points'), isNumber: true, render: (row) => formatPoints(row.points) },
    {
      key: 'at',
      title: t('desk.readAt'),
      className: 'nowrap',
      render: (row) => (
        <span className="two-rows">
          <span>{formatIsoMinute(row.readAt)}</span>
          {row.isCorrected && <Chip tone="grey">{t('desk.corrected')}</Chip>}
        </span>
      ),
    },
    {
      key: 'act',
      title: t('grants.act'),
      render: (row) => <Button onClick={() => setCorrected(row)}>{t('desk.correct')}</Button>,
    },
  ];
  return (
    <section className="own-readings" aria-labelledby="own-readings">
      <h2 id="own-readings">{t('desk.ownTitle')}</h2>
      <Card className="sheet">
        <DataTable label={t('desk.ownTitle')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      </Card>
      {corrected && (
        <Correction
          key={corrected.id}
          {...{ examId, revisionId }}
          reading={corrected}
          onClose={() => setCorrected(null)}
          onDone={() => void refetch()}
        />
      )}
    </section>
  );
}

interface CorrectionProps {
  readonly examId: string;
  readonly revisionId: string;
  readonly reading: OwnReadingFactsFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Correction({ examId, revisionId, reading, onClose, onDone }: CorrectionProps) {
  const { t } = useTranslation();
  const { data } = useQuery(markingDesk);
  const [ticks, setTicks] = useState<Ticks>(reading.ticks);
  const [mark] = useMutation(markAnswer);
  const exam = data?.markingDesk.find((one) => one.examId === examId);
  const question = exam?.questions.find(
    (one) =>
      one.question.revisionId === revisionId &&
      one.question.parts.flatMap(({ rubric }) => rubric).length === reading.ticks.length,
  )?.question;
  if (!exam || !question) return null;
  return (
    <AskModal<{ reason: string }>
      isOpen
      title={t('desk.correctTitle')}
      okText={t('desk.correct')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const input = { id: reading.id, isAnchor: false, ticks: given(ticks), reason };
        const marked = (await mark({ variables: { input } })).data?.markAnswer;
        if (marked?.__typename === 'Refused') return marked.message;
        onDone();
        return null;
      }}
    >
      <blockquote className="marking-answer">{reading.texts.filter(Boolean).join('\n')}</blockquote>
      <Rubric {...{ question, ticks }} rule={ruleOf(question, exam.stepPoints ?? 1)} onTick={setTicks} />
      <Form.Item name="reason" label={t('desk.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} />
      </Form.Item>
    </AskModal>
  );
}
