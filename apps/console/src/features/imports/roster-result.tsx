import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useBlocker } from 'react-router';
import { Card, Chip } from '@whetstone/ui';
import type { CommitRosterMutation } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { formatCount } from '../tables/figures';

export type RosterImported = Extract<
  CommitRosterMutation['commitRosterImport'],
  { __typename: 'RosterImport' }
>;
type ActivationCode = RosterImported['activationCodes'][number];

export function RosterResult({ result }: { readonly result: RosterImported }) {
  const { t } = useTranslation();
  return (
    <>
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
        <p>
          <Link to="/officers">{t('imports.toOfficers')}</Link>
        </p>
      </Card>
      {result.activationCodes.length === 0 ? (
        <p>{t('imports.noCodes')}</p>
      ) : (
        <ActivationCodes codes={result.activationCodes} />
      )}
    </>
  );
}

function ActivationCodes({ codes }: { readonly codes: readonly ActivationCode[] }) {
  const { t } = useTranslation();
  const [isDownloaded, setDownloaded] = useState(false);
  const columns: readonly Column<ActivationCode, string>[] = [
    { key: 'name', title: t('officers.name'), render: (row) => row.name },
    { key: 'certificate', title: t('officers.certificate'), render: (row) => row.certificateNo },
    { key: 'unit', title: t('officers.unit'), className: 'wide', render: (row) => row.unitName },
    { key: 'code', title: t('imports.code'), render: (row) => <code>{row.code}</code> },
  ];
  const download = () => {
    downloadCsv(
      t('imports.codesTitle'),
      columns.map((column) => column.title),
      codes.map((row) => [row.name, row.certificateNo, row.unitName, row.code]),
    );
    setDownloaded(true);
  };
  return (
    <Card className="sheet">
      <h2 className="pad-h">
        {t('imports.codesTitle')} <span className="num">({formatCount(codes.length)})</span>
      </h2>
      <div className="pad-h stack">
        <Alert
          type={isDownloaded ? 'success' : 'warning'}
          showIcon
          title={t(isDownloaded ? 'imports.codesDownloaded' : 'imports.codesWarning')}
          role="alert"
        />
        <div className="row-actions">
          <Button type="primary" onClick={download}>
            {t('imports.downloadCodes')}
          </Button>
        </div>
      </div>
      <DataTable
        label={t('imports.codesTable')}
        columns={columns}
        rows={codes}
        rowKey={(row) => row.certificateNo}
      />
      <LeaveGuard isOn={!isDownloaded} />
    </Card>
  );
}

/** Asks before the codes are lost: on a link within the console, and on closing or reloading the page. */
function LeaveGuard({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(isOn);
  useEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('imports.leaveTitle')}
      okText={t('imports.stay')}
      cancelText={t('imports.leave')}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>{t('imports.leaveText')}</p>
    </Modal>
  );
}
