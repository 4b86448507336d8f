import { useMutation } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Card, errorMessage, formatIsoMinute, isUnreachable, useLanguage } from '@whetstone/ui';
import type { EditedBankQuery, RevisionPartsFragment, SaveQuestionMutation } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { ChangeList } from './change-list';
import { checkDraft } from './check-draft';
import { contentOf, type Draft } from './draft';
import { EditorForm } from './editor-form';
import { EditorSide } from './editor-side';
import { forgetLocal, keepLocal, localKeyOf, readLocal } from './local-draft';
import type { QuestionDetail } from './question-page';
import { saveQuestion, signOffQuestions } from './question-operations';
import { splitPath } from './split-path';

type Outrun = Extract<SaveQuestionMutation['saveQuestion'], { __typename: 'QuestionOutrun' }>;
type SavedFault = Extract<
  SaveQuestionMutation['saveQuestion'],
  { __typename: 'QuestionFaulty' }
>['faults'][number];

interface Props {
  readonly bank: NonNullable<EditedBankQuery['bank']>;
  /** Null = a new one. */
  readonly question: QuestionDetail | null;
  /** The wording that is written on. */
  readonly base: RevisionPartsFragment | null;
  readonly start: Draft;
}

/** Form beside the paper's view. What is typed lies on this device until the server has it. */
export function Editor({ bank, question, base, start }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const localKey = localKeyOf(bank.id, question?.id ?? null);
  const [kept] = useState(() => readLocal(localKey));
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? start);
  const [isDirty, setDirty] = useState(kept !== null);
  const [isRestored, setRestored] = useState(kept !== null);
  const [baseRevisionId, setBase] = useState(kept ? kept.baseRevisionId : (base?.id ?? null));
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const content = useMemo(() => contentOf(draft, splitPath(draft.topic)), [draft]);
  const faults = useMemo(() => checkDraft(content, language), [content, language]);

  const change = (next: Draft) => {
    setDraft(next);
    setDirty(true);
    const at = new Date().toISOString();
    setKeptAt(keepLocal(localKey, { draft: next, baseRevisionId, at }) ? at : null);
  };
  const discard = () => {
    forgetLocal(localKey);
    setDraft(start);
    setBase(base?.id ?? null);
    setDirty(false);
    setRestored(false);
    setKeptAt(null);
  };
  const saving = useSaving({ bank, question, localKey, baseRevisionId, content, onOutrun: setBase });
  useLeaveWarning(isDirty && keptAt === null && !isRestored);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('banks.title'), to: '/banks' },
          { label: bank.name, to: `/banks/${bank.id}` },
          ...(question
            ? [{ label: question.revision.stemText.slice(0, 18), to: `/questions/${question.id}` }]
            : []),
          { label: t(question ? 'questions.edit' : 'questions.create') },
        ]}
        title={t(question ? 'editor.titleEdit' : 'editor.titleNew')}
        subtitle={
          keptAt === null
            ? t('editor.keptHint')
            : t('editor.keptAt', { at: formatIsoMinute(keptAt).slice(11) })
        }
        actions={
          <>
            <Button loading={saving.isBusy} onClick={() => void saving.save(false)}>
              {t('editor.save')}
            </Button>
            <Button
              type="primary"
              loading={saving.isBusy}
              disabled={faults.some(({ severity }) => severity === 'ERROR')}
              onClick={() => void saving.save(true)}
            >
              {t('editor.saveAndSubmit')}
            </Button>
          </>
        }
      />
      {isRestored && kept && (
        <Alert
          type="info"
          showIcon
          title={t('editor.restored', { at: formatIsoMinute(kept.at) })}
          action={
            <Button size="small" onClick={discard}>
              {t('editor.discardLocal')}
            </Button>
          }
        />
      )}
      <Answers outrun={saving.outrun} faults={saving.faults} problem={saving.problem} />
      <div className="question-cols">
        <EditorForm draft={draft} bank={bank} onChange={change} />
        <EditorSide
          draft={draft}
          content={content}
          bankId={bank.id}
          questionId={question?.id ?? null}
          faults={faults}
        />
      </div>
    </>
  );
}

interface AnswersProps {
  readonly outrun: Outrun | null;
  readonly faults: readonly SavedFault[];
  readonly problem: string | null;
}

/** Why nothing was saved: somebody was faster, something cannot be kept, or a rule said no. */
function Answers({ outrun, faults, problem }: AnswersProps) {
  const { t } = useTranslation();
  return (
    <div aria-live="assertive">
      {problem && <Alert type="error" showIcon title={problem} />}
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('editor.notKept')}
          description={
            <ul className="outcome-list">
              {faults.map((fault) => (
                <li key={`${fault.field} ${fault.message}`}>{fault.message}</li>
              ))}
            </ul>
          }
        />
      )}
      {outrun && (
        <Card className="pad stack">
          <Alert type="warning" showIcon title={outrun.message} description={t('editor.outrunHint')} />
          <p className="num">
            {t('editor.outrunBy', {
              by: outrun.byName ?? t('questions.team'),
              at: formatIsoMinute(outrun.at),
            })}
          </p>
          <ChangeList changes={outrun.changes} />
        </Card>
      )}
    </div>
  );
}

interface SavingProps {
  readonly bank: Props['bank'];
  readonly question: QuestionDetail | null;
  readonly localKey: string;
  readonly baseRevisionId: string | null;
  readonly content: ReturnType<typeof contentOf>;
  readonly onOutrun: (latestRevisionId: string) => void;
}

/** Saves, and leads to the question; after being outrun the next save goes out on the wording that was read meanwhile. */
function useSaving({ bank, question, localKey, baseRevisionId, content, onOutrun }: SavingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [run, { loading }] = useMutation(saveQuestion);
  const [step, { loading: isSubmitting }] = useMutation(signOffQuestions);
  const [outrun, setOutrun] = useState<Outrun | null>(null);
  const [faults, setFaults] = useState<readonly SavedFault[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (isSubmitted: boolean) => {
    const input = { questionId: question?.id ?? null, bankId: bank.id, baseRevisionId, content };
    const answer = (await run({ variables: { input } })).data?.saveQuestion;
    switch (answer?.__typename) {
      case undefined:
        return setProblem(t('questions.failed'));
      case 'Refused':
        return setProblem(answer.message);
      case 'QuestionFaulty':
        return setFaults(answer.faults);
      case 'QuestionOutrun':
        setOutrun(answer);
        return onOutrun(answer.latestRevisionId);
      case 'Question':
        forgetLocal(localKey);
        if (isSubmitted) await step({ variables: { input: { questionIds: [answer.id], action: 'SUBMIT' } } });
        await navigate(`/questions/${answer.id}`);
    }
  };
  const save = async (isSubmitted: boolean) => {
    setOutrun(null);
    setFaults([]);
    setProblem(null);
    try {
      await send(isSubmitted);
    } catch (error) {
      setProblem(
        isUnreachable(error) ? t('editor.unreachable') : (errorMessage(error) ?? t('questions.failed')),
      );
    }
  };
  return { save, isBusy: loading || isSubmitting, outrun, faults, problem };
}

/** Only where the device keeps nothing: otherwise what was typed is found again. */
function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isOn]);
}
