import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Empty, errorMessage, ErrorNotice, Loading } from '@whetstone/ui';
import type { ImportMode, ImportOutcome } from '../../gql/graphql';
import { downloadCsv } from '../tables/download';
import { formatCount } from '../tables/figures';
import { Pager } from '../tables/pager';
import { oneOf, wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { FixRow } from './fix-row';
import {
  commitRosterImport,
  refusalOf,
  rosterImportRows,
  type Imported,
  type ImportRow,
} from './roster-operations';
import { RowCard } from './row-card';

interface Props {
  readonly found: Imported;
  readonly another: ReactNode;
  readonly onMap: () => void;
}

const pageSize = 50;
const most = 500;

const outcomes = [
  'NEW',
  'CHANGED',
  'UNCHANGED',
  'LEFT',
  'FAULTY',
] as const satisfies readonly ImportOutcome[];
const keyOf = {
  NEW: 'new',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  LEFT: 'left',
  FAULTY: 'faulty',
} as const;

/** What taking the file over would do; nothing is written yet. */
export function ReviewStep({ found, another, onMap }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet num">
        {t('imports.read', {
          file: found.fileName,
          sheet: found.sheetName,
          total: formatCount(found.totalCount),
        })}
      </p>
      <Counts found={found} />
      <CommitBar
        found={found}
        extra={
          <>
            <Button onClick={onMap}>{t('roster.mapAgain')}</Button>
            {another}
          </>
        }
      />
      <Rows found={found} />
    </>
  );
}

function useOutcome(found: Imported): ImportOutcome | '' {
  const { params } = useAddress();
  const first = found.counts.faulty > 0 ? 'FAULTY' : '';
  return oneOf<ImportOutcome | ''>(params.get('outcome'), outcomes, first);
}

