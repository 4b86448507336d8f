import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, errorMessage } from '@whetstone/ui';
import type { SignOffAction } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import type { QuestionDetail } from './question-page';
import { signOffQuestions, suggestQuestion } from './question-operations';

interface Props {
  readonly question: QuestionDetail;
  readonly onDone: () => void;
}

/** The steps whoever looks may take now; the first one is the one that leads on. */
export function QuestionSteps({ question, onDone }: Props) {
  const { t } = useTranslation();
  const [isReturning, setReturning] = useState(false);
  const [isSuggesting, setSuggesting] = useState(false);
  const [told, setTold] = useState<{ readonly text: string; readonly isError: boolean } | null>(null);
  const [run, { loading }] = useMutation(signOffQuestions);
  const take = async (action: SignOffAction, comment = ''): Promise<string | null> => {
    setTold(null);
    const { data } = await run({ variables: { input: { questionIds: [question.id], action, comment } } });
    onDone();
    return data?.signOffQuestions[0]?.refusal?.message ?? null;
  };
  const press = async (action: SignOffAction) => {
    const refusal = await take(action).catch(
      (error: unknown) => errorMessage(error) ?? t('questions.failed'),
    );
    if (refusal !== null) setTold({ text: refusal, isError: true });
  };
  const leading = question.steps.find((step) => step === 'PUBLISH' || step === 'SUBMIT');
  return (
    <>
      {question.mayEdit && (
        <Link className={buttonClass('plain', 'small')} to={`/questions/${question.id}/edit`}>
          {t(question.status === 'PUBLISHED' ? 'questions.rewrite' : 'questions.edit')}
        </Link>
      )}
      {question.bank.mayWrite && question.bank.above.length > 0 && question.status !== 'RETIRED' && (
        <Button onClick={() => setSuggesting(true)}>{t('questions.suggest')}</Button>
      )}
      {question.steps.map((step) => (
        <Button
          key={step}
          type={step === leading ? 'primary' : 'default'}
          disabled={loading}
          onClick={() => (step === 'RETURN' ? setReturning(true) : void press(step))}
        >
          {t(`steps.${step}`)}
        </Button>
      ))}
      <div aria-live="assertive" style={{ flexBasis: '100%' }}>
        {told && <Alert type={told.isError ? 'error' : 'success'} showIcon title={told.text} />}
      </div>
      <AskModal<{ comment: string }>
        isOpen={isReturning}
        title={t('steps.RETURN')}
        okText={t('steps.RETURN')}
        onClose={() => setReturning(false)}
        onSubmit={({ comment }) => take('RETURN', comment)}
      >
        <Form.Item
          name="comment"
          label={t('questions.reason')}
          extra={t('questions.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('questions.reasonMissing') }]}
        >
          <Input.TextArea rows={4} />
        </Form.Item>
      </AskModal>
      <Suggest
        question={question}
        isOpen={isSuggesting}
        onClose={() => setSuggesting(false)}
        onDone={() => {
          setTold({ text: t('questions.suggested'), isError: false });
          onDone();
        }}
      />
    </>
  );
}

interface SuggestProps extends Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Suggest({ question, isOpen, onClose, onDone }: SuggestProps) {
  const { t } = useTranslation();
  const [run] = useMutation(suggestQuestion);
  const { above } = question.bank;
  return (
    <AskModal<{ bankId: string; note?: string }>
      isOpen={isOpen}
      title={t('questions.suggestTitle')}
      okText={t('questions.suggest')}
      initialValues={{ ...(above[0] && { bankId: above[0].id }), note: '' }}
      onClose={onClose}
      onSubmit={async ({ bankId, note }) => {
        const { data } = await run({
          variables: { input: { questionId: question.id, bankId, note: note ?? '' } },
        });
        const answer = data?.suggestQuestion;
        if (answer?.__typename === 'Refused') return answer.message;
        onDone();
        return null;
      }}
    >
      <Form.Item name="bankId" label={t('questions.suggestTo')} rules={[{ required: true }]}>
        <Select
          options={above.map(({ id, name, region }) => ({ value: id, label: `${name} · ${region.name}` }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('questions.note')}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </AskModal>
  );
}
