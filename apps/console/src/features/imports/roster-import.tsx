import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { PreviewRosterMutation } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { ImportWizard, type Answer } from './import-wizard';
import { OutcomeChip } from './outcome-chip';
import type { Preview } from './preview';
import { RosterResult, type RosterImported } from './roster-result';

const previewRoster = graphql(`
  mutation PreviewRoster($input: PreviewRosterImportInput!) {
    previewRosterImport(input: $input) {
      __typename
      ... on RosterPreview {
        fileName
        sheetName
        totalCount
        newCount
        changedCount
        unchangedCount
        faultyCount
        faults {
          row
          field
          code
          severity
          found
          expected
          message
        }
        rows {
          row
          outcome
          name
          certificateNo
          unitName
          regionName
          post
          postedFrom
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const commitRoster = graphql(`
  mutation CommitRoster($input: CommitRosterImportInput!) {
    commitRosterImport(input: $input) {
      __typename
      ... on RosterImport {
        newCount
        changedCount
        unchangedCount
        skippedCount
        activationCodes {
          name
          certificateNo
          unitName
          code
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

type RosterPreview = Extract<PreviewRosterMutation['previewRosterImport'], { __typename: 'RosterPreview' }>;
type RosterRow = RosterPreview['rows'][number];

function toPreview(preview: RosterPreview): Preview<RosterRow> {
  return {
    ...preview,
    counts: [
      { outcome: 'NEW', count: preview.newCount },
      { outcome: 'CHANGED', count: preview.changedCount },
      { outcome: 'UNCHANGED', count: preview.unchangedCount },
      { outcome: 'FAULTY', count: preview.faultyCount },
    ],
  };
}

export function RosterImport() {
  const { t } = useTranslation();
  // The activation codes must not stay in the cache: they are shown once.
  const [preview] = useMutation(previewRoster, { fetchPolicy: 'no-cache' });
  const [commit] = useMutation(commitRoster, { fetchPolicy: 'no-cache' });

  const runPreview = async (uploadId: string): Promise<Answer<Preview<RosterRow>>> => {
    const answer = (await preview({ variables: { input: { uploadId } } })).data?.previewRosterImport;
    if (!answer) return { refusal: t('imports.failed') };
    return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: toPreview(answer) };
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('officers.title'), to: '/officers' }, { label: t('imports.rosterTitle') }]}
        title={t('imports.rosterTitle')}
      />
      <ImportWizard<RosterRow, RosterImported>
        templateUrl="/files/templates/roster.xlsx"
        faultsFileName={t('imports.fileRosterFaults')}
        preview={runPreview}
        commit={async (uploadId, mode) => {
          const answer = (await commit({ variables: { input: { uploadId, mode } } })).data
            ?.commitRosterImport;
          if (!answer) return { refusal: t('imports.failed') };
          return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: answer };
        }}
        renderRows={(rows) => <RosterRows rows={rows} />}
        renderResult={(result) => <RosterResult result={result} />}
      />
    </>
  );
}

function RosterRows({ rows }: { readonly rows: readonly RosterRow[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<RosterRow, string>[] = [
    { key: 'row', title: t('imports.row'), render: (row) => row.row },
    { key: 'outcome', title: t('imports.outcome'), render: (row) => <OutcomeChip outcome={row.outcome} /> },
    { key: 'name', title: t('officers.name'), render: (row) => row.name },
    { key: 'certificate', title: t('officers.certificate'), render: (row) => row.certificateNo },
    { key: 'unit', title: t('officers.unit'), className: 'wide', render: (row) => row.unitName },
    { key: 'region', title: t('officers.region'), render: (row) => row.regionName },
    { key: 'post', title: t('officers.post'), render: (row) => row.post },
    { key: 'since', title: t('officers.since'), render: (row) => row.postedFrom },
  ];
  return <DataTable label={t('imports.rowsTable')} columns={columns} rows={rows} rowKey={(row) => row.row} />;
}
