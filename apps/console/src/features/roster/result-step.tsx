import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Popconfirm } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, errorMessage } from '@whetstone/ui';
import type { RosterImportCodesQuery } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { formatCount } from '../tables/figures';
import {
  forgetRosterCodes,
  refusalOf,
  rosterImportCodes,
  undoRosterImport,
  type Imported,
} from './roster-operations';

type Code = RosterImportCodesQuery['rosterImportCodes'][number];

const shownCodes = 200;
const most = 500;

export function ResultStep({ found, another }: { readonly found: Imported; readonly another: ReactNode }) {
  const { t } = useTranslation();
  const [undo, { loading }] = useMutation(undoRosterImport);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { counts } = found;
  const isUndone = found.state === 'UNDONE';
  const takeBack = async () => {
    try {
      const { data } = await undo({ variables: { input: { importId: found.id } } });
      setRefusal(refusalOf(data?.undoRosterImport, t('imports.failed')));
    } catch (error) {
      setRefusal(errorMessage(error) ?? t('imports.failed'));
    }
  };
  return (
    <>
      <Card className="sheet pad stack">
        <div role="status">
          <h2>
            <Chip>{isUndone ? '↺' : '✓'}</Chip> {t(isUndone ? 'roster.undoneTitle' : 'imports.doneTitle')}
          </h2>
        </div>
        <p className="num">
          {t('imports.doneCounts', {
            added: formatCount(counts.new),
            changed: formatCount(counts.changed),
            unchanged: formatCount(counts.unchanged),
            skipped: formatCount(counts.faulty),
          })}
          {found.leftOn &&
            ` · ${t('roster.doneLeft', { left: formatCount(counts.left), day: found.leftOn })}`}
        </p>
        {isUndone && (
          <p>
            {t(found.keptCount > 0 ? 'roster.undoneKept' : 'roster.undoneAll', {
              kept: formatCount(found.keptCount),
            })}
          </p>
        )}
        <div className="row-actions">
          <Link to="/officers">{t('imports.toOfficers')}</Link>
          {!isUndone && (
            <Popconfirm
              title={t('roster.undoTitle')}
              description={t('roster.undoText')}
              okText={t('roster.undo')}
              cancelText={t('banks.cancel')}
              onConfirm={() => void takeBack()}
            >
              <Button danger loading={loading}>
                {t('roster.undo')}
              </Button>
            </Popconfirm>
          )}
          {another}
        </div>
        <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
      </Card>
      {found.codeCount > 0 ? (
        <ActivationCodes found={found} />
      ) : (
        !isUndone && <p className="quiet">{t(counts.new > 0 ? 'roster.codesGone' : 'imports.noCodes')}</p>
      )}
    </>
  );
}

function ActivationCodes({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [forget] = useMutation(forgetRosterCodes);
  const [isDownloaded, setDownloaded] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { data } = useQuery(rosterImportCodes, {
    variables: { importId: found.id, page: { limit: shownCodes, offset: 0 } },
    fetchPolicy: 'no-cache',
  });
  const columns: readonly Column<Code, string>[] = [
    { key: 'name', title: t('officers.name'), render: (row) => row.name },
    { key: 'certificate', title: t('officers.certificate'), render: (row) => row.certificateNo },
    { key: 'unit', title: t('officers.unit'), className: 'wide', render: (row) => row.unitName },
    { key: 'code', title: t('imports.code'), render: (row) => <code>{row.code}</code> },
  ];
  const download = async () => {
    setBusy(true);
    const codes: Code[] = [];
    while (codes.length < found.codeCount) {
      const page = { limit: most, offset: codes.length };
      const answer = await client.query({
        query: rosterImportCodes,
        variables: { importId: found.id, page },
        fetchPolicy: 'no-cache',
      });
      const more = answer.data?.rosterImportCodes ?? [];
      if (more.length === 0) break;
      codes.push(...more);
    }
    downloadCsv(
      t('imports.codesTitle'),
      columns.map((column) => column.title),
      codes.map((row) => [row.name, row.certificateNo, row.unitName, row.code]),
    );
    setBusy(false);
    setDownloaded(true);
  };
  return (
    <Card className="sheet">
      <h2 className="pad-h">
        {t('imports.codesTitle')} <span className="num">({formatCount(found.codeCount)})</span>
      </h2>
      <div className="pad-h stack">
        <Alert
          type={isDownloaded ? 'success' : 'warning'}
          showIcon
          title={t(isDownloaded ? 'imports.codesDownloaded' : 'roster.codesWarning')}
          role="alert"
        />
        <div className="row-actions">
          <Button type="primary" loading={isBusy} onClick={() => void download().catch(() => setBusy(false))}>
            {t('imports.downloadCodes')}
          </Button>
          {isDownloaded && (
            <Button onClick={() => void forget({ variables: { input: { importId: found.id } } })}>
              {t('roster.forgetCodes')}
            </Button>
          )}
        </div>
      </div>
      <DataTable
        label={t('imports.codesTable')}
        columns={columns}
        rows={data?.rosterImportCodes ?? []}
        rowKey={(row) => row.certificateNo}
      />
      {found.codeCount > shownCodes && (
        <p className="pad small quiet num">
          {t('imports.more', { shown: shownCodes, total: formatCount(found.codeCount) })}
        </p>
      )}
    </Card>
  );
}