function Counts({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const only = useOutcome(found);
  return (
    <ul className="kpi" aria-label={t('imports.counts')}>
      {outcomes.map((outcome) => {
        const count = formatCount(found.counts[keyOf[outcome]]);
        const isBad = outcome === 'FAULTY' && found.counts.faulty > 0;
        return (
          <li key={outcome}>
            <Card className={isBad ? 'kpi-card bad' : 'kpi-card'}>
              <small>{t(`outcomes.${outcome}`)}</small>
              <Link
                className="figure num"
                to={hrefWith({ outcome, page: null })}
                aria-current={only === outcome ? 'true' : undefined}
                aria-label={`${t(`outcomes.${outcome}`)} ${count}`}
              >
                {count}
              </Link>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}

function CommitBar({ found, extra }: { readonly found: Imported; readonly extra: ReactNode }) {
  const { t } = useTranslation();
  const [commit] = useMutation(commitRosterImport);
  const [busy, setBusy] = useState<ImportMode | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [leftOn, setLeftOn] = useState<string | null>(null);
  const { faulty, left, changed, unchanged } = found.counts;
  const good = found.counts.new + changed + unchanged + (leftOn ? left : 0);

  const run = async (mode: ImportMode) => {
    setRefusal(null);
    setBusy(mode);
    try {
      const input = { importId: found.id, mode, leftOn: leftOn || null };
      const { data } = await commit({ variables: { input } });
      setRefusal(refusalOf(data?.commitRosterImport, t('imports.failed')));
    } catch (error) {
      setRefusal(errorMessage(error) ?? t('imports.failed'));
    }
    setBusy(null);
  };

  return (
    <div className="commit-bar">
      {left > 0 && <Leavers count={left} isPossible={faulty === 0} leftOn={leftOn} onChange={setLeftOn} />}
      <div className="row-actions">
        <Button
          type="primary"
          disabled={faulty > 0 || good === 0 || busy !== null}
          loading={busy === 'ALL'}
          onClick={() => void run('ALL')}
        >
          {t('imports.commitAll')}
        </Button>
        {faulty > 0 && (
          <Button
            disabled={good === 0 || busy !== null}
            loading={busy === 'GOOD_ONLY'}
            onClick={() => void run('GOOD_ONLY')}
          >
            {t('imports.commitGood')}
          </Button>
        )}
        {extra}
      </div>
      {faulty > 0 && <small>{t('imports.commitAllBlocked', { faulty: formatCount(faulty) })}</small>}
      <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
    </div>
  );
}

interface LeaversProps {
  readonly count: number;
  readonly isPossible: boolean;
  readonly leftOn: string | null;
  readonly onChange: (day: string | null) => void;
}

/** Off until somebody says so: who is missing in a file has not always left. */
function Leavers({ count, isPossible, leftOn, onChange }: LeaversProps) {
  const { t } = useTranslation();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return (
    <div className="roster-leavers">
      <Checkbox
        checked={leftOn !== null}
        disabled={!isPossible}
        onChange={(event) => onChange(event.target.checked ? today : null)}
      >
        {t('roster.endLeavers', { count })}
      </Checkbox>
      {leftOn !== null && (
        <Input
          type="date"
          className="officers-day"
          max={today}
          value={leftOn}
          aria-label={t('roster.leftOn')}
          onChange={(event) => onChange(event.target.value || today)}
        />
      )}
      <small className="quiet">{t(isPossible ? 'roster.leaversText' : 'roster.leaversBlocked')}</small>
    </div>
  );
}

function Rows({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const only = useOutcome(found);
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const [fixing, setFixing] = useState<ImportRow | null>(null);
  const { data, previousData, error, refetch } = useQuery(rosterImportRows, {
    variables: {
      importId: found.id,
      outcome: only === '' ? null : only,
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
    fetchPolicy: 'network-only',
  });
  const shown = (data ?? previousData)?.rosterImportRows;
  return (
    <Card className="sheet">
      <div className="pad-h spread row-actions">
        <h2>
          {t('imports.rows')} · {only === '' ? t('imports.every') : t(`outcomes.${only}`)}
        </h2>
        {found.counts.faulty > 0 && <DownloadFaults found={found} />}
      </div>
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={8} />
      ) : shown.totalCount === 0 ? (
        <Empty title={t('imports.nothingToDo')} />
      ) : (
        <>
          <ul className="roster-rows" aria-label={t('imports.rowsTable')} aria-busy={!data}>
            {shown.nodes.map((row) => (
              <RowCard
                key={row.row ?? row.officerId}
                row={row}
                onFix={row.row === null ? undefined : () => setFixing(row)}
              />
            ))}
          </ul>
          <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
        </>
      )}
      {fixing && (
        <FixRow
          key={fixing.row}
          importId={found.id}
          row={fixing}
          onClose={() => setFixing(null)}
          onFixed={() => void refetch()}
        />
      )}
    </Card>
  );
}

/** Every fault of the file, page after page, as one table. */
function DownloadFaults({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const rows: ImportRow[] = [];
    while (rows.length < found.counts.faulty) {
      const { data } = await client.query({
        query: rosterImportRows,
        variables: { importId: found.id, outcome: 'FAULTY', page: { limit: most, offset: rows.length } },
        fetchPolicy: 'no-cache',
      });
      const more = data?.rosterImportRows.nodes ?? [];
      if (more.length === 0) break;
      rows.push(...more);
    }
    setBusy(false);
    const heads = ['row', 'severity', 'field', 'found', 'expected', 'message'] as const;
    downloadCsv(
      t('imports.fileRosterFaults'),
      [...heads.map((head) => t(`imports.${head}`)), t('roster.fields.NAME')],
      rows.flatMap(({ name, faults }) =>
        faults.map((fault) => [
          ...[fault.row ?? t('imports.wholeFile'), t(`severities.${fault.severity}`), fault.field],
          ...[fault.found, fault.expected, fault.message, name],
        ]),
      ),
    );
  };
  return (
    <Button loading={isBusy} onClick={() => void download().catch(() => setBusy(false))}>
      {t('imports.downloadFaults')}
    </Button>
  );
}
