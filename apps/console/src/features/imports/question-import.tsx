import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Chip, errorMessage, useLanguage } from '@whetstone/ui';
import type { CommitQuestionsMutation, ImportTarget, PreviewQuestionsMutation } from '../../gql/graphql';
import { formatNames } from '../questions/format-names';
import { SimilarList } from '../questions/similar-list';
import '../questions/questions.css';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { checkQuestionFile } from './check-file';
import { ImportWizard, type Answer } from './import-wizard';
import { OutcomeChip } from './outcome-chip';
import type { Preview } from './preview';
import { commitQuestions, importedBank, previewQuestions, undoQuestions } from './question-import-operations';

type QuestionPreview = Extract<
  PreviewQuestionsMutation['previewQuestionImport'],
  { __typename: 'QuestionPreview' }
>;
type QuestionImported = Extract<
  CommitQuestionsMutation['commitQuestionImport'],
  { __typename: 'QuestionImport' }
>;
type QuestionRow = QuestionPreview['rows'][number];

export function QuestionImport() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { bankId = '' } = useParams();
  const { data } = useQuery(importedBank, { variables: { id: bankId } });
  const [preview] = useMutation(previewQuestions, { fetchPolicy: 'no-cache' });
  const [commit] = useMutation(commitQuestions);
  const [target, setTarget] = useState<ImportTarget>('DRAFT');
  const bankName = data?.bank?.name ?? '';

  const toPreview = (found: QuestionPreview): Preview<QuestionRow> => ({
    ...{ fileName: found.fileName, sheetName: '', totalCount: found.totalCount },
    ...{ faults: found.faults, rows: found.rows },
    lead: t('imports.readQuestions', {
      file: found.fileName,
      format: formatNames[language][found.format ?? ''] ?? t('tables.none'),
      total: formatCount(found.totalCount),
    }),
    counts: [
      { outcome: 'NEW', count: found.newCount },
      { outcome: 'CHANGED', count: found.changedCount },
      { outcome: 'UNCHANGED', count: found.unchangedCount },
      { outcome: 'FAULTY', count: found.faultyCount },
    ],
  });
  const runPreview = async (uploadId: string): Promise<Answer<Preview<QuestionRow>>> => {
    const answer = (await preview({ variables: { input: { uploadId, bankId } } })).data
      ?.previewQuestionImport;
    if (!answer) return { refusal: t('imports.failed') };
    return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: toPreview(answer) };
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('banks.title'), to: '/banks' },
          // Until its name is here there is nothing to read on the link.
          ...(bankName === '' ? [] : [{ label: bankName, to: `/banks/${bankId}` }]),
          { label: t('banks.import') },
        ]}
        title={t('imports.questionsTitle', { bank: bankName })}
      />
      <ImportWizard<QuestionRow, QuestionImported>
        templateUrl="/files/templates/questions.xlsx"
        kind={{
          accept: '.xlsx,.csv,.docx,.txt,.gift,.aiken,.xml,.zip',
          hint: t('imports.questionAccept'),
          lead: t('imports.questionDrop'),
          check: checkQuestionFile,
          wrongType: (name) => t('imports.questionWrongType', { name }),
        }}
        choices={<Target value={target} onChange={setTarget} />}
        faultsFileName={t('imports.fileFaults')}
        preview={runPreview}
        commit={async (uploadId, mode) => {
          const input = { uploadId, bankId, mode, target };
          const answer = (await commit({ variables: { input } })).data?.commitQuestionImport;
          if (!answer) return { refusal: t('imports.failed') };
          return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: answer };
        }}
        renderRows={(rows) => <QuestionRows rows={rows} />}
        renderResult={(result) => <Done result={result} />}
      />
    </>
  );
}

interface TargetProps {
  readonly value: ImportTarget;
  readonly onChange: (target: ImportTarget) => void;
}

