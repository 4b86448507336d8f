import { useMutation } from '@apollo/client/react';
import { Alert, Form, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { MadeKind } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';

const makeQuestions = graphql(`
  mutation MakeQuestions($input: MakeQuestionsInput!) {
    makeQuestions(input: $input) {
      __typename
      ... on MadeQuestions {
        madeCount
      }
      ...Refusal
    }
  }
`);

interface Wanted {
  readonly kind: MadeKind;
  readonly count: number;
}

const kinds = ['WHICH_LAW', 'DAILY_PENALTY'] as const;

/** Questions whose keys are computed, as drafts of a bank. */
export function MakeQuestions({ bankId }: { readonly bankId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<number | null>(null);
  const [run] = useMutation(makeQuestions, { refetchQueries: ['Bank', 'Questions'] });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('madeQuestions.make')}</Button>
      <div aria-live="polite">
        {made !== null && (
          <Alert
            type="success"
            showIcon
            closable
            title={t('madeQuestions.made', { count: made })}
            onClose={() => setMade(null)}
          />
        )}
      </div>
      <AskModal<Wanted>
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('madeQuestions.title')}
        okText={t('madeQuestions.do')}
        initialValues={{ kind: 'WHICH_LAW', count: 10 }}
        onSubmit={async (wanted) => {
          const answer = (await run({ variables: { input: { bankId, ...wanted } } })).data?.makeQuestions;
          if (answer?.__typename === 'Refused') return answer.message;
          setMade(answer?.madeCount ?? 0);
          return null;
        }}
      >
        <p>{t('madeQuestions.lead')}</p>
        <Form.Item name="kind" label={t('madeQuestions.kind')}>
          <Radio.Group options={kinds.map((value) => ({ value, label: t(`madeKinds.${value}`) }))} vertical />
        </Form.Item>
        <Form.Item name="count" label={t('madeQuestions.count')} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </AskModal>
    </>
  );
}
