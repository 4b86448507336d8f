import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { readClassList } from '@whetstone/domain';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Empty, errorMessage, ErrorNotice, isUnreachable, Loading } from '@whetstone/ui';
import type { ClassFactsFragment, ClassListAnswerRowsFragment } from '../../gql/graphql';
import { FileDrop } from '../imports/file-drop';
import { PageHead } from '../shell/page-head';
import { ListRows } from './class-list-rows';
import { addClassMembers, checkClassList, classById } from './class-operations';
import { readListFile } from './read-list-file';
import './classes.css';

/** A list of certificate numbers: pasted or from a file, checked line by line, then added. */
export function ClassImport() {
  const { t } = useTranslation();
  const { classId = '' } = useParams();
  const { data, error, refetch } = useQuery(classById, { variables: { id: classId } });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const shown = data.trainingClass;
  if (!shown?.isMine) return <Empty title={t('classes.goneTitle')} />;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('classes.title'), to: '/classes' },
          { label: shown.name, to: `/classes/${shown.id}` },
          { label: t('classes.import') },
        ]}
        title={t('classes.import')}
        subtitle={shown.name}
      />
      <ListForm shown={shown} />
    </>
  );
}

type Answer = ClassListAnswerRowsFragment & { readonly isDone: boolean };

function ListForm({ shown: { id } }: { readonly shown: ClassFactsFragment }) {
  const { t } = useTranslation();
  const fieldId = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { answer, isBusy, check, add, forget } = useList(id, setFault);

  const take = (next: string) => {
    setText(next);
    setFault(null);
    forget();
  };
  const takeFile = async (file: File) => {
    const read = await readListFile(file);
    if (read === null) setFault(t('classes.fileUnfit', { name: file.name }));
    else take(read);
  };
  return (
    <>
      <Card className="sheet pad stack class-list">
        <label htmlFor={fieldId}>
          <b>{t('classes.list')}</b>
        </label>
        <small id={`${fieldId}-hint`}>{t('classes.listHint')}</small>
        <Input.TextArea
          id={fieldId}
          aria-describedby={`${fieldId}-hint`}
          value={text}
          autoSize={{ minRows: 6, maxRows: 14 }}
          onChange={({ target }) => take(target.value)}
        />
        <FileDrop
          lead={t('classes.fileLead')}
          choose={t('classes.fileChoose')}
          hint={t('classes.fileHint')}
          accept=".txt,.csv"
          onFile={(file) => void takeFile(file)}
        />
        <div aria-live="assertive">{fault && <Alert type="error" showIcon title={fault} />}</div>
        <div className="row-actions">
          <Button
            type={answer ? 'default' : 'primary'}
            loading={isBusy && !answer}
            onClick={() => void check(text)}
          >
            {t('classes.check')}
          </Button>
          <Link to={`/classes/${id}`}>{t('classes.toClass')}</Link>
        </div>
      </Card>
      {answer && (
        <Outcome answer={answer} isBusy={isBusy} onAdd={(isAllOrNone) => void add(text, isAllOrNone)} />
      )}
    </>
  );
}

function useList(classId: string, setFault: (fault: string | null) => void) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [run] = useMutation(addClassMembers);

  const asking = async (text: string, ask: (people: ReturnType<typeof readClassList>) => Promise<void>) => {
    const people = readClassList(text);
    setFault(people.length === 0 ? t('classes.listEmpty') : null);
    if (people.length === 0) return;
    setBusy(true);
    try {
      await ask(people);
    } catch (error) {
      setFault(isUnreachable(error) ? t('lectures.failed') : (errorMessage(error) ?? t('lectures.failed')));
    } finally {
      setBusy(false);
    }
  };
  const take = (
    next:
      | ({ readonly __typename: 'ClassListAnswer' } & ClassListAnswerRowsFragment)
      | { readonly __typename: 'Refused'; readonly message: string }
      | undefined,
    isDone: boolean,
  ) => {
    if (next?.__typename === 'ClassListAnswer') return setAnswer({ ...next, isDone });
    setAnswer(null);
    setFault(next?.message ?? t('lectures.failed'));
  };
  return {
    ...{ answer, isBusy },
    forget: () => setAnswer(null),
    check: (text: string) =>
      asking(text, async (people) => {
        const variables = { classId, people };
        const { data } = await client.query({
          query: checkClassList,
          variables,
          fetchPolicy: 'network-only',
        });
        take(data?.checkClassList, false);
      }),
    add: (text: string, isAllOrNone: boolean) =>
      asking(text, async (people) => {
        const { data } = await run({ variables: { input: { classId, people, isAllOrNone } } });
        take(data?.addClassMembers, true);
      }),
  };
}

interface OutcomeProps {
  readonly answer: Answer;
  readonly isBusy: boolean;
  readonly onAdd: (isAllOrNone: boolean) => void;
}

function Outcome({ answer: { rows, addedCount, isDone }, isBusy, onAdd }: OutcomeProps) {
  const { t } = useTranslation();
  const bad = rows.filter(({ refusal }) => refusal !== null);
  const good = rows.filter(({ refusal }) => refusal === null);
  const [all, fine, wrong] = [rows.length, good.length, bad.length];
  const isAdded = isDone && addedCount > 0;
  // Checked anew, a list of which nobody was added is one that can still be added.
  const mayAdd = !isAdded && fine > 0;
  return (
    <Card className="sheet pad class-outcome">
      <div role="status">
        {isAdded ? (
          <Alert type="success" showIcon title={t('classes.added', { count: addedCount })} />
        ) : (
          <Alert
            type={wrong > 0 ? 'warning' : 'info'}
            showIcon
            title={isDone ? t('classes.nobodyAdded') : t('classes.checked', { all, good: fine, bad: wrong })}
          />
        )}
      </div>
      {mayAdd && (
        <div className="row-actions">
          <Button type="primary" loading={isBusy} onClick={() => onAdd(wrong === 0)}>
            {t(wrong === 0 ? 'classes.addAll' : 'classes.addGood', { count: fine })}
          </Button>
        </div>
      )}
      {wrong > 0 && <ListRows title={t('classes.badRows')} rows={bad} />}
      {fine > 0 && <ListRows title={t(isAdded ? 'classes.joinedRows' : 'classes.goodRows')} rows={good} />}
    </Card>
  );
}
