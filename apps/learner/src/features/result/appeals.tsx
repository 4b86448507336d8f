import { useMutation } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, formatIsoMinute, formatPoints, type ChipTone } from '@whetstone/ui';
import type { AfterMarkingFragment, AppealState } from '../../gql/graphql';
import { Dialog } from '../dialog/dialog';
import { fileAppeal, withdrawAppeal } from './result-operations';

interface Appealed {
  readonly attemptId: string;
  readonly after: AfterMarkingFragment;
  readonly numberOf: (questionId: string) => number;
}

const tones: Readonly<Record<AppealState, ChipTone>> = {
  OPEN: 'amber',
  UPHELD: 'green',
  DISMISSED: 'grey',
  WITHDRAWN: 'grey',
};

/** Asks to look again: at the whole attempt, or at one question. */
export function AppealButton({
  attemptId,
  after,
  questionId,
  label,
}: {
  readonly attemptId: string;
  readonly after: AfterMarkingFragment;
  readonly questionId: string | null;
  readonly label: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const isAsked = after.appeals.some((one) => one.questionId === questionId && one.state !== 'WITHDRAWN');
  if (!after.mayAppeal || isAsked) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <AppealForm
          attemptId={attemptId}
          questionId={questionId}
          label={label}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly attemptId: string;
  readonly questionId: string | null;
  readonly label: string;
  readonly onClose: () => void;
}

function AppealForm({ attemptId, questionId, label, onClose }: FormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [run, { loading }] = useMutation(fileAppeal);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const answer = (await run({ variables: { input: { attemptId, questionId, text } } })).data?.fileAppeal;
      if (answer?.__typename === 'Refused') return setProblem(answer.message);
      onClose();
    } catch {
      setProblem(t('outcome.failed'));
    }
  };
  return (
    <Dialog title={label} onClose={onClose}>
      <form className="appeal-form" onSubmit={(event) => void send(event)}>
        <label htmlFor={id}>{t('outcome.appealText')}</label>
        <textarea
          id={id}
          rows={5}
          maxLength={1000}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
        <small id={`${id}-hint`}>{t('outcome.appealHint')}</small>
        {problem && (
          <p role="alert" className="appeal-problem">
            {problem}
          </p>
        )}
        <div className="appeal-actions">
          <Button type="submit" kind="primary" isBusy={loading}>
            {t('outcome.appealSend')}
          </Button>
          <Button onClick={onClose}>{t('outcome.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was appealed and ruled, and until when more may be. */
export function Appeals({ attemptId, after, numberOf }: Appealed) {
  const { t } = useTranslation();
  const [run] = useMutation(withdrawAppeal);
  if (after.appealUntil === null) return null;
  const at = formatIsoMinute(after.appealUntil);
  return (
    <section aria-labelledby="appeals-title">
      <div className="result-head">
        <h2 id="appeals-title">{t('outcome.appeals')}</h2>
        <AppealButton
          attemptId={attemptId}
          after={after}
          questionId={null}
          label={t('outcome.appealWhole')}
        />
      </div>
      <Card className="appeals">
        <p className="num">
          {after.mayAppeal ? t('outcome.appealUntil', { at }) : t('outcome.appealOver', { at })}
        </p>
        <ul>
          {after.appeals.map(({ id, questionId, text, state, ruling, givenPoints }) => (
            <li key={id}>
              <span>
                <b>
                  {questionId === null
                    ? t('outcome.wholeAttempt')
                    : t('outcome.question', { number: numberOf(questionId) })}
                </b>{' '}
                <Chip tone={tones[state]}>{t(`outcome.states.${state}`)}</Chip>
              </span>
              <p>{text}</p>
              {ruling !== null && <p>{t('outcome.ruling', { text: ruling })}</p>}
              {givenPoints !== null && (
                <p className="num">{t('outcome.given', { points: formatPoints(givenPoints) })}</p>
              )}
              {state === 'OPEN' && (
                <Button size="small" onClick={() => void run({ variables: { input: { appealId: id } } })}>
                  {t('outcome.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

/** How the points moved after they were told. */
export function PointsChanges({ changes }: { readonly changes: AfterMarkingFragment['pointsChanges'] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <section className="result-changed" aria-labelledby="changed-title">
      <h2 id="changed-title">{t('outcome.changed')}</h2>
      <ul className="num">
        {changes.map(({ fromPoints, toPoints, reason, changedAt }) => (
          <li key={changedAt}>
            {t('outcome.moved', {
              ...{ at: formatIsoMinute(changedAt), from: formatPoints(fromPoints) },
              ...{ to: formatPoints(toPoints), reason },
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