function Target({ value, onChange }: TargetProps) {
  const { t } = useTranslation();
  const choices = [
    ['DRAFT', t('imports.targetDraft')],
    ['IN_REVIEW', t('imports.targetReview')],
  ] as const;
  return (
    <fieldset className="import-target">
      <legend>{t('imports.target')}</legend>
      {choices.map(([target, label]) => (
        <label key={target}>
          <input type="radio" name="target" checked={value === target} onChange={() => onChange(target)} />
          {label}
        </label>
      ))}
      <small>{t('imports.targetHint')}</small>
    </fieldset>
  );
}

function QuestionRows({ rows }: { readonly rows: readonly QuestionRow[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<QuestionRow, string>[] = [
    { key: 'row', title: t('imports.row'), render: (row) => row.row },
    { key: 'outcome', title: t('imports.outcome'), render: (row) => <OutcomeChip outcome={row.outcome} /> },
    { key: 'type', title: t('imports.type'), render: (row) => t(`questionTypes.${row.type}`) },
    {
      key: 'stem',
      title: t('imports.stem'),
      className: 'stem',
      render: (row) => (
        <>
          <span className="two-lines">{row.stem}</span>
          {row.similar.length > 0 && <small className="quiet">{row.options.join('；')}</small>}
        </>
      ),
    },
    {
      key: 'similar',
      title: t('imports.similar'),
      className: 'stem',
      render: (row) =>
        row.similar.length === 0 ? (
          <span className="quiet">{t('imports.noSimilar')}</span>
        ) : (
          <SimilarList similar={row.similar} label={`${t('imports.similar')} ${row.row}`} />
        ),
    },
    { key: 'key', title: t('imports.key'), className: 'middling', render: (row) => row.key },
    { key: 'topic', title: t('imports.topic'), className: 'middling', render: (row) => row.topic },
    {
      key: 'citations',
      title: t('imports.citations'),
      className: 'middling',
      render: (row) => row.citations.join('；') || t('banks.noCitation'),
    },
    { key: 'referenceDate', title: t('imports.referenceDate'), render: (row) => row.referenceDate },
  ];
  return <DataTable label={t('imports.rowsTable')} columns={columns} rows={rows} rowKey={(row) => row.row} />;
}

function Done({ result }: { readonly result: QuestionImported }) {
  const { t } = useTranslation();
  const [undo, { loading }] = useMutation(undoQuestions);
  const [undone, setUndone] = useState<{ readonly text: string; readonly isDone: boolean } | null>(null);
  const takeBack = async () => {
    try {
      const { data } = await undo({ variables: { input: { uploadId: result.uploadId } } });
      const answer = data?.undoQuestionImport;
      if (answer?.__typename !== 'UndoneQuestionImport')
        return setUndone({ text: answer?.message ?? t('questions.failed'), isDone: false });
      const { undoneCount: taken, keptCount: kept } = answer;
      setUndone({ text: t('imports.undone', { undone: taken, kept }), isDone: true });
    } catch (error) {
      setUndone({ text: errorMessage(error) ?? t('questions.failed'), isDone: false });
    }
  };
  return (
    <Card className="sheet pad stack">
      <div role="status">
        <h2>
          <Chip>✓</Chip> {t('imports.doneTitle')}
        </h2>
      </div>
      <p className="num">
        {t('imports.doneCounts', {
          added: formatCount(result.newCount),
          changed: formatCount(result.changedCount),
          unchanged: formatCount(result.unchangedCount),
          skipped: formatCount(result.skippedCount),
        })}
      </p>
      <div className="row-actions">
        <Link to={`/banks/${result.bank.id}?mine=1`}>{t('imports.toList')}</Link>
        {!undone?.isDone && (
          <Button loading={loading} onClick={() => void takeBack()}>
            {t('imports.undo')}
          </Button>
        )}
      </div>
      <div aria-live="assertive">
        {undone && <Alert type={undone.isDone ? 'success' : 'error'} showIcon title={undone.text} />}
      </div>
    </Card>
  );
}
