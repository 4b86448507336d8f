import { useQuery } from '@apollo/client/react';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import type { QuestionType } from '../../gql/graphql';
import { useDebounced } from '../questions/use-debounced';
import { pickableQuestions } from './blueprint-operations';
import type { PickedQuestion } from './plan';

interface Props {
  readonly isOpen: boolean;
  readonly type: QuestionType;
  readonly bankIds: readonly string[];
  readonly picked: readonly PickedQuestion[];
  readonly onPick: (picked: PickedQuestion[]) => void;
  readonly onClose: () => void;
}

const SHOWN = 50;

/** Questions of the chosen banks, searched and ticked. */
export function PickQuestions({ isOpen, type, bankIds, picked, onPick, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={isOpen}
      title={t('blueprints.pickTitle', { type: t(`questionTypes.${type}`) })}
      width={760}
      onCancel={onClose}
      onOk={onClose}
      okText={t('blueprints.pickDone', { count: picked.length })}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={{ 'aria-label': t('banks.close') }}
      destroyOnHidden
    >
      <PickList type={type} bankIds={bankIds} picked={picked} onPick={onPick} />
    </Modal>
  );
}

function PickList({ type, bankIds, picked, onPick }: Omit<Props, 'isOpen' | 'onClose'>) {
  const { t } = useTranslation();
  const [bankId, setBankId] = useState(bankIds[0] ?? '');
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 300);
  const { data, previousData, error, refetch } = useQuery(pickableQuestions, {
    variables: {
      filter: { bankId, type, status: 'PUBLISHED', search: search === '' ? null : search },
      page: { limit: SHOWN, offset: 0 },
    },
    fetchPolicy: 'network-only',
  });
  const shown = (data ?? previousData)?.questions;
  return (
    <div className="pick-list">
      {bankIds.length > 1 && (
        <Select
          aria-label={t('exams.bank')}
          value={bankId}
          onChange={setBankId}
          options={bankIds.map((id, index) => ({
            value: id,
            label: t('blueprints.bankOf', { number: index + 1 }),
          }))}
        />
      )}
      <Input
        type="search"
        aria-label={t('blueprints.pickSearch')}
        placeholder={t('blueprints.pickSearch')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={6} />
      ) : shown.totalCount === 0 ? (
        <Empty title={t('blueprints.pickNone')} />
      ) : (
        <>
          <p className="small" role="status">
            {t('blueprints.pickShown', { shown: shown.nodes.length, total: shown.totalCount })}
          </p>
          <ul>
            {shown.nodes.map(({ id, topic, needsReview, revision }) => {
              const line = {
                ...{ id, type: revision.type, stemText: revision.stemText, topic },
                difficulty: revision.difficulty,
                unusable: needsReview ? ('NEEDS_REVIEW' as const) : null,
              };
              const isPicked = picked.some((one) => one.id === id);
              return (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={isPicked}
                      disabled={needsReview && !isPicked}
                      onChange={() =>
                        onPick(isPicked ? picked.filter((one) => one.id !== id) : [...picked, line])
                      }
                    />
                    <span>
                      {revision.stemText}{' '}
                      <small>
                        {topic} · {t('blueprints.difficultyOf', { difficulty: revision.difficulty })}
                        {needsReview && ` · ${t('unusableReasons.NEEDS_REVIEW', { count: 1 })}`}
                      </small>
                    </span>
                  </label>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
