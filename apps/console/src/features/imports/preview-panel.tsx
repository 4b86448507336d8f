import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Empty } from '@whetstone/ui';
import type { ImportMode, ImportOutcome } from '../../gql/graphql';
import { formatCount } from '../tables/figures';
import { oneOf } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { FaultTable } from './fault-table';
import { mayCommit, type Preview, type PreviewRow } from './preview';

interface Props<Row extends PreviewRow> {
  readonly preview: Preview<Row>;
  readonly renderRows: (rows: readonly Row[]) => ReactNode;
  readonly faultsFileName: string;
  readonly refusal: string | null;
  readonly committing: ImportMode | null;
  readonly onCommit: (mode: ImportMode) => void;
  readonly another: ReactNode;
  readonly choices?: ReactNode;
}

/** Rows beyond these are counted, not drawn: nobody reads them here, and 5,000 rows make a slow page. */
const drawnRows = 200;

export function PreviewPanel<Row extends PreviewRow>(props: Props<Row>) {
  const { t } = useTranslation();
  const { preview, committing } = props;
  const { params } = useAddress();
  const outcomes: readonly ImportOutcome[] = preview.counts.map((each) => each.outcome);
  const only = oneOf<ImportOutcome | ''>(params.get('outcome'), outcomes, '');
  const rows = only === '' ? preview.rows : preview.rows.filter((row) => row.outcome === only);
  return (
    <>
      <p className="quiet num">
        {preview.lead ??
          t('imports.read', {
            file: preview.fileName,
            sheet: preview.sheetName,
            total: formatCount(preview.totalCount),
          })}
      </p>
      <OutcomeCounts preview={preview} only={only} />
      <CommitBar {...props} />
      <Card className="sheet">
        <h2 className="pad-h">{t('imports.faults')}</h2>
        {preview.faults.length === 0 ? (
          <p className="pad">{t('imports.noFaults')}</p>
        ) : (
          <FaultTable faults={preview.faults} fileName={props.faultsFileName} />
        )}
      </Card>
      <Card className="sheet">
        <h2 className="pad-h">
          {t('imports.rows')} · {only === '' ? t('imports.every') : t(`outcomes.${only}`)}
        </h2>
        {rows.length === 0 ? (
          <Empty title={t('imports.nothingToDo')} />
        ) : (
          props.renderRows(rows.slice(0, drawnRows))
        )}
        {rows.length > drawnRows && (
          <p className="pad small quiet num">
            {t('imports.more', { shown: drawnRows, total: formatCount(rows.length) })}
          </p>
        )}
      </Card>
      {committing && <p role="status">{t('imports.committing')}</p>}
    </>
  );
}

function OutcomeCounts<Row extends PreviewRow>({
  preview,
  only,
}: {
  readonly preview: Preview<Row>;
  readonly only: string;
}) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  return (
    <ul className="kpi" aria-label={t('imports.counts')}>
      {preview.counts.map(({ outcome, count }) => (
        <li key={outcome}>
          <Card className={outcome === 'FAULTY' && count > 0 ? 'kpi-card bad' : 'kpi-card'}>
            <small>{t(`outcomes.${outcome}`)}</small>
            <Link
              className="figure num"
              to={hrefWith({ outcome: only === outcome ? null : outcome })}
              aria-current={only === outcome ? 'true' : undefined}
              aria-label={`${t(`outcomes.${outcome}`)} ${formatCount(count)}`}
            >
              {formatCount(count)}
            </Link>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function CommitBar<Row extends PreviewRow>(props: Props<Row>) {
  const { preview, refusal, committing, onCommit, another, choices } = props;
  const { t } = useTranslation();
  const may = mayCommit(preview);
  const faulty = preview.counts.find((each) => each.outcome === 'FAULTY')?.count ?? 0;
  const isBusy = committing !== null;
  return (
    <div className="commit-bar">
      {choices}
      <div className="row-actions">
        <Button
          type="primary"
          disabled={!may.all || isBusy}
          loading={committing === 'ALL'}
          onClick={() => onCommit('ALL')}
        >
          {t('imports.commitAll')}
        </Button>
        {faulty > 0 && (
          <Button
            disabled={!may.goodOnly || isBusy}
            loading={committing === 'GOOD_ONLY'}
            onClick={() => onCommit('GOOD_ONLY')}
          >
            {t('imports.commitGood')}
          </Button>
        )}
        {another}
      </div>
      {faulty > 0 && <small>{t('imports.commitAllBlocked', { faulty })}</small>}
      <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
    </div>
  );
}
