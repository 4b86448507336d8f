import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatIsoDay,
  Loading,
  type ChipTone,
} from '@whetstone/ui';
import type { SuggestionPartsFragment, SuggestionState } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { PageHead } from '../shell/page-head';
import { decideSuggestion, suggestions } from './question-operations';
import './questions.css';

const tones: Readonly<Record<SuggestionState, ChipTone>> = {
  OPEN: 'amber',
  ACCEPTED: 'green',
  DECLINED: 'grey',
};

/** What came up from below, and what became of one's own. */
export function SuggestionsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(suggestions, { fetchPolicy: 'cache-and-network' });
  const [deciding, setDeciding] = useState<{ row: SuggestionPartsFragment; isAccepted: boolean } | null>(
    null,
  );
  const shown = data?.questionSuggestions;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('banks.title'), to: '/banks' }, { label: t('suggestions.title') }]}
        title={t('suggestions.title')}
      />
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={8} />
      ) : (
        <>
          <Section
            title={t('suggestions.incoming')}
            none={t('suggestions.noneIncoming')}
            rows={shown.incoming}
          >
            {(row) =>
              row.status === 'OPEN' && (
                <>
                  <Button type="primary" onClick={() => setDeciding({ row, isAccepted: true })}>
                    {t('suggestions.accept')}
                  </Button>
                  <Button onClick={() => setDeciding({ row, isAccepted: false })}>
                    {t('suggestions.decline')}
                  </Button>
                </>
              )
            }
          </Section>
          <Section title={t('suggestions.own')} none={t('suggestions.noneOwn')} rows={shown.own} isOwn>
            {() => null}
          </Section>
        </>
      )}
      <Decide deciding={deciding} onClose={() => setDeciding(null)} onDone={() => void refetch()} />
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly SuggestionPartsFragment[];
  readonly isOwn?: boolean;
  readonly children: (row: SuggestionPartsFragment) => React.ReactNode;
}

function Section({ title, none, rows, isOwn = false, children }: SectionProps) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <h2>{title}</h2>
      {rows.length === 0 && <Empty title={none} />}
      <ul className="similar-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="chips">
              <Chip tone={tones[row.status]}>{t(`suggestionStates.${row.status}`)}</Chip>
              <small className="num">
                {t('suggestions.from', {
                  by: row.suggestedByName,
                  at: formatIsoDay(row.suggestedAt),
                  bank: row.bank.name,
                })}
              </small>
            </span>
            <b>{row.revision.stemText}</b>
            {row.note !== '' && <p>{row.note}</p>}
            {row.decidedAt && (
              <p className="quiet num">
                {t('suggestions.decided', {
                  by: row.decidedByName ?? '',
                  at: formatIsoDay(row.decidedAt),
                  reason: row.reason || t('suggestions.noReason'),
                })}
              </p>
            )}
            <div className="row-actions">
              <Link
                className={buttonClass('plain', 'small')}
                to={`/questions/${isOwn ? row.sourceQuestionId : row.questionId}`}
              >
                {t('suggestions.open')}
              </Link>
              {children(row)}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface DecideProps {
  readonly deciding: { readonly row: SuggestionPartsFragment; readonly isAccepted: boolean } | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Decide({ deciding, onClose, onDone }: DecideProps) {
  const { t } = useTranslation();
  const [run] = useMutation(decideSuggestion);
  const isAccepted = deciding?.isAccepted ?? true;
  return (
    <AskModal<{ reason?: string }>
      isOpen={deciding !== null}
      title={t(isAccepted ? 'suggestions.acceptTitle' : 'suggestions.declineTitle')}
      okText={t(isAccepted ? 'suggestions.accept' : 'suggestions.decline')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const suggestionId = deciding?.row.id ?? '';
        const { data } = await run({
          variables: { input: { suggestionId, isAccepted, reason: reason ?? '' } },
        });
        onDone();
        const answer = data?.decideSuggestion;
        return answer?.__typename === 'Refused' ? answer.message : null;
      }}
    >
      <Form.Item
        name="reason"
        label={t(isAccepted ? 'suggestions.acceptReason' : 'suggestions.declineReason')}
        rules={
          isAccepted ? [] : [{ required: true, whitespace: true, message: t('questions.reasonMissing') }]
        }
      >
        <Input.TextArea rows={3} />
      </Form.Item>
    </AskModal>
  );
}
