import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExamByIdQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { voidExam, withdrawExam } from './exam-operations';

interface Props {
  readonly exam: NonNullable<ExamByIdQuery['exam']>;
  /** What was begun is made void with it. */
  readonly makesVoid: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onWithdrawn: () => void;
}

/** Takes an exam back, before anybody has begun or with all that was begun; those who were asked are told the reason. */
export function WithdrawExamDialog({ exam, makesVoid, isOpen, onClose, onWithdrawn }: Props) {
  const { t } = useTranslation();
  const [withdraw] = useMutation(withdrawExam);
  const [makeVoid] = useMutation(voidExam);
  const submit = async ({ reason }: { readonly reason: string }): Promise<string | null> => {
    const input = { id: exam.id, version: exam.version, reason };
    const answer = makesVoid
      ? (await makeVoid({ variables: { input } })).data?.voidExam
      : (await withdraw({ variables: { input } })).data?.withdrawExam;
    if (answer?.__typename === 'Refused') return answer.message;
    onWithdrawn();
    return null;
  };
  const field = t('examPlans.reason');
  return (
    <AskModal<{ readonly reason: string }>
      isOpen={isOpen}
      title={t(makesVoid ? 'examPlans.void' : 'examPlans.withdraw')}
      okText={t(makesVoid ? 'examPlans.voidOk' : 'examPlans.withdrawOk')}
      initialValues={{}}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(makesVoid ? 'examPlans.voidHint' : 'examPlans.withdrawHint')}</p>
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
