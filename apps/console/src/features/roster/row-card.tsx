import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip } from '@whetstone/ui';
import { OutcomeChip } from '../imports/outcome-chip';
import type { ImportRow } from './roster-operations';

interface Props {
  readonly row: ImportRow;
  readonly onFix?: (() => void) | undefined;
}

const changeNames = ['name', 'certificateNo', 'certificateValidTo', 'posting'] as const;
type ChangeName = (typeof changeNames)[number];

/** One row: who, what is wrong with it, and what it would change. The same at the desk and on a phone. */
export function RowCard({ row, onFix }: Props) {
  const { t } = useTranslation();
  const facts = [row.certificateNo, row.unitName, row.regionName].filter(Boolean).join(' · ');
  return (
    <li className="roster-row">
      <div className="roster-row-head">
        <span className="num quiet">
          {row.row === null ? t('roster.notInFile') : t('roster.row', { row: row.row })}
        </span>
        <OutcomeChip outcome={row.outcome} />
        <b>{row.name || t('tables.none')}</b>
        <span className="quiet">{facts}</span>
        {onFix && row.outcome !== 'LEFT' && (
          <Button size="small" onClick={onFix} aria-label={t('roster.fixRow', { row: row.row ?? 0 })}>
            {t('roster.fix')}
          </Button>
        )}
      </div>
      {row.isKept && <p className="small">{t('roster.kept')}</p>}
      {row.faults.length > 0 && (
        <ul className="roster-faults">
          {row.faults.map((fault) => (
            <li key={`${fault.field} ${fault.message}`}>
              <Chip tone={fault.severity === 'ERROR' ? 'red' : 'amber'}>
                <span aria-hidden="true">{fault.severity === 'ERROR' ? '✕' : '!'}</span>{' '}
                {t(`severities.${fault.severity}`)}
              </Chip>{' '}
              {fault.message}
            </li>
          ))}
        </ul>
      )}
      {row.changes.length > 0 && row.outcome === 'CHANGED' && (
        <ul className="roster-faults">
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              <span className="quiet">
                {changeName(field) ? t(`roster.changed.${changeName(field) ?? 'name'}`) : field}：
              </span>
              <s>{before ?? t('tables.none')}</s> → <b>{after ?? t('tables.none')}</b>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function changeName(field: string): ChangeName | undefined {
  return changeNames.find((name) => name === field);
}
