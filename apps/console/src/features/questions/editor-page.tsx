import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { draftOf, emptyDraft } from './draft';
import { Editor } from './editor';
import { editedBank, questionPage } from './question-operations';
import './questions.css';
import './editor.css';

/** A new question in a bank. */
export function NewQuestionPage() {
  const { t } = useTranslation();
  const { bankId = '' } = useParams();
  const { data, error, refetch } = useQuery(editedBank, { variables: { id: bankId } });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  if (!data.bank?.mayWrite) return <Empty title={t('banks.goneTitle')} />;
  return <Editor key={bankId} bank={data.bank} question={null} base={null} start={emptyDraft()} />;
}

/** Another wording of a question there is. */
export function EditQuestionPage() {
  const { t } = useTranslation();
  const { questionId = '' } = useParams();
  const { data, error, refetch } = useQuery(questionPage, {
    variables: { id: questionId },
    // What is written on stays as it was opened, whatever the answer to a save says of the question.
    fetchPolicy: 'no-cache',
  });
  const question = data?.question;
  const { data: ofBank } = useQuery(editedBank, {
    variables: { id: question?.bank.id ?? '' },
    skip: !question,
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data || (question && !ofBank)) return <Loading lines={10} />;
  if (!question?.mayEdit || !ofBank?.bank)
    return <Empty title={t('editor.closed')} hint={t('editor.closedHint')} />;
  const base = question.successor ?? question.revision;
  return (
    <Editor
      key={base.id}
      bank={ofBank.bank}
      question={question}
      base={base}
      start={draftOf(base, question)}
    />
  );
}
