import { useMutation } from '@apollo/client/react';
import { Alert, Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, classNames, errorMessage, formatIsoMinute } from '@whetstone/ui';
import type { QuestionDetail } from './question-page';
import { commentOnQuestion } from './question-operations';

const acts = [
  ...['create', 'save', 'submit', 'withdraw', 'return', 'publish', 'discard', 'retire', 'reopen'],
  ...['comment', 'sort', 'suggest', 'doubt', 'settle'],
] as const;
type Act = (typeof acts)[number];

interface Props {
  readonly question: QuestionDetail;
  readonly onDone: () => void;
}

/** What was done with the question and said about it, in one line of time. */
export function Conversation({ question, onDone }: Props) {
  const { t } = useTranslation();
  const { events, bank } = question;
  if (!bank.mayWrite && !bank.mayReview && events.length === 0) return null;
  return (
    <Card className="pad stack">
      <h2>{t('questions.conversation')}</h2>
      <ol className="talk">
        {events.map((event) => (
          <li
            key={event.id}
            className={classNames(
              event.action === 'comment' && 'said',
              event.action === 'return' && 'returned',
            )}
          >
            <b>{t(`events.${nameOf(event.action)}`)}</b>
            {event.comment !== '' && <p>{event.comment}</p>}
            <small className="num">
              {t('questions.at', {
                by: event.byName ?? t('questions.team'),
                at: formatIsoMinute(event.at),
                number: event.revisionNumber,
              })}
            </small>
          </li>
        ))}
      </ol>
      {(bank.mayWrite || bank.mayReview) && <Say questionId={question.id} onDone={onDone} />}
    </Card>
  );
}

function nameOf(action: string): Act {
  return acts.find((act) => act === action) ?? 'comment';
}

function Say({ questionId, onDone }: { readonly questionId: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [run, { loading }] = useMutation(commentOnQuestion);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setProblem(null);
    try {
      const { data } = await run({ variables: { input: { questionId, text } } });
      const answer = data?.commentOnQuestion;
      if (answer?.__typename !== 'Question') return setProblem(answer?.message ?? t('questions.failed'));
      setText('');
      onDone();
    } catch (error) {
      setProblem(errorMessage(error) ?? t('questions.failed'));
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('questions.say')}</label>
      <Input.TextArea id={id} rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="row-actions spread">
        <small>{t('questions.sayHint')}</small>
        <Button htmlType="submit" loading={loading} disabled={text.trim() === ''}>
          {t('questions.send')}
        </Button>
      </div>
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </form>
  );
}
