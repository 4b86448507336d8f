import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExamByIdQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { withdrawExam } from './exam-operations';

interface Props {
  readonly exam: NonNullable<ExamByIdQuery['exam']>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onWithdrawn: () => void;
}

/** Takes an exam back before anybody has begun, with a reason those who were asked are told. */
export function WithdrawExamDialog({ exam, isOpen, onClose, onWithdrawn }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(withdrawExam);
  const submit = async ({ reason }: { readonly reason: string }): Promise<string | null> => {
    const input = { id: exam.id, version: exam.version, reason };
    const answer = (await run({ variables: { input } })).data?.withdrawExam;
    if (answer?.__typename === 'Refused') return answer.message;
    onWithdrawn();
    return null;
  };
  const field = t('examPlans.reason');
  return (
    <AskModal<{ readonly reason: string }>
      isOpen={isOpen}
      title={t('examPlans.withdraw')}
      okText={t('examPlans.withdrawOk')}
      initialValues={{}}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('examPlans.withdrawHint')}</p>
      <Form.Item
        name="reason"
        label={field}
        rules={[{ required: true, whitespace: true, message: t('lectures.required', { field }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}
