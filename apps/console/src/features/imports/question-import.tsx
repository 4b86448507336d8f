import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Chip } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CommitQuestionsMutation, PreviewQuestionsMutation } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { ImportWizard, type Answer } from './import-wizard';
import { OutcomeChip } from './outcome-chip';
import type { Preview } from './preview';

const importedBank = graphql(`
  query ImportedBank($id: ID!) {
    bank(id: $id) {
      id
      name
    }
  }
`);

const previewQuestions = graphql(`
  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {
    previewQuestionImport(input: $input) {
      __typename
      ... on QuestionPreview {
        fileName
        sheetName
        totalCount
        newCount
        unchangedCount
        faultyCount
        faults {
          ...FaultParts
        }
        rows {
          row
          outcome
          type
          stem
          key
          topic
          citations
          referenceDate
        }
      }
      ...Refusal
    }
  }
`);

const commitQuestions = graphql(`
  mutation CommitQuestions($input: CommitQuestionImportInput!) {
    commitQuestionImport(input: $input) {
      __typename
      ... on QuestionImport {
        newCount
        unchangedCount
        skippedCount
        bank {
          id
          questionCount
        }
      }
      ...Refusal
    }
  }
`);

type QuestionPreview = Extract<
  PreviewQuestionsMutation['previewQuestionImport'],
  { __typename: 'QuestionPreview' }
>;
type QuestionImported = Extract<
  CommitQuestionsMutation['commitQuestionImport'],
  { __typename: 'QuestionImport' }
>;
type QuestionRow = QuestionPreview['rows'][number];

function toPreview(preview: QuestionPreview): Preview<QuestionRow> {
  return {
    ...preview,
    counts: [
      { outcome: 'NEW', count: preview.newCount },
      { outcome: 'UNCHANGED', count: preview.unchangedCount },
      { outcome: 'FAULTY', count: preview.faultyCount },
    ],
  };
}

export function QuestionImport() {
  const { t } = useTranslation();
  const { bankId = '' } = useParams();
  const { data } = useQuery(importedBank, { variables: { id: bankId } });
  const [preview] = useMutation(previewQuestions, { fetchPolicy: 'no-cache' });
  const [commit] = useMutation(commitQuestions);
  const bankName = data?.bank?.name ?? '';

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
          { label: bankName, to: `/banks/${bankId}` },
          { label: t('banks.import') },
        ]}
        title={t('imports.questionsTitle', { bank: bankName })}
      />
      <ImportWizard<QuestionRow, QuestionImported>
        templateUrl="/files/templates/questions.xlsx"
        faultsFileName={t('imports.fileFaults')}
        preview={runPreview}
        commit={async (uploadId, mode) => {
          const answer = (await commit({ variables: { input: { uploadId, bankId, mode } } })).data
            ?.commitQuestionImport;
          if (!answer) return { refusal: t('imports.failed') };
          return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: answer };
        }}
        renderRows={(rows) => <QuestionRows rows={rows} />}
        renderResult={(result) => <Done result={result} />}
      />
    </>
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
      render: (row) => <span className="two-lines">{row.stem}</span>,
    },
    { key: 'key', title: t('imports.key'), render: (row) => row.key },
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
  return (
    <Card className="sheet pad stack">
      <div role="status">
        <h2>
          <Chip>✓</Chip> {t('imports.doneTitle')}
        </h2>
      </div>
      <p className="num">
        {t('imports.doneQuestions', {
          added: formatCount(result.newCount),
          unchanged: formatCount(result.unchangedCount),
          skipped: formatCount(result.skippedCount),
          total: formatCount(result.bank.questionCount),
        })}
      </p>
      <p>
        <Link to={`/banks/${result.bank.id}`}>{t('imports.toBank')}</Link>
      </p>
    </Card>
  );
}
