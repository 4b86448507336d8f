import { useApolloClient, useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CommitRegionsMutation, PreviewRegionsMutation } from '../../gql/graphql';
import { ImportWizard, type Answer } from '../imports/import-wizard';
import { OutcomeChip } from '../imports/outcome-chip';
import type { Preview } from '../imports/preview';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';

const previewRegions = graphql(`
  mutation PreviewRegions($input: PreviewRegionImportInput!) {
    previewRegionImport(input: $input) {
      __typename
      ... on RegionImportPreview {
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
          code
          name
          parentName
          from
        }
      }
      ...Refusal
    }
  }
`);

const commitRegions = graphql(`
  mutation CommitRegions($input: CommitRegionImportInput!) {
    commitRegionImport(input: $input) {
      __typename
      ... on RegionImport {
        newCount
        unchangedCount
        skippedCount
      }
      ...Refusal
    }
  }
`);

type RegionPreview = Extract<
  PreviewRegionsMutation['previewRegionImport'],
  { __typename: 'RegionImportPreview' }
>;
type Imported = Extract<CommitRegionsMutation['commitRegionImport'], { __typename: 'RegionImport' }>;
type Row = RegionPreview['rows'][number];

function toPreview(preview: RegionPreview): Preview<Row> {
  return {
    ...preview,
    counts: [
      { outcome: 'NEW', count: preview.newCount },
      { outcome: 'UNCHANGED', count: preview.unchangedCount },
      { outcome: 'FAULTY', count: preview.faultyCount },
    ],
  };
}

/** Divisions of the 兵团, development zones and the like, from a list. */
export function RegionImport() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [preview] = useMutation(previewRegions, { fetchPolicy: 'no-cache' });
  const [commit] = useMutation(commitRegions);
  const runPreview = async (uploadId: string): Promise<Answer<Preview<Row>>> => {
    const answer = (await preview({ variables: { input: { uploadId } } })).data?.previewRegionImport;
    if (!answer) return { refusal: t('imports.failed') };
    return answer.__typename === 'Refused' ? { refusal: answer.message } : { value: toPreview(answer) };
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('places.regions'), to: '/regions' }, { label: t('regions.import') }]}
        title={t('regions.importTitle')}
      />
      <ImportWizard<Row, Imported>
        templateUrl="/files/templates/regions.xlsx"
        faultsFileName={t('regions.fileFaults')}
        preview={runPreview}
        commit={async (uploadId, mode) => {
          const answer = (await commit({ variables: { input: { uploadId, mode } } })).data
            ?.commitRegionImport;
          if (!answer) return { refusal: t('imports.failed') };
          if (answer.__typename === 'Refused') return { refusal: answer.message };
          await client.refetchQueries({ include: ['RegionChildren'] });
          return { value: answer };
        }}
        renderRows={(rows) => <Rows rows={rows} />}
        renderResult={(result) => <Done result={result} />}
      />
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<Row, string>[] = [
    { key: 'row', title: t('imports.row'), render: (row) => row.row },
    { key: 'outcome', title: t('imports.outcome'), render: (row) => <OutcomeChip outcome={row.outcome} /> },
    { key: 'code', title: t('regions.code'), render: (row) => row.code },
    { key: 'name', title: t('regions.name'), className: 'middling', render: (row) => row.name },
    { key: 'parent', title: t('regions.parent'), render: (row) => row.parentName },
    { key: 'from', title: t('regions.validFrom'), render: (row) => row.from },
  ];
  return <DataTable label={t('imports.rowsTable')} columns={columns} rows={rows} rowKey={(row) => row.row} />;
}

function Done({ result }: { readonly result: Imported }) {
  const { t } = useTranslation();
  return (
    <Card className="sheet pad stack">
      <div role="status">
        <h2>
          <Chip>✓</Chip> {t('imports.doneTitle')}
        </h2>
      </div>
      <p className="num">
        {t('regions.imported', {
          added: formatCount(result.newCount),
          unchanged: formatCount(result.unchangedCount),
          skipped: formatCount(result.skippedCount),
        })}
      </p>
      <p>
        <Link to="/regions">{t('regions.toRegions')}</Link>
      </p>
    </Card>
  );
}
