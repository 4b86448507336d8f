import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip } from '@whetstone/ui';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { faultCounts, type PreviewFault } from './preview';

interface Props {
  readonly faults: readonly PreviewFault[];
  readonly fileName: string;
}

export function FaultTable({ faults, fileName }: Props) {
  const { t } = useTranslation();
  const rowText = (fault: PreviewFault) => (fault.row === null ? t('imports.wholeFile') : String(fault.row));
  const columns: readonly Column<PreviewFault, string>[] = [
    { key: 'row', title: t('imports.row'), render: rowText },
    {
      key: 'severity',
      title: t('imports.severity'),
      render: (fault) => (
        <Chip tone={fault.severity === 'ERROR' ? 'red' : 'amber'}>
          <span aria-hidden="true">{fault.severity === 'ERROR' ? '✕' : '!'}</span>{' '}
          {t(`severities.${fault.severity}`)}
        </Chip>
      ),
    },
    { key: 'field', title: t('imports.field'), render: (fault) => fault.field ?? t('tables.none') },
    {
      key: 'found',
      title: t('imports.found'),
      className: 'middling',
      render: (fault) => fault.found || t('tables.none'),
    },
    {
      key: 'expected',
      title: t('imports.expected'),
      className: 'middling',
      render: (fault) => fault.expected,
    },
    { key: 'message', title: t('imports.message'), className: 'stem', render: (fault) => fault.message },
  ];
  const download = () =>
    downloadCsv(
      fileName,
      ['row', 'severity', 'field', 'found', 'expected', 'message'].map((key) =>
        t(`imports.${key as 'row' | 'severity' | 'field' | 'found' | 'expected' | 'message'}`),
      ),
      faults.map((fault) => [
        fault.row ?? t('imports.wholeFile'),
        t(`severities.${fault.severity}`),
        fault.field,
        fault.found,
        fault.expected,
        fault.message,
      ]),
    );
  return (
    <>
      <div className="pad-h spread row-actions">
        <span>{t('imports.faultsLead', faultCounts(faults))}</span>
        <Button onClick={download}>{t('imports.downloadFaults')}</Button>
      </div>
      <DataTable
        label={t('imports.faultsTable')}
        columns={columns}
        rows={faults}
        rowKey={(fault) => `${fault.row}-${fault.field}-${fault.message}`}
      />
    </>
  );
}
