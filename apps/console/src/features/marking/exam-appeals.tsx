import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatIsoMinute,
  formatPoints,
  Loading,
  type ChipTone,
} from '@whetstone/ui';
import type { AppealFactsFragment, AppealState } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { appeals, ruleOnAppeal } from './marking-operations';
import { printKey } from './print-key';

const pageSize = 50;
const states: readonly AppealState[] = ['OPEN', 'UPHELD', 'DISMISSED', 'WITHDRAWN'];
const tones: Readonly<Record<AppealState, ChipTone>> = {
  OPEN: 'amber',
  UPHELD: 'green',
  DISMISSED: 'grey',
  WITHDRAWN: 'grey',
};

/** The requests to look again at a test's attempts, of the viewer's regions. */
export function ExamAppeals({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const state = states.find((one) => one === params.get('state')) ?? null;
  const [ruled, setRuled] = useState<AppealFactsFragment | null>(null);
  const { data, previousData, error, refetch } = useQuery(appeals, {
    variables: { filter: { examId, state }, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.appeals;
  return (
    <>
      <div className="filters marking-tabs">
        <Select
          aria-label={t('appeals.state')}
          className="marking-select"
          value={state ?? ''}
          onChange={(value) => go({ state: value || null, page: null })}
          options={[
            { value: '', label: t('appeals.all') },
            ...states.map((one) => ({ value: one, label: t(`appeals.states.${one}`) })),
          ]}
        />
      </div>
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={5} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('appeals.none')} hint={t('appeals.noneHint')} />
        ) : (
          <>
            <Table rows={shown.nodes} isBusy={!data} onRule={setRuled} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
      <RuleDialog
        examId={examId}
        appeal={ruled}
        onClose={() => setRuled(null)}
        onRuled={() => void refetch()}
      />
    </>
  );
}

interface TableProps {
  readonly rows: readonly AppealFactsFragment[];
  readonly isBusy: boolean;
  readonly onRule: (appeal: AppealFactsFragment) => void;
}

function Table({ rows, isBusy, onRule }: TableProps) {
  const { t } = useTranslation();
  const columns: readonly Column<AppealFactsFragment, string>[] = [
    {
      key: 'officer',
      title: t('officers.name'),
      render: (row) => (
        <span className="two-rows">
          <span>{row.officerName}</span>
          <small>{row.regionName}</small>
        </span>
      ),
    },
    {
      key: 'about',
      title: t('appeals.about'),
      className: 'stem',
      render: (row) => row.stemText ?? t('appeals.whole'),
    },
    { key: 'text', title: t('appeals.text'), className: 'stem', render: (row) => row.text },
    {
      key: 'filed',
      title: t('appeals.filedAt'),
      className: 'nowrap',
      render: (row) => formatIsoMinute(row.filedAt),
    },
    {
      key: 'state',
      title: t('appeals.state'),
      render: (row) => (
        <span className="two-rows">
          <Chip tone={tones[row.state]}>{t(`appeals.states.${row.state}`)}</Chip>
          {row.ruling && (
            <small>
              {row.ruledByName}：{row.ruling}
            </small>
          )}
        </span>
      ),
    },
    {
      key: 'act',
      title: t('grants.act'),
      render: (row) => (
        <span className="two-rows">
          {row.state === 'OPEN' && (
            <Button size="small" onClick={() => onRule(row)}>
              {t('appeals.rule')}
            </Button>
          )}
          <Link to={`/attempts/${row.attemptId}/replay`}>{t('replay.title')}</Link>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t('appeals.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}

interface RuleProps {
  readonly examId: string;
  readonly appeal: AppealFactsFragment | null;
  readonly onClose: () => void;
  readonly onRuled: () => void;
}

interface RulingValues {
  readonly isUpheld: boolean;
  readonly reason: string;
  readonly points?: number | null;
}

function RuleDialog({ examId, appeal, onClose, onRuled }: RuleProps) {
  const { t } = useTranslation();
  const [run] = useMutation(ruleOnAppeal);
  const isOfQuestion = appeal?.questionId !== null;
  return (
    <AskModal<RulingValues>
      isOpen={appeal !== null}
      title={t('appeals.ruleTitle', { name: appeal?.officerName ?? '' })}
      okText={t('appeals.decide')}
      initialValues={{ isUpheld: false, points: null }}
      onClose={onClose}
      onSubmit={async ({ isUpheld, reason, points }) => {
        const input = {
          ...{ appealId: appeal?.id ?? '', isUpheld, reason: reason ?? '' },
          points: isUpheld ? (points ?? null) : null,
        };
        const answer = (await run({ variables: { input } })).data?.ruleOnAppeal;
        if (answer?.__typename === 'Refused') return answer.message;
        onRuled();
        return null;
      }}
    >
      {appeal && <Asked appeal={appeal} />}
      <Form.Item name="isUpheld" label={t('appeals.ruling')}>
        <Radio.Group
          options={[
            { value: false, label: t('appeals.states.DISMISSED') },
            { value: true, label: t('appeals.states.UPHELD') },
          ]}
        />
      </Form.Item>
      {isOfQuestion && (
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) =>
            getFieldValue('isUpheld') === true && (
              <Form.Item
                name="points"
                label={t('appeals.points', { max: formatPoints(appeal?.maxPoints ?? 0) })}
                extra={
                  <>
                    {t('appeals.pointsHint')}{' '}
                    <Link to={`/marking/${examId}?tab=keys&question=${appeal?.questionId ?? ''}`}>
                      {t('appeals.toKeys')}
                    </Link>
                  </>
                }
              >
                <InputNumber min={0} max={appeal?.maxPoints ?? 0} step={0.5} />
              </Form.Item>
            )
          }
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('appeals.reason')}
        rules={[{ required: true, whitespace: true, message: t('appeals.reasonMissing') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </AskModal>
  );
}

function Asked({ appeal }: { readonly appeal: AppealFactsFragment }) {
  const { t } = useTranslation();
  return (
    <dl className="facts num">
      <dt>{t('appeals.text')}</dt>
      <dd>{appeal.text}</dd>
      <dt>{t('appeals.about')}</dt>
      <dd>{appeal.stemText ?? t('appeals.whole')}</dd>
      {appeal.questionId !== null && (
        <>
          <dt>{t('appeals.answer')}</dt>
          <dd>{printKey(appeal.answer, t)}</dd>
          <dt>{t('remarks.key')}</dt>
          <dd>{printKey(appeal.answerKeyTexts, t)}</dd>
          <dt>{t('appeals.earned')}</dt>
          <dd>
            {formatPoints(appeal.points ?? 0)} / {formatPoints(appeal.maxPoints ?? 0)}
          </dd>
        </>
      )}
    </dl>
  );
}
